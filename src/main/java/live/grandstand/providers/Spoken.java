package live.grandstand.providers;

/**
 * A sound within an utterance.
 *
 * @param phone which
 * @param stretch how much longer than at ease it lasts
 * @param from the pitch at its beginning, relative to the speaker's own
 * @param to the pitch at its end
 */
record Spoken(Phone phone, double stretch, double from, double to) {
  /** At ease, at the speaker's own pitch. */
  static Spoken plain(Phone phone) {
    return new Spoken(phone, 1, 1, 1);
  }

  /** How long it lasts, in seconds. */
  double seconds() {
    return phone.millis() * stretch / 1000;
  }
}
