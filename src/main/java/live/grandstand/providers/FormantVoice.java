package live.grandstand.providers;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Turns sounds into samples: pulses of a throat and noise of the mouth through three resonances
 * that move from sound to sound (a small cascade synthesiser after Klatt 1980). Equal input gives
 * equal samples. One object speaks one text; not for several threads.
 */
final class FormantVoice {
  /** Frames a second. */
  static final int RATE = 22_050;

  private static final double PITCH = 118; // hertz, a man's voice
  private static final double GLIDE = 0.035; // seconds from one sound to the next
  private static final double OPENING = 0.40; // the parts of a period in which the throat
  private static final double CLOSING = 0.14; // opens and shuts
  private static final double DULLNESS = 0.92; // how much of the low sounds is taken away
  private static final double PRESSURE = 26.0;
  private static final double BREATH = 0.02;
  private static final double HISS = 0.35;
  private static final double BURST = 0.35; // the part of a stop that can be heard
  private static final double LOUDNESS = 1.0;
  private static final double[] WIDTHS = {80, 110, 170}; // hertz, of the resonances

  private final Resonance[] throat = {new Resonance(), new Resonance(), new Resonance()};
  private final Resonance[] high = {new Resonance(), new Resonance()};
  private final Resonance mouth = new Resonance();
  private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();
  private double phase;
  private double voice;
  private double noise;
  private double lastFlow;
  private double lastPressure;
  private int seed = 0x2545F491;

  /** The sounds one after the other; the pitch sinks a little to the end. */
  static Wav speak(List<Spoken> sounds) {
    FormantVoice speaker = new FormantVoice();
    for (int i = 0; i < sounds.size(); i++) {
      Spoken sound = sounds.get(i);
      speaker.say(i == 0 ? sound : sounds.get(i - 1), sound);
    }
    return new Wav(RATE, 1, speaker.pcm.toByteArray());
  }

  private void say(Spoken before, Spoken sound) {
    int samples = (int) (sound.seconds() * RATE);
    double[] formants = new double[WIDTHS.length];
    for (int i = 0; i < samples; i++) {
      double seconds = (double) i / RATE;
      double place = (double) i / samples;
      double glide = Math.min(1, seconds / GLIDE);
      for (int f = 0; f < formants.length; f++) {
        double from = before.phone().formant(f);
        formants[f] = from + (sound.phone().formant(f) - from) * glide;
      }
      boolean closed = sound.phone().isStop() && place < 1 - BURST;
      approach(sound.phone(), closed);
      double pitch = PITCH * (sound.from() + (sound.to() - sound.from()) * place);
      write(sample(formants, pitch, sound.phone().noiseHertz()));
    }
  }

  /** Lets voice and noise come and go within some milliseconds, so that nothing clicks. */
  private void approach(Phone phone, boolean closed) {
    voice += ((phone.isStop() && !closed ? 0 : phone.voice()) - voice) * 0.006;
    noise += ((closed ? 0 : phone.noise()) - noise) * 0.012;
  }

  private double sample(double[] formants, double pitch, double noiseHertz) {
    phase += pitch / RATE;
    phase -= Math.floor(phase);
    double flow = flow(phase);
    double pressure = flow - lastFlow;
    double bright = pressure - DULLNESS * lastPressure;
    double sound = (bright * PRESSURE + random() * BREATH) * voice;
    lastFlow = flow;
    lastPressure = pressure;
    for (int f = 0; f < formants.length; f++) {
      sound = throat[f].pass(sound, formants[f], WIDTHS[f]);
    }
    sound = high[1].pass(high[0].pass(sound, 3_500, 250), 4_600, 350);
    double width = noiseHertz / 3 + 300;
    double hertz = Math.max(500, noiseHertz);
    double hiss = mouth.pass(random() * noise * Resonance.level(hertz, width), hertz, width);
    return sound + hiss * HISS;
  }

  /** The air that a throat lets through: it opens slowly and shuts fast (Rosenberg 1971). */
  private static double flow(double phase) {
    if (phase < OPENING) {
      return 0.5 * (1 - Math.cos(Math.PI * phase / OPENING));
    }
    double shut = (phase - OPENING) / CLOSING;
    return shut < 1 ? Math.cos(0.5 * Math.PI * shut) : 0;
  }

  private void write(double sample) {
    int value = (int) (Math.tanh(sample * LOUDNESS) * Short.MAX_VALUE);
    pcm.write(value);
    pcm.write(value >> 8);
  }

  private double random() {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return seed / (double) Integer.MAX_VALUE;
  }

  /** A second order filter that lets one frequency through best. */
  private static final class Resonance {
    private double last;
    private double beforeLast;

    /** What to multiply the input with so that the best frequency comes out as it went in. */
    static double level(double hertz, double width) {
      double radius = Math.exp(-Math.PI * width / RATE);
      double angle = 2 * Math.PI * hertz / RATE;
      double a = 1 - 2 * radius * Math.cos(angle) + radius * radius;
      double one = 1 - radius;
      double peak = a / (one * Math.sqrt(1 - 2 * radius * Math.cos(2 * angle) + radius * radius));
      return 1 / peak;
    }

    double pass(double input, double hertz, double width) {
      double radius = Math.exp(-Math.PI * width / RATE);
      double c = -radius * radius;
      double b = 2 * radius * Math.cos(2 * Math.PI * hertz / RATE);
      double a = 1 - b - c;
      double output = a * input + b * last + c * beforeLast;
      beforeLast = last;
      last = output;
      return output;
    }
  }
}
