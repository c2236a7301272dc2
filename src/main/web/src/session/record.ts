import type { Account, AuthResponse } from '../api/types';

/** One login as this browser remembers it. Why it is kept in localStorage: see the ADR. */
export interface SessionRecord {
  accessToken: string;
  refreshToken: string;
  /** When the access token expires by this browser's clock, in ms since the epoch. */
  expiresAt: number;
  user: Account;
}

const KEY = 'grandstand.session';

export function recordOf(auth: AuthResponse, now: number): SessionRecord {
  return {
    accessToken: auth.accessToken,
    refreshToken: auth.refreshToken,
    expiresAt: now + auth.expiresIn * 1000,
    user: auth.user,
  };
}

/** The record in localStorage, which all tabs of the site share. */
export class SessionStore {
  constructor(private readonly storage: Storage) {}

  load(): SessionRecord | null {
    return parse(this.storage.getItem(KEY));
  }

  save(record: SessionRecord): void {
    this.storage.setItem(KEY, JSON.stringify(record));
  }

  clear(): void {
    this.storage.removeItem(KEY);
  }

  /** Tells of changes that another tab made. */
  onForeignChange(listener: () => void): void {
    window.addEventListener('storage', (event) => {
      if (event.key === KEY || event.key === null) {
        listener();
      }
    });
  }
}

function parse(json: string | null): SessionRecord | null {
  if (json === null) {
    return null;
  }
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is SessionRecord {
  const record = value as Partial<SessionRecord> | null;
  return (
    typeof record?.accessToken === 'string' &&
    typeof record.refreshToken === 'string' &&
    typeof record.expiresAt === 'number' &&
    typeof record.user?.id === 'string' &&
    typeof record.user.username === 'string'
  );
}
