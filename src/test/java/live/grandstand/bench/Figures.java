package live.grandstand.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/** All that a run has measured, by phase, quantity and server. Not thread-safe. */
final class Figures {

  private final Map<String, Map<Quantity, Map<String, List<Double>>>> values =
      new LinkedHashMap<>();
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Account>>> accounts = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private double clientShare;

  /** Adds one measurement; a value that is not a number is none. */
  void add(String server, String phase, Quantity quantity, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    values
        .computeIfAbsent(phase, name -> new EnumMap<>(Quantity.class))
        .computeIfAbsent(quantity, any -> new LinkedHashMap<>())
        .computeIfAbsent(server, any -> new ArrayList<>())
        .add(value);
  }

  /** Adds whether everything arrived. */
  void add(String server, String phase, Account account) {
    accounts
        .computeIfAbsent(server, any -> new LinkedHashMap<>())
        .computeIfAbsent(phase, any -> new ArrayList<>())
        .add(account);
  }

  /** Tells what is Grandstand's of a connection's heap from what is the container's. */
  void separateOwnHeap() {
    OptionalDouble all = mean(Contender.GRANDSTAND, Titles.IDLE, Quantity.HEAP_EACH);
    OptionalDouble bare = mean(Contender.BARE, Titles.IDLE, Quantity.HEAP_EACH);
    if (all.isPresent() && bare.isPresent()) {
      double own = all.getAsDouble() - bare.getAsDouble();
      add(Contender.GRANDSTAND, Titles.IDLE, Quantity.BARE_HEAP, bare.getAsDouble());
      add(Contender.GRANDSTAND, Titles.IDLE, Quantity.OWN_HEAP, own);
    }
  }

  /** Notes what runs as {@code server}. */
  void version(String server, String version) {
    versions.put(server, version);
  }

  /** Notes something for the reader that is no number. */
  void note(String note) {
    notes.add(note);
  }

  /** Notes the share of a core that the load client used in a phase. */
  void clientShare(double share) {
    clientShare = Math.max(clientShare, share);
  }

  /** The phases in the order in which they came. */
  List<String> phases() {
    return List.copyOf(values.keySet());
  }

  /** What was measured in a phase. */
  Set<Quantity> quantities(String phase) {
    return values.getOrDefault(phase, Map.of()).keySet();
  }

  /** The mean of the rounds; empty if that was not measured. */
  OptionalDouble mean(String server, String phase, Quantity quantity) {
    return rounds(server, phase, quantity).stream().mapToDouble(Double::doubleValue).average();
  }

  /** One server's mean divided by another's; empty if one is missing or nothing. */
  OptionalDouble ratio(String server, String other, String phase, Quantity quantity) {
    OptionalDouble value = mean(server, phase, quantity);
    OptionalDouble divisor = mean(other, phase, quantity);
    return value.isPresent() && divisor.orElse(0) != 0
        ? OptionalDouble.of(value.getAsDouble() / divisor.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Every round's value. */
  List<Double> rounds(String server, String phase, Quantity quantity) {
    return values
        .getOrDefault(phase, Map.of())
        .getOrDefault(quantity, Map.of())
        .getOrDefault(server, List.of());
  }

  /** Servers that were measured, and what they are. */
  Map<String, String> versions() {
    return versions;
  }

  /** Whether everything arrived in a phase on a server, in every round of it; false if not run. */
  boolean isComplete(String server, String phase) {
    List<Account> found = accounts.getOrDefault(server, Map.of()).getOrDefault(phase, List.of());
    return !found.isEmpty() && found.stream().allMatch(Account::isComplete);
  }

  /** Phases in which something did not arrive once, in words; empty if none. */
  List<String> incomplete(String server) {
    return phasesWhere(server, account -> !account.isComplete());
  }

  /** Phases in which viewers saw different orders. */
  List<String> disordered(String server) {
    return phasesWhere(server, account -> !account.sameOrder());
  }

  /** Phases that the server could not follow. */
  List<String> fellBehind(String server) {
    return phasesWhere(server, Account::fellBehind);
  }

  private List<String> phasesWhere(String server, Predicate<Account> isConcerned) {
    Set<String> found = new LinkedHashSet<>();
    accounts
        .getOrDefault(server, Map.of())
        .forEach(
            (phase, list) -> {
              if (list.stream().anyMatch(isConcerned)) {
                found.add(phase);
              }
            });
    return List.copyOf(found);
  }

  List<String> notes() {
    return notes;
  }

  /** The largest share of a core that the load client used. */
  double clientShare() {
    return clientShare;
  }
}
