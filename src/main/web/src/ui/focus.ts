/** Marks an element that is drawn anew again and again: the same key is the same thing. */
export const KEY = 'data-key';

/**
 * Draws a part of the page anew and gives the focus back to the same control of the same thing. Is
 * that gone, the part itself gets it, so that nobody has to start from the top of the page.
 */
export function redraw(place: HTMLElement, draw: () => void): void {
  const focused = document.activeElement;
  const within = focused !== null && focused !== place && place.contains(focused);
  const key = focused?.closest(`[${KEY}]`)?.getAttribute(KEY) ?? null;
  const control = focused?.getAttribute('data-testid') ?? null;
  draw();
  if (within && !place.contains(document.activeElement)) {
    (sameControl(place, key, control) ?? place).focus();
  }
}

function sameControl(place: HTMLElement, key: string | null, control: string | null) {
  const rows = key === null ? [place] : [...place.querySelectorAll<HTMLElement>(`[${KEY}]`)];
  const row = rows.find((candidate) => key === null || candidate.getAttribute(KEY) === key);
  const controls = [...(row?.querySelectorAll<HTMLElement>('[data-testid]') ?? [])];
  return control === null
    ? undefined
    : controls.find((candidate) => candidate.dataset.testid === control);
}
