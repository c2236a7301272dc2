package live.grandstand.providers;

/**
 * A sound of speech as the synthesiser makes it: where the three formants are, how much voice and
 * noise there is, and how long it lasts. Values are of a grown man's voice (Peterson and Barney
 * 1952; Klatt 1980), rounded.
 */
enum Phone {
  // vowels
  A(730, 1240, 2500, 1.0, 0, 0, 110),
  AE(660, 1720, 2410, 1.0, 0, 0, 105),
  AW(580, 860, 2420, 1.0, 0, 0, 110),
  E(540, 1840, 2480, 1.0, 0, 0, 95),
  EY(420, 2050, 2600, 1.0, 0, 0, 105),
  I(400, 1990, 2550, 1.0, 0, 0, 80),
  IY(280, 2280, 2950, 1.0, 0, 0, 105),
  O(480, 860, 2450, 1.0, 0, 0, 110),
  OO(320, 880, 2240, 1.0, 0, 0, 105),
  U(440, 1030, 2240, 1.0, 0, 0, 80),
  UH(620, 1200, 2400, 1.0, 0, 0, 90),
  SCHWA(500, 1450, 2450, 0.8, 0, 0, 55),
  ER(490, 1350, 1690, 0.95, 0, 0, 110),
  UE(330, 1380, 2350, 1.0, 0, 0, 105), // Vietnamese ư
  OE(480, 1250, 2400, 1.0, 0, 0, 105), // Vietnamese ơ, â
  // glides, liquids, nasals
  W(300, 650, 2200, 0.7, 0, 0, 55),
  Y(270, 2200, 2950, 0.7, 0, 0, 50),
  L(360, 1200, 2700, 0.65, 0, 0, 65),
  R(330, 1100, 1500, 0.65, 0, 0, 65),
  M(260, 1000, 2200, 0.45, 0, 0, 75),
  N(260, 1600, 2500, 0.45, 0, 0, 70),
  NG(260, 2000, 2700, 0.45, 0, 0, 80),
  NH(260, 2150, 2850, 0.45, 0, 0, 75),
  // noise
  S(320, 1500, 2600, 0, 0.50, 6200, 105),
  SH(320, 1700, 2500, 0, 0.50, 2900, 105),
  F(320, 1100, 2300, 0, 0.22, 4600, 90),
  TH(320, 1400, 2500, 0, 0.20, 5400, 85),
  H(500, 1450, 2450, 0, 0.25, 1500, 60),
  KH(400, 1500, 2450, 0, 0.40, 1800, 90),
  Z(300, 1500, 2600, 0.35, 0.32, 6000, 80),
  ZH(300, 1700, 2500, 0.35, 0.32, 2800, 80),
  V(300, 1100, 2300, 0.45, 0.14, 4500, 65),
  DH(300, 1400, 2500, 0.45, 0.12, 5200, 55),
  GH(350, 1500, 2400, 0.45, 0.15, 1700, 65),
  // stops: nothing, or a little voice, and then a burst
  P(300, 900, 2200, 0, 0.35, 1200, 85),
  T(300, 1700, 2600, 0, 0.45, 4800, 85),
  K(300, 1800, 2300, 0, 0.42, 2000, 90),
  B(250, 900, 2200, 0.18, 0.25, 1000, 70),
  D(250, 1700, 2600, 0.18, 0.30, 4200, 70),
  G(250, 1800, 2300, 0.18, 0.28, 1900, 75),
  // nothing
  GAP(450, 1400, 2400, 0, 0, 0, 45),
  COMMA(450, 1400, 2400, 0, 0, 0, 170),
  STOP(450, 1400, 2400, 0, 0, 0, 330);

  private final double[] formants;
  private final double voice;
  private final double noise;
  private final double noiseHertz;
  private final int millis;

  Phone(
      double first,
      double second,
      double third,
      double voice,
      double noise,
      double noiseHertz,
      int millis) {
    this.formants = new double[] {first, second, third};
    this.voice = voice;
    this.noise = noise;
    this.noiseHertz = noiseHertz;
    this.millis = millis;
  }

  /** Where a formant is, in hertz; 0 is the lowest. */
  double formant(int number) {
    return formants[number];
  }

  /** How loud the voice is, from 0 to 1. */
  double voice() {
    return voice;
  }

  /** How loud the noise is, from 0 to 1. */
  double noise() {
    return noise;
  }

  /** Where the noise is loudest. */
  double noiseHertz() {
    return noiseHertz;
  }

  /** How long it lasts at ease. */
  int millis() {
    return millis;
  }

  /** Whether a syllable can be built around it. */
  boolean isVowel() {
    return ordinal() <= OE.ordinal();
  }

  /** Whether the mouth is closed for most of it. */
  boolean isStop() {
    return ordinal() >= P.ordinal() && ordinal() <= G.ordinal();
  }

  /** Whether it is one of the silences. */
  boolean isSilence() {
    return ordinal() >= GAP.ordinal();
  }
}
