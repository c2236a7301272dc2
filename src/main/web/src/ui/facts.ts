import { type Child, el } from './dom';

export type Fact = readonly [name: string, value: Child];

/** Names and values; what has no value is left out. */
export function factList(facts: readonly Fact[]): HTMLElement {
  const given = facts.filter(([, value]) => value !== null && value !== false && value !== '');
  return el(
    'dl',
    { class: 'facts' },
    ...given.map(([name, value]) =>
      el('div', { class: 'fact' }, el('dt', {}, name), el('dd', {}, value)),
    ),
  );
}
