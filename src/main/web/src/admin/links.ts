/** Addresses within the administration, relative to its page. */
import type { ViewName } from './views';

export function viewUrl(view: ViewName, query: Record<string, string> = {}): string {
  return `admin.html?${new URLSearchParams({ view, ...query })}`;
}

export function userUrl(id: string): string {
  return viewUrl('user', { id });
}

/** A parameter of the address of the page that is open. */
export function parameter(name: string): string {
  return new URL(window.location.href).searchParams.get(name) ?? '';
}
