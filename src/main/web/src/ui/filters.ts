const TYPING_MS = 250;

/**
 * The address with these values in its query, in the place of those it had under the same names.
 * What is empty is left out.
 */
export function addressOf(here: URL, values: Record<string, string>): URL {
  const address = new URL(here);
  for (const [name, value] of Object.entries(values)) {
    if (value === '') {
      address.searchParams.delete(name);
    } else {
      address.searchParams.set(name, value);
    }
  }
  return address;
}

/**
 * A form that asks for a part of a list. What is asked stands in the address, so that it survives
 * reloading and can be sent to somebody. Asks while somebody is typing, a moment behind.
 */
export class Filters {
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly ask: () => void,
  ) {
    this.restore(new URL(window.location.href).searchParams);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.changed();
    });
    form.addEventListener('change', () => this.changed());
    form.addEventListener('input', () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.changed(), TYPING_MS);
    });
  }

  values(): Record<string, string> {
    return Object.fromEntries(this.controls().map(({ name, value }) => [name, value.trim()]));
  }

  private changed(): void {
    clearTimeout(this.typing);
    const here = new URL(window.location.href);
    const next = addressOf(here, this.values());
    if (next.href !== here.href) {
      history.replaceState(null, '', next);
      this.ask();
    }
  }

  private restore(params: URLSearchParams): void {
    for (const control of this.controls()) {
      control.value = params.get(control.name) ?? '';
      if (control instanceof HTMLSelectElement && control.selectedIndex < 0) {
        control.value = '';
      }
    }
  }

  private controls(): (HTMLInputElement | HTMLSelectElement)[] {
    return [...this.form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];
  }
}
