/** What the REST API sends and takes; names as in its contract. */

export interface UserSummary {
  id: string;
  username: string;
  avatar: string | null;
}

export type Role = 'user' | 'premium' | 'admin';

export interface Account extends UserSummary {
  email: string;
  fullName: string;
  role: Role;
}

export type AccountStatus = 'active' | 'inactive' | 'banned';

/** Dark or light; `system` is whatever the reader's system says. */
export type Theme = 'system' | 'light' | 'dark';

export interface Preferences {
  language: string;
  theme: Theme;
  notifications: { email: boolean; push: boolean };
}

export type PlanType = 'free' | 'basic' | 'premium';

export interface Subscription {
  planType: PlanType;
  startDate: string | null;
  endDate: string | null;
  autoRenew: boolean;
}

/** An account in full, as its user and administrators see it. */
export interface Profile extends Account {
  status: AccountStatus;
  emailVerified: boolean;
  lastLoginAt: string | null;
  loginCount: number;
  preferences: Preferences;
  subscription: Subscription;
  createdAt: string;
}

/** Null clears. */
export interface ProfileChange {
  fullName: string;
  avatar: string | null;
  preferences: Preferences;
}

/** Somewhere an account is signed in. */
export interface Login {
  id: string;
  device: string;
  os: string;
  browser: string;
  ip: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

export interface AuthResponse {
  accessToken: string;
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
  user: Account;
}

export type StreamStatus = 'offline' | 'live' | 'ended';

export interface Stream {
  id: string;
  title: string;
  description: string | null;
  category: string | null;
  owner: UserSummary;
  status: StreamStatus;
  startedAt: string | null;
  endedAt: string | null;
  viewerCount: number;
  peakViewerCount: number;
  playbackUrl: string | null;
  createdAt: string;
  /** Present only in answers to the stream's owner. */
  streamKey?: string | null;
}

export interface NewStream {
  title: string;
  description?: string;
  category?: string;
  playbackUrl?: string;
}

/** Null clears. */
export interface StreamChange {
  title: string;
  description: string | null;
  category: string | null;
  playbackUrl: string | null;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
