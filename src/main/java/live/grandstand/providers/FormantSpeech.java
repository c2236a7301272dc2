package live.grandstand.providers;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Speech in Java alone, for where there is no espeak-ng: English and Vietnamese by rules, other
 * scripts as syllables. It sounds like a machine of the eighties and can mostly be understood.
 */
final class FormantSpeech implements SpeechModel {
  private static final String AUTO = EspeakSpeech.AUTO;
  private static final String PROVIDER = "local";
  private static final int MOST_TEXT = 20_000; // characters: some 25 minutes, 60 MB
  private static final double QUESTION = 1.25;

  @Override
  public Speech speak(SpeakText request) {
    Language language = language(request);
    String text = CleanText.oneLine(request.text());
    if (text.length() > MOST_TEXT) {
      throw ProviderException.permanent("The text is too long to be spoken at once");
    }
    List<Spoken> sounds = new ArrayList<>(List.of(Spoken.plain(Phone.GAP)));
    for (String sentence : Words.sentences(text)) {
      sounds.addAll(sentence(sentence, language));
    }
    sounds.add(Spoken.plain(Phone.COMMA));
    return FormantVoice.speak(sounds).speech(PROVIDER);
  }

  @Override
  public List<String> voices() {
    return List.of(AUTO, Language.ENGLISH.code(), Language.VIETNAMESE.code());
  }

  @Override
  public String standardVoice() {
    return AUTO;
  }

  private static Language language(SpeakText request) {
    if (request.voice().equals(AUTO)) {
      return Language.of(request.text());
    }
    for (Language language : Language.values()) {
      if (language.code().equals(request.voice())) {
        return language;
      }
    }
    throw ProviderException.permanent("There is no such voice here");
  }

  private static List<Spoken> sentence(String sentence, Language language) {
    List<Spoken> sounds = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
    breaks.setText(sentence);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      sounds.addAll(piece(sentence.substring(start, end), language));
    }
    sounds.add(Spoken.plain(Phone.STOP));
    return inflected(sounds, sentence.endsWith("?"));
  }

  private static List<Spoken> piece(String piece, Language language) {
    if (piece.codePoints().anyMatch(Character::isLetterOrDigit)) {
      return switch (language) {
        case ENGLISH -> EnglishSounds.of(piece);
        case VIETNAMESE -> VietnameseSounds.of(piece);
      };
    }
    if (piece.isBlank()) {
      return List.of(new Spoken(Phone.GAP, language == Language.ENGLISH ? 0.5 : 0.8, 1, 1));
    }
    return List.of(Spoken.plain(Phone.COMMA));
  }

  /** The pitch sinks through a sentence and rises at the end of a question. */
  private static List<Spoken> inflected(List<Spoken> sounds, boolean question) {
    List<Spoken> inflected = new ArrayList<>();
    for (int i = 0; i < sounds.size(); i++) {
      double place = (double) i / sounds.size();
      double pitch =
          question && place > 0.8 ? 1 + (place - 0.8) / 0.2 * (QUESTION - 1) : 1.1 - 0.2 * place;
      Spoken sound = sounds.get(i);
      inflected.add(
          new Spoken(sound.phone(), sound.stretch(), sound.from() * pitch, sound.to() * pitch));
    }
    return inflected;
  }
}
