/** Stretches of time in words. */

const MINUTE = 60;
const HOUR = 3600;

/** “about 2 min left”; null for what is not known. */
export function remaining(seconds: number | null): string | null {
  if (seconds === null) {
    return null;
  }
  return seconds < 1 ? 'almost done' : `about ${roughly(seconds)} left`;
}

/** “12 s”, “3 min”, “1 h 20 min”. */
export function roughly(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < MINUTE) {
    return `${whole} s`;
  }
  if (whole < HOUR) {
    return `${Math.round(whole / MINUTE)} min`;
  }
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.round((whole % HOUR) / MINUTE);
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}

/** For what machines did: “340 ms”, “4.2 s”, then as `roughly`. */
export function took(ms: number): string {
  if (ms < 1000) {
    return `${Math.round(ms)} ms`;
  }
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : roughly(ms / 1000);
}

/** As on a player: “0:07”, “12:30”, “1:02:03”. */
export function playingTime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = two(whole % MINUTE);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
