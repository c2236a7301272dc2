import type { Tokens } from '../api/http';
import { ApiError } from '../api/problem';
import type { Account, AuthResponse } from '../api/types';
import { recordOf, type SessionRecord, type SessionStore } from './record';

/** A token with less time left than this is replaced before it is used. */
const MARGIN_MS = 60_000;

export interface SessionParts {
  store: SessionStore;
  refresh: (refreshToken: string) => Promise<AuthResponse>;
  /** Runs the work while no other tab runs it. */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  now: () => number;
}

/**
 * Who is signed in. The refresh token changes with each use and using an old one ends the login,
 * so a refresh runs once at a time over all tabs, and looks first whether another tab was faster.
 */
export class Session implements Tokens {
  private renewing: Promise<SessionRecord | null> | null = null;
  private readonly listeners = new Set<() => void>();
  private userId: string | null;

  constructor(private readonly parts: SessionParts) {
    this.userId = this.user()?.id ?? null;
    parts.store.onForeignChange(() => this.announce());
  }

  user(): Account | null {
    return this.parts.store.load()?.user ?? null;
  }

  async valid(): Promise<string | null> {
    const record = this.parts.store.load();
    if (record === null) {
      return null;
    }
    if (record.expiresAt - this.parts.now() > MARGIN_MS) {
      return record.accessToken;
    }
    return this.replace(record.accessToken);
  }

  async replace(refused: string): Promise<string | null> {
    this.renewing ??= this.parts
      .exclusively(() => this.rotate(refused))
      .finally(() => {
        this.renewing = null;
      });
    return (await this.renewing)?.accessToken ?? null;
  }

  begin(auth: AuthResponse): void {
    this.parts.store.save(recordOf(auth, this.parts.now()));
    this.announce();
  }

  /** Keeps what the server says about who is signed in, such as a role that has changed. */
  async recognise({ id, username, avatar, email, fullName, role }: Account): Promise<void> {
    const user: Account = { id, username, avatar, email, fullName, role };
    await this.parts.exclusively(async () => {
      const record = this.parts.store.load();
      if (record?.user.id === id) {
        this.parts.store.save({ ...record, user });
      }
    });
  }

  end(): void {
    this.parts.store.clear();
    this.announce();
  }

  /** Tells when somebody signs in or out, here or in another tab; not of mere refreshes. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  private async rotate(refused: string): Promise<SessionRecord | null> {
    const record = this.parts.store.load();
    if (record === null || record.accessToken !== refused) {
      return record;
    }
    try {
      this.begin(await this.parts.refresh(record.refreshToken));
    } catch (error) {
      if (!endsLogin(error)) {
        throw error;
      }
      this.end();
    }
    return this.parts.store.load();
  }

  private announce(): void {
    const userId = this.user()?.id ?? null;
    if (userId !== this.userId) {
      this.userId = userId;
      for (const listener of this.listeners) {
        listener();
      }
    }
  }
}

/** A refusal ends the login; no answer, overload or a server error does not. */
function endsLogin(error: unknown): boolean {
  return error instanceof ApiError && [400, 401, 403].includes(error.status);
}
