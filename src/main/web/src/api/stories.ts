import type { Http, UploadOptions } from './http';
import { search } from './search';
import type {
  AudioChunk,
  AudioOptions,
  Chunk,
  ImageChunk,
  ImageOptions,
  NewStory,
  Story,
  StoryChange,
} from './story-types';
import type { Page } from './types';

/** Chunks are read in pages of so many, and so many pages at most. */
const CHUNK_PAGE = 100;
const CHUNK_PAGES = 20;

export class Stories {
  constructor(private readonly http: Http) {}

  list(cursor: string | null, signal?: AbortSignal): Promise<Page<Story>> {
    return this.http.get(`stories${search({ cursor })}`, signal);
  }

  find(id: string): Promise<Story> {
    return this.http.get(path(id));
  }

  write(story: NewStory): Promise<Story> {
    return this.http.post('stories', story);
  }

  upload(form: FormData, options: UploadOptions): Promise<Story> {
    return this.http.upload('stories/upload', form, options);
  }

  change(id: string, change: StoryChange): Promise<Story> {
    return this.http.patch(path(id), change);
  }

  remove(id: string): Promise<void> {
    return this.http.delete(path(id));
  }

  process(id: string, options: { customPrompt?: string }): Promise<unknown> {
    return this.http.post(`${path(id)}/process`, options);
  }

  speak(id: string, options: AudioOptions): Promise<unknown> {
    return this.http.post(`${path(id)}/audio`, options);
  }

  paint(id: string, options: ImageOptions): Promise<unknown> {
    return this.http.post(`${path(id)}/images`, options);
  }

  audioChunks(id: string): Promise<AudioChunk[]> {
    return this.chunks(`${path(id)}/audio`);
  }

  imageChunks(id: string): Promise<ImageChunk[]> {
    return this.chunks(`${path(id)}/images`);
  }

  audioFile(chunkId: string, signal?: AbortSignal): Promise<Blob> {
    return this.http.blob(`audio/${encodeURIComponent(chunkId)}/file`, signal);
  }

  imageFile(chunkId: string, signal?: AbortSignal): Promise<Blob> {
    return this.http.blob(`images/${encodeURIComponent(chunkId)}/file`, signal);
  }

  private async chunks<C extends Chunk>(place: string): Promise<C[]> {
    const chunks: C[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < CHUNK_PAGES; pages++) {
      const query: string = search({ limit: String(CHUNK_PAGE), cursor });
      const page: Page<C> = await this.http.get(`${place}${query}`);
      chunks.push(...page.items);
      cursor = page.nextCursor;
      if (!cursor) {
        break;
      }
    }
    return chunks.sort((a, b) => a.chunkIndex - b.chunkIndex);
  }
}

function path(id: string): string {
  return `stories/${encodeURIComponent(id)}`;
}
