/** What a number was, for as long as its plot shows. */

export interface Sample {
  /** In ms since the epoch. */
  at: number;
  value: number;
}

export const WINDOW_MS = 5 * 60_000;

/** The samples with one more; those that have left the window are forgotten. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const since = sample.at - WINDOW_MS;
  return [...samples.filter(({ at }) => at >= since && at < sample.at), sample];
}

/** The least of 1, 2 or 5 times a power of ten that nothing shown is above; at least 1. */
export function ceilingOf(samples: readonly Sample[]): number {
  const highest = highestOf(samples);
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  const ceiling = [1, 2, 5, 10].map((step) => step * power).find((limit) => limit >= highest);
  return ceiling ?? highest;
}

export function highestOf(samples: readonly Sample[]): number {
  return samples.reduce((highest, { value }) => Math.max(highest, value), 0);
}

/** Stretches without a hole: while nobody looked there are no samples, and no line. */
export function stretches(samples: readonly Sample[], longestGapMs: number): Sample[][] {
  const parts: Sample[][] = [];
  for (const sample of samples) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    if (part && last && sample.at - last.at <= longestGapMs) {
      part.push(sample);
    } else {
      parts.push([sample]);
    }
  }
  return parts;
}
