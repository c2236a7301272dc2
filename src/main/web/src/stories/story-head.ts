import type { Story } from '../api/story-types';
import { session } from '../site';
import { type Child, el, link } from '../ui/dom';
import { moment } from '../ui/moment';

/** What a story is called, whose it is, and what can be done to it. */
export function storyHead(story: Story, ...actions: HTMLElement[]): HTMLElement {
  return el(
    'div',
    { class: 'page-head' },
    el(
      'div',
      { class: 'story-name' },
      el('p', { class: 'back' }, link('All stories', 'stories.html', { testid: 'all-stories' })),
      el('h1', { testid: 'story-title', attrs: { dir: 'auto', tabindex: '-1' } }, story.title),
      el('p', { class: 'lede' }, ...facts(story)),
    ),
    el('div', { class: 'item-actions' }, ...actions),
  );
}

function facts({ genre, owner, auto, createdAt }: Story): Child[] {
  const foreign = owner.id !== session.user()?.id;
  const given: Child[] = [
    genre && el('bdi', {}, genre),
    foreign && el('bdi', {}, `by ${owner.username}`),
    auto && 'all steps by themselves',
    el('span', {}, 'added ', moment(createdAt, Date.now())),
  ];
  return given
    .filter((fact) => !!fact)
    .flatMap((fact, index) => (index > 0 ? [' · ', fact] : [fact]));
}
