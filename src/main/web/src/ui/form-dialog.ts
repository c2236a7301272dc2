import { button, el } from './dom';
import { problemLine } from './fields';
import { runForm } from './forms';

interface FormDialogParts<T> {
  /** Test ids begin with it. */
  name: string;
  title: string;
  fields: readonly HTMLElement[];
  submit: (values: Record<string, string>) => Promise<T>;
}

/**
 * Asks for something in a modal dialog. Answers what `submit` did, or null when they think better
 * of it.
 */
export function formDialog<T>({ name, title, fields, submit }: FormDialogParts<T>) {
  const heading = el('h2', { id: `${name}-heading` }, title);
  const problem = problemLine(`${name}-error`);
  const dialog = el('dialog', {
    class: 'dialog-wide',
    testid: `${name}-dialog`,
    attrs: { 'aria-labelledby': heading.id },
  });
  const form = el(
    'form',
    { class: 'form', attrs: { novalidate: '' } },
    heading,
    problem,
    ...fields,
    el(
      'div',
      { class: 'dialog-actions' },
      button('Cancel', { testid: `${name}-cancel`, onClick: () => dialog.close() }),
      button('Save', { testid: `${name}-save`, kind: 'button-main', attrs: { type: 'submit' } }),
    ),
  );
  dialog.append(form);
  return new Promise<T | null>((resolve) => {
    let saved: T | null = null;
    const save = async (values: Record<string, string>) => {
      saved = await submit(values);
      dialog.close();
    };
    runForm({ form, problem, submit: save });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(saved);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
