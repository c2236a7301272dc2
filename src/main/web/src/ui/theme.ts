import type { Theme } from '../api/types';

const KEY = 'grandstand.theme';

/** For which screens the parts of a scheme are, by what the reader chose. */
const MEDIA: Record<Theme, Record<string, string>> = {
  system: { dark: '(prefers-color-scheme: dark)', light: '(prefers-color-scheme: light)' },
  dark: { dark: 'all', light: 'not all' },
  light: { dark: 'not all', light: 'all' },
};

/** What was chosen in this browser. */
export function chosenTheme(): Theme {
  const stored = window.localStorage.getItem(KEY);
  return stored === 'dark' || stored === 'light' ? stored : 'system';
}

/** Keeps the choice in this browser, for all pages, and shows it at once. */
export function chooseTheme(theme: Theme): void {
  window.localStorage.setItem(KEY, theme);
  showTheme(theme);
}

/** Switches the style sheets and colours that the page's head marks with `data-scheme`. */
export function showTheme(theme: Theme): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-scheme]')) {
    part.setAttribute('media', MEDIA[theme][part.dataset.scheme ?? ''] ?? 'all');
  }
}
