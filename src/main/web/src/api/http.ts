import { problemOf, unreachable } from './problem';
import { sendForm } from './send-form';

/** Where calls get their bearer token from. */
export interface Tokens {
  /** A token that is still good, or null when nobody is signed in. */
  valid(): Promise<string | null>;
  /** The server refused this token: a new one, or null when the sign-in is over. */
  replace(refused: string): Promise<string | null>;
}

export const ANONYMOUS: Tokens = {
  valid: () => Promise.resolve(null),
  replace: () => Promise.resolve(null),
};

export interface UploadOptions {
  /** Told again and again how much has been sent, from 0 to 1. */
  onProgress: (fraction: number) => void;
  signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Request = (token: string | null) => Promise<Response>;

/** The REST API. Everything that goes wrong is thrown as an ApiError, aborts as they are. */
export class Http {
  constructor(
    private readonly base: URL,
    private readonly tokens: Tokens,
  ) {}

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.send<T>('GET', path, undefined, signal);
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.send<T>('POST', path, body);
  }

  async put(path: string, body: unknown): Promise<void> {
    await this.send<void>('PUT', path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PATCH', path, body);
  }

  async delete(path: string): Promise<void> {
    await this.send<void>('DELETE', path);
  }

  /** A file that only whoever is signed in may have. */
  async blob(path: string, signal?: AbortSignal): Promise<Blob> {
    const response = await this.answer('GET', (token) =>
      this.fetch('GET', path, token, undefined, signal),
    );
    return response.blob();
  }

  /** Sends a form with files in it, and tells how far it is. */
  async upload<T>(path: string, form: FormData, options: UploadOptions): Promise<T> {
    const url = new URL(path, this.base);
    const response = await this.answer('POST', (token) =>
      sendForm(url, headersWith(token), form, options),
    );
    return (await response.json()) as T;
  }

  private async send<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal) {
    const response = await this.answer(method, (token) =>
      this.fetch(method, path, token, body, signal),
    );
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** The answer to a request that went well, perhaps after the token was replaced. */
  private async answer(method: Method, request: Request): Promise<Response> {
    const token = await this.tokens.valid();
    let response = await request(token);
    if (response.status === 401 && token !== null) {
      response = await this.retry(method, token, response, request);
    }
    if (!response.ok) {
      throw await problemOf(response);
    }
    return response;
  }

  /** Once more with a new token; what is public is also tried without one. */
  private async retry(method: Method, refused: string, answer: Response, request: Request) {
    const token = await this.tokens.replace(refused);
    return token !== null || method === 'GET' ? request(token) : answer;
  }

  private async fetch(
    method: Method,
    path: string,
    token: string | null,
    body: unknown,
    signal?: AbortSignal,
  ): Promise<Response> {
    const headers = headersWith(token);
    const init: RequestInit = { method, headers, cache: 'no-store', signal: signal ?? null };
    if (body !== undefined) {
      headers.set('Content-Type', 'application/json');
      init.body = JSON.stringify(body);
    }
    try {
      return await fetch(new URL(path, this.base), init);
    } catch (error) {
      if (signal?.aborted) {
        throw error;
      }
      throw unreachable();
    }
  }
}

function headersWith(token: string | null): Headers {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  if (token !== null) {
    headers.set('Authorization', `Bearer ${token}`);
  }
  return headers;
}
