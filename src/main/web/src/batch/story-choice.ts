import { messageOf } from '../api/problem';
import type { Story } from '../api/story-types';
import { stories } from '../site';
import { button, el } from '../ui/dom';
import { MOST_FILES } from '../upload/file-check';

/** Boxes to tick for one's own stories, the newest first. */
export class StoryChoice {
  readonly element: HTMLElement;
  private cursor: string | null = null;
  private begun = false;
  private readonly list = el('div', { class: 'story-choice', testid: 'batch-stories' });
  private readonly problem = el('p', { class: 'hint', attrs: { role: 'status' } });
  private readonly more: HTMLButtonElement;

  constructor() {
    this.more = button('Show more', {
      kind: 'button-quiet button-small',
      attrs: { hidden: '' },
      onClick: () => void this.load(),
    });
    this.element = el(
      'fieldset',
      { class: 'form-group', attrs: { hidden: '' } },
      el('legend', {}, 'Stories'),
      this.list,
      this.problem,
      this.more,
    );
  }

  /** Shown for the first time it fetches them. */
  show(shown: boolean): void {
    this.element.hidden = !shown;
    if (shown && !this.begun) {
      this.begun = true;
      void this.load();
    }
  }

  get chosen(): string[] {
    const boxes = this.list.querySelectorAll<HTMLInputElement>('input:checked');
    return [...boxes].map(({ value }) => value).slice(0, MOST_FILES);
  }

  private async load(): Promise<void> {
    try {
      const page = await stories.list(this.cursor);
      this.list.append(...page.items.map(storyBox));
      this.cursor = page.nextCursor;
      this.more.hidden = this.cursor === null;
      this.problem.textContent =
        this.list.childElementCount === 0 ? 'You have no stories yet.' : '';
    } catch (error) {
      this.problem.textContent = messageOf(error);
      this.more.hidden = false;
    }
  }
}

function storyBox({ id, title }: Story): HTMLElement {
  const boxId = `batch-story-${id}`;
  const attrs = { type: 'checkbox', value: id };
  return el(
    'div',
    { class: 'form-tick' },
    el('input', { id: boxId, testid: 'batch-story', attrs }),
    el('label', { attrs: { for: boxId, dir: 'auto' } }, title),
  );
}
