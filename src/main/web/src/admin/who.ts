import type { Page, Profile } from '../api/types';
import { admin } from '../site';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LIMIT = '100';

type Search = (query: Record<string, string>, signal: AbortSignal) => Promise<Page<Profile>>;

/** Finds out whom somebody means who types an id, or a whole name in any case. */
export class Who {
  private readonly known = new Map<string, string>();

  constructor(private readonly search: Search = (query, signal) => admin.users(query, signal)) {}

  /** The id; null when there is nobody of that name, or nothing was typed. */
  async idOf(typed: string, signal: AbortSignal): Promise<string | null> {
    if (typed === '' || UUID.test(typed)) {
      return typed || null;
    }
    const name = typed.toLowerCase();
    const known = this.known.get(name);
    return known ?? this.look(name, signal);
  }

  private async look(name: string, signal: AbortSignal): Promise<string | null> {
    const { items } = await this.search({ q: name.slice(0, 100), limit: LIMIT }, signal);
    const found = items.find(({ username }) => username.toLowerCase() === name);
    if (found) {
      this.known.set(name, found.id);
    }
    return found?.id ?? null;
  }
}

/** The page of a list about somebody who does not exist. */
export const NOBODY: Page<never> = { items: [], nextCursor: null };
