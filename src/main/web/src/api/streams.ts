import type { Http } from './http';
import { search } from './search';
import type { NewStream, Page, Stream, StreamChange } from './types';

const PAGE_SIZE = 100;
const OWN_PAGES = 5;

export interface StreamQuery {
  q: string;
  status: string;
  cursor: string | null;
}

export class Streams {
  constructor(private readonly http: Http) {}

  list(query: StreamQuery, signal?: AbortSignal): Promise<Page<Stream>> {
    return this.http.get(`streams${search({ ...query, limit: '24' })}`, signal);
  }

  find(id: string): Promise<Stream> {
    return this.http.get(`streams/${encodeURIComponent(id)}`);
  }

  create(stream: NewStream): Promise<Stream> {
    return this.http.post('streams', stream);
  }

  change(id: string, change: StreamChange): Promise<Stream> {
    return this.http.patch(`streams/${encodeURIComponent(id)}`, change);
  }

  start(id: string): Promise<Stream> {
    return this.http.post(`streams/${encodeURIComponent(id)}/start`);
  }

  end(id: string): Promise<Stream> {
    return this.http.post(`streams/${encodeURIComponent(id)}/end`);
  }

  rotateKey(id: string): Promise<Pick<Stream, 'streamKey'>> {
    return this.http.post(`streams/${encodeURIComponent(id)}/stream-key`);
  }

  remove(id: string): Promise<void> {
    return this.http.delete(`streams/${encodeURIComponent(id)}`);
  }

  /** The streams of one owner; `complete` is false when there are more than it is willing to read. */
  async ownedBy(owner: string): Promise<{ streams: Stream[]; complete: boolean }> {
    const streams: Stream[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < OWN_PAGES; pages++) {
      const query: string = search({ owner, limit: String(PAGE_SIZE), cursor });
      const page: Page<Stream> = await this.http.get(`streams${query}`);
      streams.push(...page.items);
      cursor = page.nextCursor;
      if (!cursor) {
        return { streams, complete: true };
      }
    }
    return { streams, complete: false };
  }
}
