import type { Job } from '../api/batch-types';
import { batches } from '../site';
import { batchUrl } from '../stories/links';
import { link } from '../ui/dom';
import { moment } from '../ui/moment';
import { PagedList } from '../ui/paged-list';
import { table } from '../ui/table';
import { countsOf, filesOf, stateChip } from './job-words';

/** One's own batches, the newest first. */
export function batchList(): PagedList<Job> {
  return new PagedList<Job>({
    name: 'batches',
    noun: ['batch', 'batches'],
    key: ({ id }) => id,
    fetch: (cursor, signal) => batches.list(cursor, signal),
    render: batchTable,
    empty: {
      title: 'No batches yet',
      text: 'Choose some files or stories, and all of them go through the steps you want.',
    },
  });
}

function batchTable(jobs: readonly Job[]): HTMLElement {
  const now = Date.now();
  return table<Job>(
    {
      caption: 'Your batches',
      row: 'batch',
      key: ({ id }) => id,
      columns: [
        {
          label: 'Batch',
          cell: ({ id, totalFiles }) =>
            link(filesOf(totalFiles), batchUrl(id), { testid: 'batch-link' }),
        },
        { label: 'State', cell: ({ state }) => stateChip(state, 'batch-state') },
        { label: 'Done', cell: countsOf },
        { label: 'Begun', cell: ({ createdAt }) => moment(createdAt, now) },
      ],
    },
    jobs,
  );
}
