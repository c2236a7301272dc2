import { el } from './dom';

type Attributes = Record<string, string>;

export interface Field {
  id: string;
  name: string;
  label: string;
  value?: string | null;
  hint?: string;
  attrs?: Attributes;
}

/** A labelled input; its id is also its test id. */
export function inputRow(field: Field): HTMLElement {
  const input = el('input', { attrs: { autocomplete: 'off', ...field.attrs } });
  return row(field, input);
}

/** A labelled input of several lines. */
export function areaRow(field: Field): HTMLElement {
  return row(field, el('textarea', { attrs: field.attrs ?? {} }));
}

/** A labelled choice of these values and their words. */
export function selectRow(field: Field, options: readonly (readonly [string, string])[]) {
  const select = el('select', { attrs: field.attrs ?? {} });
  select.append(...options.map(([value, words]) => el('option', { attrs: { value } }, words)));
  return row(field, select);
}

/** A box to tick. */
export function boxRow(field: Field, ticked: boolean): HTMLElement {
  const { id, name, label } = field;
  const attrs = { type: 'checkbox', name, value: 'yes' };
  const box = el('input', { id, testid: id, attrs });
  box.defaultChecked = ticked;
  return el('div', { class: 'form-tick' }, box, el('label', { attrs: { for: id } }, label));
}

/** Where what is wrong with a whole form is said. */
export function problemLine(testid = ''): HTMLElement {
  return el('p', { class: 'form-error', testid, attrs: { role: 'alert', hidden: '' } });
}

function row(
  field: Field,
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
): HTMLElement {
  const { id, name, label, value, hint } = field;
  control.id = id;
  control.name = name;
  control.dataset.testid = id;
  control.value = value ?? '';
  const hintId = `${id}-hint`;
  if (hint) {
    control.setAttribute('aria-describedby', hintId);
  }
  return el(
    'div',
    { class: 'form-row' },
    el('label', { attrs: { for: id } }, label),
    control,
    hint ? el('p', { class: 'hint', id: hintId }, hint) : null,
  );
}
