package live.grandstand.providers;

import static live.grandstand.providers.Phone.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * English letters to sounds by a small table of rules: the longest spelling that fits wins. Good
 * for most words, wrong for many that English spells as it likes.
 */
final class EnglishSounds {
  private static final int LONGEST = 4;
  private static final double STRESS = 1.15; // of the pitch, and of the length of the first vowel
  private static final List<String> DIGITS =
      List.of("zero", "wun", "too", "three", "for", "five", "siks", "seven", "ait", "nine");

  private static final Map<String, List<Phone>> SPELLINGS =
      Map.ofEntries(
          Map.entry("tion", List.of(SH, SCHWA, N)),
          Map.entry("sion", List.of(ZH, SCHWA, N)),
          Map.entry("ough", List.of(O)),
          Map.entry("augh", List.of(AW)),
          Map.entry("eigh", List.of(EY, I)),
          Map.entry("igh", List.of(A, I)),
          Map.entry("tch", List.of(T, SH)),
          Map.entry("dge", List.of(D, ZH)),
          Map.entry("ear", List.of(IY, R)),
          Map.entry("air", List.of(E, R)),
          Map.entry("are", List.of(E, R)),
          Map.entry("ore", List.of(AW, R)),
          Map.entry("our", List.of(A, U, R)),
          Map.entry("eer", List.of(IY, R)),
          Map.entry("ing", List.of(I, NG)),
          Map.entry("all", List.of(AW, L)),
          Map.entry("th", List.of(TH)),
          Map.entry("sh", List.of(SH)),
          Map.entry("ch", List.of(T, SH)),
          Map.entry("ph", List.of(F)),
          Map.entry("wh", List.of(W)),
          Map.entry("gh", List.of()),
          Map.entry("kn", List.of(N)),
          Map.entry("wr", List.of(R)),
          Map.entry("ck", List.of(K)),
          Map.entry("ng", List.of(NG)),
          Map.entry("qu", List.of(K, W)),
          Map.entry("ce", List.of(S)),
          Map.entry("ci", List.of(S, I)),
          Map.entry("ee", List.of(IY)),
          Map.entry("ea", List.of(IY)),
          Map.entry("ie", List.of(IY)),
          Map.entry("oo", List.of(OO)),
          Map.entry("ou", List.of(A, U)),
          Map.entry("ow", List.of(A, U)),
          Map.entry("oi", List.of(AW, I)),
          Map.entry("oy", List.of(AW, I)),
          Map.entry("oa", List.of(O, U)),
          Map.entry("ai", List.of(EY, I)),
          Map.entry("ay", List.of(EY, I)),
          Map.entry("ey", List.of(IY)),
          Map.entry("au", List.of(AW)),
          Map.entry("aw", List.of(AW)),
          Map.entry("ue", List.of(OO)),
          Map.entry("ew", List.of(OO)),
          Map.entry("er", List.of(ER)),
          Map.entry("ir", List.of(ER)),
          Map.entry("ur", List.of(ER)),
          Map.entry("ar", List.of(A, R)),
          Map.entry("or", List.of(AW, R)),
          Map.entry("a", List.of(AE)),
          Map.entry("b", List.of(B)),
          Map.entry("c", List.of(K)),
          Map.entry("d", List.of(D)),
          Map.entry("e", List.of(E)),
          Map.entry("f", List.of(F)),
          Map.entry("g", List.of(G)),
          Map.entry("h", List.of(H)),
          Map.entry("i", List.of(I)),
          Map.entry("j", List.of(D, ZH)),
          Map.entry("k", List.of(K)),
          Map.entry("l", List.of(L)),
          Map.entry("m", List.of(M)),
          Map.entry("n", List.of(N)),
          Map.entry("o", List.of(AW)),
          Map.entry("p", List.of(P)),
          Map.entry("q", List.of(K)),
          Map.entry("r", List.of(R)),
          Map.entry("s", List.of(S)),
          Map.entry("t", List.of(T)),
          Map.entry("u", List.of(UH)),
          Map.entry("v", List.of(V)),
          Map.entry("w", List.of(W)),
          Map.entry("x", List.of(K, S)),
          Map.entry("y", List.of(IY)),
          Map.entry("z", List.of(Z)));

  /** Little words, which follow no rule and are said without weight. */
  private static final Map<String, List<Phone>> WORDS =
      Map.ofEntries(
          Map.entry("the", List.of(DH, SCHWA)),
          Map.entry("a", List.of(SCHWA)),
          Map.entry("of", List.of(SCHWA, V)),
          Map.entry("to", List.of(T, U)),
          Map.entry("and", List.of(SCHWA, N, D)),
          Map.entry("was", List.of(W, SCHWA, Z)),
          Map.entry("is", List.of(I, Z)),
          Map.entry("his", List.of(H, I, Z)),
          Map.entry("as", List.of(AE, Z)),
          Map.entry("i", List.of(A, I)),
          Map.entry("my", List.of(M, A, I)),
          Map.entry("by", List.of(B, A, I)),
          Map.entry("he", List.of(H, IY)),
          Map.entry("she", List.of(SH, IY)),
          Map.entry("we", List.of(W, IY)),
          Map.entry("be", List.of(B, IY)),
          Map.entry("me", List.of(M, IY)),
          Map.entry("you", List.of(Y, OO)),
          Map.entry("they", List.of(DH, EY, I)),
          Map.entry("this", List.of(DH, I, S)),
          Map.entry("that", List.of(DH, AE, T)),
          Map.entry("there", List.of(DH, E, R)),
          Map.entry("one", List.of(W, UH, N)),
          Map.entry("two", List.of(T, OO)),
          Map.entry("who", List.of(H, OO)),
          Map.entry("have", List.of(H, AE, V)),
          Map.entry("said", List.of(S, E, D)));

  private EnglishSounds() {}

  /** The sounds of a word. */
  static List<Spoken> of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    List<Phone> little = WORDS.get(lower);
    if (little != null) {
      return little.stream().map(Spoken::plain).toList();
    }
    List<Phone> phones = new ArrayList<>();
    for (int at = 0; at < lower.length(); ) {
      at += spell(lower, at, phones);
    }
    return stressed(phones);
  }

  /** Adds the sounds of the spelling at this place; how long it is. */
  private static int spell(String word, int at, List<Phone> phones) {
    char letter = word.charAt(at);
    if (Character.isDigit(letter)) {
      of(DIGITS.get(Character.digit(letter, 10))).forEach(sound -> phones.add(sound.phone()));
      return 1;
    }
    boolean last = at == word.length() - 1;
    if (letter == 'e' && last && phones.stream().anyMatch(Phone::isVowel)) {
      return 1; // is not said
    }
    if (!last && letter == word.charAt(at + 1) && "bcdfglmnprstz".indexOf(letter) >= 0) {
      return 1; // a double letter is said once
    }
    if (letter == 'y' && at == 0) {
      phones.add(Y);
      return 1;
    }
    List<Phone> magic = magicE(word, at);
    if (!magic.isEmpty()) {
      phones.addAll(magic);
      return 1;
    }
    for (int length = Math.min(LONGEST, word.length() - at); length > 0; length--) {
      List<Phone> sounds = SPELLINGS.get(word.substring(at, at + length));
      if (sounds != null) {
        phones.addAll(sounds);
        return length;
      }
    }
    phones.addAll(OtherSounds.of(word.codePointAt(at)));
    return Character.charCount(word.codePointAt(at));
  }

  /** The vowel of {@code cake}, {@code time}, {@code home}; empty elsewhere. */
  private static List<Phone> magicE(String word, int at) {
    boolean fits =
        at + 3 == word.length()
            && word.charAt(at + 2) == 'e'
            && "bcdfgklmnpstvz".indexOf(word.charAt(at + 1)) >= 0;
    if (!fits) {
      return List.of();
    }
    return switch (word.charAt(at)) {
      case 'a' -> List.of(EY, I);
      case 'i', 'y' -> List.of(A, I);
      case 'o' -> List.of(O, U);
      case 'u' -> List.of(OO);
      default -> List.of();
    };
  }

  private static List<Spoken> stressed(List<Phone> phones) {
    List<Spoken> sounds = new ArrayList<>();
    boolean done = false;
    for (Phone phone : phones) {
      boolean stress = phone.isVowel() && !done;
      sounds.add(stress ? new Spoken(phone, STRESS, STRESS, 1) : Spoken.plain(phone));
      done |= stress;
    }
    return sounds;
  }
}
