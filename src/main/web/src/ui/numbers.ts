/** Numbers as the reader's own locale shows them. */

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const MEGABYTE = 1024 * 1024;

export function number(value: number): string {
  return whole.format(value);
}

/** Small rates need their first decimal, great ones do not. */
export function rate(value: number): string {
  return value < 100 ? tenths.format(value) : whole.format(value);
}

/** In megabytes of 2^20 bytes. */
export function megabytes(bytes: number): string {
  return `${whole.format(bytes / MEGABYTE)} MB`;
}
