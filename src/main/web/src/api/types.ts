/** What the REST API sends and takes; names as in its contract. */

export interface UserSummary {
  id: string;
  username: string;
  avatar: string | null;
}

export interface Account extends UserSummary {
  email: string;
  fullName: string;
  role: 'user' | 'premium' | 'admin';
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
