/** Where object URLs come from; the browser's own, but for tests. */
export interface UrlMaker {
  create(blob: Blob): string;
  revoke(url: string): void;
}

const BROWSER: UrlMaker = {
  create: (blob) => URL.createObjectURL(blob),
  revoke: (url) => URL.revokeObjectURL(url),
};

export interface ObjectUrlsParts {
  fetch: (key: string) => Promise<Blob>;
  /** So many are kept; the one that was not wanted for longest goes first. */
  limit: number;
  /** Told before a URL ends, so that nothing shows it any more. */
  onGone?: (key: string) => void;
  maker?: UrlMaker;
}

/**
 * Files that only whoever is signed in may have, as addresses for audio and pictures. Each holds its
 * file in memory until it is revoked, so there are never more than `limit`.
 */
export class ObjectUrls {
  private readonly urls = new Map<string, string>();
  private readonly pending = new Map<string, Promise<string>>();
  private readonly maker: UrlMaker;
  private closed = false;

  constructor(private readonly parts: ObjectUrlsParts) {
    this.maker = parts.maker ?? BROWSER;
  }

  /** The address of this file, fetched if need be; twice at a time is fetched once. */
  get(key: string): Promise<string> {
    const kept = this.urls.get(key);
    if (kept !== undefined) {
      this.urls.delete(key);
      this.urls.set(key, kept);
      return Promise.resolve(kept);
    }
    const underWay = this.pending.get(key);
    if (underWay) {
      return underWay;
    }
    const fetched = this.fetch(key).finally(() => this.pending.delete(key));
    this.pending.set(key, fetched);
    return fetched;
  }

  /** Those that are not named any more go. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of [...this.urls.keys()]) {
      if (!keys.has(key)) {
        this.drop(key);
      }
    }
  }

  close(): void {
    this.closed = true;
    this.keepOnly(new Set());
  }

  private async fetch(key: string): Promise<string> {
    const blob = await this.parts.fetch(key);
    const url = this.maker.create(blob);
    if (this.closed) {
      this.maker.revoke(url);
      return url;
    }
    this.urls.set(key, url);
    while (this.urls.size > this.parts.limit) {
      this.drop(this.urls.keys().next().value as string);
    }
    return url;
  }

  private drop(key: string): void {
    const url = this.urls.get(key);
    this.urls.delete(key);
    if (url !== undefined) {
      this.parts.onGone?.(key);
      this.maker.revoke(url);
    }
  }
}
