import type { Story } from '../api/story-types';
import { stories } from '../site';
import { Actions } from '../ui/actions';
import { confirmed } from '../ui/confirm';
import { button, type Child, el, link } from '../ui/dom';
import { moment } from '../ui/moment';
import { number } from '../ui/numbers';
import { PagedList } from '../ui/paged-list';
import { table } from '../ui/table';
import { toast } from '../ui/toast';
import { storyUrl } from './links';
import { stepChips } from './step-chip';

/** One's own stories. */
export class Library {
  readonly element: HTMLElement;
  private readonly actions = new Actions(() => void this.list.refresh());
  private readonly list: PagedList<Story>;

  constructor() {
    this.list = new PagedList<Story>({
      name: 'stories',
      noun: ['story', 'stories'],
      key: ({ id }) => id,
      fetch: (cursor, signal) => stories.list(cursor, signal),
      render: (found) => this.table(found),
      empty: {
        title: 'No stories yet',
        text: 'Drop a file here or type a text, and hear and see what becomes of it.',
      },
    });
    this.element = el('div', {}, this.actions.problem, this.list.element);
  }

  load(): Promise<void> {
    return this.list.load();
  }

  refresh(): Promise<void> {
    return this.list.refresh();
  }

  private table(found: readonly Story[]): HTMLElement {
    const now = Date.now();
    return table<Story>(
      {
        caption: 'Your stories',
        row: 'story',
        key: ({ id }) => id,
        columns: [
          { label: 'Story', cell: storyName },
          { label: 'Steps', cell: stepChips },
          {
            label: 'Words',
            kind: 'digits',
            cell: ({ metadata }) => number(metadata.originalWordCount),
          },
          { label: 'Added', cell: ({ createdAt }) => moment(createdAt, now) },
          { label: 'Actions', kind: 'actions', cell: (story) => this.deleteButton(story) },
        ],
      },
      found,
    );
  }

  private deleteButton(story: Story): HTMLElement {
    return button('Delete', {
      testid: 'story-delete',
      kind: 'button-danger button-small',
      attrs: { 'aria-label': `Delete ${story.title}` },
      onClick: () => this.actions.run(() => this.remove(story)),
    });
  }

  private async remove(story: Story): Promise<void> {
    if (await removed(story)) {
      this.list.replace(story.id, null);
    }
  }
}

/** Deletes a story, when whoever is asked says yes. */
export async function removed({ id, title }: Story): Promise<boolean> {
  const yes = await confirmed({
    title: 'Delete this story?',
    text: `“${title}” is gone for good, with its recordings and pictures. What is being made for it stops.`,
    accept: 'Delete',
  });
  if (yes) {
    await stories.remove(id);
    toast('Story deleted.');
  }
  return yes;
}

function storyName({ id, title, genre, status }: Story): Child[] {
  return [
    link(title, storyUrl(id), { testid: 'story-link', attrs: { dir: 'auto' } }),
    genre && el('span', { class: 'under', attrs: { dir: 'auto' } }, genre),
    status.error && el('span', { class: 'under under-bad', testid: 'story-error' }, status.error),
  ];
}
