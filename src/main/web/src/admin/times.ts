/** As a field for date and time has it. */
const WHOLE = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The day of a time as a date field has it, in the reader's own zone; empty for none. */
export function dayOf(iso: string | null): string {
  if (iso === null) {
    return '';
  }
  const time = new Date(iso);
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  const [year, month] = [time.getFullYear(), time.getMonth() + 1];
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(time.getDate(), 2)}`;
}

/**
 * The time of a day in the reader's own zone: its first moment, or its last one for what ends with
 * it. Null for no day. A day that was not touched keeps its time.
 */
export function timeOf(day: string, edge: 'start' | 'end', before: string | null): string | null {
  if (day === dayOf(before)) {
    return before;
  }
  const time = new Date(`${day}T${edge === 'start' ? '00:00:00.000' : '23:59:59.999'}`);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** A time that was typed by the reader's own clock; null when it is none (yet). */
export function utc(local: string): string | null {
  const time = new Date(WHOLE.test(local) ? local : Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
