/** Schemas as tables of their fields. */
import { type Child, el, link } from '../ui/dom';
import { nameOf, type Schema } from './document';
import { limitTexts, typeText } from './schema-text';

export function schemaAnchor(name: string): string {
  return `schema-${name}`;
}

/** The type, with a link where it has a section of its own. */
export function typeView(schema: Schema): HTMLElement {
  const name = nameOf(schema) ?? nameOf(schema.items ?? {});
  const text = typeText(schema);
  const at = name === null ? -1 : text.indexOf(name);
  if (name === null || at < 0) {
    return el('code', { class: 'api-type' }, text);
  }
  return el(
    'code',
    { class: 'api-type' },
    text.slice(0, at),
    link(name, `#${schemaAnchor(name)}`),
    text.slice(at + name.length),
  );
}

/** One row for each field of an object; of an answer, only what may be missing is marked. */
export function fieldTable(caption: string, schema: Schema, isAnswer = false): HTMLElement {
  const marks = isAnswer ? ['', 'not always'] : ['required', 'optional'];
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) =>
    row(name, field, [marks[schema.required?.includes(name) ? 0 : 1] ?? '']),
  );
  return table(caption, 'Field', rows);
}

export function table(caption: string, what: string, rows: HTMLElement[]): HTMLElement {
  const head = [what, 'Type', 'About'].map((title) => el('th', { attrs: { scope: 'col' } }, title));
  return el(
    'div',
    { class: 'api-scroll', attrs: { tabindex: '0', role: 'region', 'aria-label': caption } },
    el(
      'table',
      { class: 'api-table' },
      el('caption', { class: 'visually-hidden' }, caption),
      el('thead', {}, el('tr', {}, ...head)),
      el('tbody', {}, ...rows),
    ),
  );
}

export function row(name: string, schema: Schema, marks: string[]): HTMLElement {
  const about: Child[] = [
    ...(schema.description ? [el('span', {}, schema.description)] : []),
    ...limitTexts(schema).map((text) => el('span', { class: 'api-limit' }, text)),
    ...(schema.pattern ? [el('code', { class: 'api-pattern' }, schema.pattern)] : []),
  ];
  return el(
    'tr',
    {},
    el(
      'th',
      { attrs: { scope: 'row' } },
      el('code', {}, name),
      ...marks.map((mark) => mark !== '' && el('span', { class: 'api-mark' }, mark)),
    ),
    el('td', {}, typeView(schema)),
    el('td', { class: 'api-about' }, ...about),
  );
}
