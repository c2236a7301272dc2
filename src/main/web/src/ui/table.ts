import { type Child, el } from './dom';
import { KEY } from './focus';

export interface Column<T> {
  label: string;
  cell: (item: T) => Child | readonly Child[];
  /** How it is set: digits to the right, buttons without a label on phones. */
  kind?: 'digits' | 'actions';
}

export interface TableParts<T> {
  /** What the table is about, for those who do not see what stands around it. */
  caption: string;
  /** Test id of each row. */
  row: string;
  key: (item: T) => string;
  columns: readonly Column<T>[];
}

/**
 * A table; the first column names the row. On phones the style sheet sets each row as a card with
 * labels, which takes the meaning of a table away in some browsers, so the roles are spelt out.
 */
export function table<T>(parts: TableParts<T>, items: readonly T[]): HTMLElement {
  const head = parts.columns.map(({ label, kind }) =>
    el(
      'th',
      { ...classOf(kind), attrs: { scope: 'col', role: 'columnheader' } },
      el('span', kind === 'actions' ? { class: 'visually-hidden' } : {}, label),
    ),
  );
  return el(
    'table',
    { class: 'table', attrs: { role: 'table' } },
    el('caption', { class: 'visually-hidden' }, parts.caption),
    el('thead', { attrs: { role: 'rowgroup' } }, el('tr', { attrs: { role: 'row' } }, ...head)),
    el('tbody', { attrs: { role: 'rowgroup' } }, ...items.map((item) => row(parts, item))),
  );
}

function row<T>(parts: TableParts<T>, item: T): HTMLElement {
  const cells = parts.columns.map((column, index) => cell(column, item, index === 0));
  const attrs = { role: 'row', [KEY]: parts.key(item) };
  return el('tr', { testid: parts.row, attrs }, ...cells);
}

function cell<T>({ label, kind, cell: content }: Column<T>, item: T, naming: boolean) {
  const children = content(item);
  const all: readonly Child[] = Array.isArray(children) ? children : [children as Child];
  const props = { ...classOf(kind), attrs: { 'data-label': label } };
  return naming
    ? el('th', { ...props, attrs: { ...props.attrs, scope: 'row', role: 'rowheader' } }, ...all)
    : el('td', { ...props, attrs: { ...props.attrs, role: 'cell' } }, ...all);
}

function classOf(kind: string | undefined): { class?: string } {
  return kind ? { class: `cell-${kind}` } : {};
}
