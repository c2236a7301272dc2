package live.grandstand.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of a run; {@code -Dbench.phases=idle,rest} runs some of them only. */
enum Phase {
  /** One room with as many messages in flight as a server can take. */
  SATURATION,
  /** 60 messages a second. */
  STEADY60,
  /** 200 messages a second. */
  STEADY200,
  /** Viewers come in, right after the start and again in a warm server. */
  JOINS,
  /** Chat to 10,000 viewers, and the end of their stream. */
  CROWD,
  /** Memory of 10,000 idle viewers. */
  IDLE,
  /** Viewers that do not read. Grandstand alone, like all that follow. */
  SLOW,
  /** Messages stored in many rooms. */
  CHAT,
  /** GET of a stream. */
  REST,
  /** From the start of the process until it serves. */
  START;

  private static final Set<Phase> ONE_ROOM = EnumSet.of(SATURATION, STEADY60, STEADY200, JOINS);
  private static final Set<Phase> ALONE = EnumSet.of(REST, SLOW, CHAT, START);

  /**
   * Phases by name, in any order.
   *
   * @throws IllegalArgumentException for a name that is none
   */
  static Set<Phase> parse(String names) {
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    for (String name : names.split(",")) {
      phases.add(named(name.strip()));
    }
    return phases;
  }

  private static Phase named(String name) {
    return Arrays.stream(values())
        .filter(phase -> phase.option().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "bench.phases: unknown phase " + name + ", known are " + all()));
  }

  /** The names of all phases, separated by commas. */
  static String all() {
    return Arrays.stream(values()).map(Phase::option).collect(Collectors.joining(","));
  }

  /** Whether it is measured in a room of 1,000 viewers, on every server. */
  boolean isOneRoom() {
    return ONE_ROOM.contains(this);
  }

  /** Whether it is measured on Grandstand only. */
  boolean isAlone() {
    return ALONE.contains(this);
  }

  private String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
