import type {
  AuditEntry,
  ConnectedSocket,
  MadeServiceToken,
  NewServiceToken,
  RoomInUse,
  ServiceToken,
  Stats,
  UserChange,
} from './admin-types';
import type { Http } from './http';
import { search } from './search';
import type { Login, Page, Profile, Stream } from './types';

/** Query parameters by name; empty ones are left out. */
type Query = Record<string, string | null>;

/** The calls for administrators. */
export class Admin {
  constructor(private readonly http: Http) {}

  users(query: Query, signal?: AbortSignal): Promise<Page<Profile>> {
    return this.list('users', query, signal);
  }

  user(id: string): Promise<Profile> {
    return this.http.get(user(id));
  }

  changeUser(id: string, change: UserChange): Promise<Profile> {
    return this.http.patch(user(id), change);
  }

  logins(userId: string, query: Query, signal?: AbortSignal): Promise<Page<Login>> {
    return this.http.get(`${user(userId)}/sessions${search(query)}`, signal);
  }

  endLogins(userId: string): Promise<void> {
    return this.http.delete(`${user(userId)}/sessions`);
  }

  streams(query: Query, signal?: AbortSignal): Promise<Page<Stream>> {
    return this.list('streams', query, signal);
  }

  endStream(id: string): Promise<Stream> {
    return this.http.post(`admin/streams/${encodeURIComponent(id)}/end`);
  }

  sockets(query: Query, signal?: AbortSignal): Promise<Page<ConnectedSocket>> {
    return this.list('sockets', query, signal);
  }

  disconnect(sid: string): Promise<void> {
    return this.http.delete(`admin/sockets/${encodeURIComponent(sid)}`);
  }

  rooms(query: Query, signal?: AbortSignal): Promise<Page<RoomInUse>> {
    return this.list('rooms', query, signal);
  }

  stats(): Promise<Stats> {
    return this.http.get('admin/stats');
  }

  audit(query: Query, signal?: AbortSignal): Promise<Page<AuditEntry>> {
    return this.list('audit', query, signal);
  }

  serviceTokens(query: Query, signal?: AbortSignal): Promise<Page<ServiceToken>> {
    return this.list('service-tokens', query, signal);
  }

  makeServiceToken(token: NewServiceToken): Promise<MadeServiceToken> {
    return this.http.post('admin/service-tokens', token);
  }

  revokeServiceToken(id: string): Promise<void> {
    return this.http.delete(`admin/service-tokens/${encodeURIComponent(id)}`);
  }

  private list<T>(what: string, query: Query, signal?: AbortSignal): Promise<Page<T>> {
    return this.http.get(`admin/${what}${search(query)}`, signal);
  }
}

function user(id: string): string {
  return `admin/users/${encodeURIComponent(id)}`;
}
