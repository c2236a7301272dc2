import { button, el } from './dom';

interface Question {
  title: string;
  text: string;
  accept: string;
  danger?: boolean;
}

/** Asks in a modal dialog. Escape and the first button both mean no; focus returns by itself. */
export function confirmed({ title, text, accept, danger = true }: Question): Promise<boolean> {
  const heading = el('h2', { id: 'confirm-title' }, title);
  const dialog = el(
    'dialog',
    { testid: 'confirm-dialog', attrs: { 'aria-labelledby': heading.id } },
    heading,
    el('p', { class: 'dialog-text' }, text),
    el(
      'div',
      { class: 'dialog-actions' },
      button('Cancel', { testid: 'confirm-cancel', onClick: () => dialog.close() }),
      button(accept, {
        testid: 'confirm-accept',
        kind: danger ? 'button-live' : 'button-main',
        onClick: () => dialog.close('yes'),
      }),
    ),
  );
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
