import type { Http } from './http';
import { search } from './search';
import type { AuthResponse, Login, Page, Profile, ProfileChange } from './types';

export interface Registration {
  username: string;
  email: string;
  password: string;
  fullName: string;
}

export class Accounts {
  constructor(private readonly http: Http) {}

  register(registration: Registration): Promise<AuthResponse> {
    return this.http.post('auth/register', registration);
  }

  login(username: string, password: string): Promise<AuthResponse> {
    return this.http.post('auth/login', { username, password });
  }

  refresh(refreshToken: string): Promise<AuthResponse> {
    return this.http.post('auth/refresh', { refreshToken });
  }

  logout(): Promise<void> {
    return this.http.post('auth/logout');
  }

  /** Ends all logins of the account, this one too. */
  logoutEverywhere(): Promise<void> {
    return this.http.post('auth/logout-all');
  }

  me(): Promise<Profile> {
    return this.http.get('users/me');
  }

  change(change: ProfileChange): Promise<Profile> {
    return this.http.patch('users/me', change);
  }

  /** All other logins end with it. */
  changePassword(oldPassword: string, newPassword: string): Promise<void> {
    return this.http.put('users/me/password', { oldPassword, newPassword });
  }

  logins(cursor: string | null, signal?: AbortSignal): Promise<Page<Login>> {
    return this.http.get(`auth/sessions${search({ cursor })}`, signal);
  }

  endLogin(id: string): Promise<void> {
    return this.http.delete(`auth/sessions/${encodeURIComponent(id)}`);
  }
}
