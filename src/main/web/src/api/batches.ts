import type { Job, JobSettings } from './batch-types';
import type { Http, UploadOptions } from './http';
import { search } from './search';
import type { Page } from './types';

export class Batches {
  constructor(private readonly http: Http) {}

  list(cursor: string | null, signal?: AbortSignal): Promise<Page<Job>> {
    return this.http.get(`batch${search({ cursor })}`, signal);
  }

  find(id: string): Promise<Job> {
    return this.http.get(path(id));
  }

  startWithFiles(files: readonly File[], settings: JobSettings, options: UploadOptions) {
    const form = new FormData();
    form.append('settings', new Blob([JSON.stringify(settings)], { type: 'application/json' }));
    for (const file of files) {
      form.append('files', file, file.name);
    }
    return this.http.upload<Job>('batch/start', form, options);
  }

  startWithStories(storyIds: readonly string[], settings: JobSettings): Promise<Job> {
    return this.http.post('batch/start', { storyIds, settings });
  }

  cancel(id: string): Promise<Job> {
    return this.http.post(`${path(id)}/cancel`);
  }

  /** Does the failed files again, and only those. */
  retry(id: string): Promise<Job> {
    return this.http.post(`${path(id)}/retry`);
  }
}

function path(id: string): string {
  return `batch/${encodeURIComponent(id)}`;
}
