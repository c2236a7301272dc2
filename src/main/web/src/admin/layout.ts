import { type Child, el } from '../ui/dom';

interface ViewHead {
  title: string;
  lede: Child;
  /** Stands beside the heading: filters, buttons. */
  aside?: Child;
}

/** Heading of a view, with what can be asked of it beside it. */
export function viewHead({ title, lede, aside }: ViewHead): HTMLElement {
  return el(
    'div',
    { class: 'page-head' },
    el('div', {}, el('h1', {}, title), el('p', { class: 'lede' }, lede)),
    aside ?? null,
  );
}

/** A part of a view under a heading of its own. */
export function panel(title: string, props: { testid: string }, ...content: Child[]): HTMLElement {
  const heading = el('h2', { id: `${props.testid}-heading` }, title);
  return el(
    'section',
    { class: 'panel', testid: props.testid, attrs: { 'aria-labelledby': heading.id } },
    heading,
    ...content,
  );
}

type Options = readonly (readonly [value: string, words: string])[];

/** A form of filters; what it does is up to `Filters`. */
export function filterForm(...fields: HTMLElement[]): HTMLFormElement {
  return el('form', { class: 'filters', attrs: { role: 'search' } }, ...fields);
}

interface FilterField {
  name: string;
  testid: string;
  label: string;
}

export function textFilter(
  field: FilterField,
  attrs: Record<string, string> = {},
): HTMLLabelElement {
  const { name, testid, label } = field;
  const input = el('input', {
    testid,
    attrs: { type: 'search', name, autocomplete: 'off', maxlength: '200', ...attrs },
  });
  return el('label', { class: 'filter' }, el('span', {}, label), input);
}

export function choiceFilter(field: FilterField, options: Options): HTMLLabelElement {
  const { name, testid, label } = field;
  const choices = options.map(([value, words]) => el('option', { attrs: { value } }, words));
  const select = el('select', { testid, attrs: { name } }, ...choices);
  return el('label', { class: 'filter' }, el('span', {}, label), select);
}
