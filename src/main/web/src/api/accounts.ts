import type { Http } from './http';
import type { AuthResponse } from './types';

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
}
