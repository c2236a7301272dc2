import type { MadeServiceToken } from '../api/admin-types';
import { copyText, selectContents } from '../ui/clipboard';
import { button, el } from '../ui/dom';
import { toast } from '../ui/toast';

/**
 * The token that was just made. It stays on the page until somebody says that they have it, and is
 * no dialog, which a stray key would close: it cannot be shown again.
 */
export function madeToken(made: MadeServiceToken, done: () => void): HTMLElement {
  const value = el('code', { class: 'token-value', testid: 'token-value' }, made.token);
  const heading = el(
    'h2',
    { id: 'made-heading', attrs: { tabindex: '-1' } },
    'Copy the token now: it is not shown again',
  );
  const copy = async () => {
    if (await copyText(made.token)) {
      toast('Token copied.');
    } else {
      selectContents(value);
      toast('The token is selected. Copy it with your keyboard or by a long press.');
    }
  };
  return el(
    'section',
    { class: 'panel token-made', testid: 'token-made', attrs: { 'aria-labelledby': heading.id } },
    heading,
    el('p', {}, `For “${made.name}”. Only its hash is kept here.`),
    value,
    el(
      'div',
      { class: 'dialog-actions' },
      button('Copy', { testid: 'token-copy', kind: 'button-main', onClick: () => void copy() }),
      button('I have it', { testid: 'token-done', onClick: done }),
    ),
  );
}
