/** What the REST API sends to administrators; names as in its contract. */
import type { AccountStatus, Role, Subscription } from './types';

/** What is absent stays as it is. */
export interface UserChange {
  role?: Role;
  status?: AccountStatus;
  emailVerified?: boolean;
  subscription?: Partial<Subscription>;
}

export interface ConnectedSocket {
  sid: string;
  namespace: string;
  userId: string;
  username: string;
  role: Role;
  transport: string;
  address: string;
  userAgent: string | null;
  /** Whether it goes on where one that was cut off stopped. */
  recovered: boolean;
  rooms: string[];
}

export interface RoomInUse {
  namespace: string;
  room: string;
  sockets: number;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: { id: string; username: string };
  action: string;
  target: { type: string; id: string };
  details: Record<string, unknown>;
  address: string;
}

export interface Stats {
  nodes: { id: string; startedAt: string; processors: number }[];
  /** Open connections by transport. */
  connections: Record<string, number>;
  /** Connected sockets by namespace. */
  sockets: Record<string, number>;
  rooms: number;
  messagesPerSecond: number;
  deliveriesPerSecond: number;
  /** In bytes. */
  memory: { heapUsed: number; heapCommitted: number; heapMax: number; nonHeapUsed: number };
}

export type ServiceScope = 'emit' | 'rooms' | 'hooks';

export interface ServiceToken {
  id: string;
  name: string;
  scopes: ServiceScope[];
  createdBy: string | null;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
}

export interface NewServiceToken {
  name: string;
  scopes: ServiceScope[];
  expiresAt: string | null;
}

/** The one answer with the token itself in it. */
export interface MadeServiceToken extends ServiceToken {
  token: string;
}
