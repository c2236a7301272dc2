import type { MadeServiceToken } from '../api/admin-types';
import { admin } from '../site';
import { button, el } from '../ui/dom';
import { boxRow, inputRow, problemLine } from '../ui/fields';
import { runForm } from '../ui/forms';
import { newToken, SCOPES } from './token-state';

/** Makes a service token. */
export class TokenForm {
  readonly element: HTMLFormElement;

  constructor(made: (token: MadeServiceToken) => void) {
    const problem = problemLine('token-error');
    this.element = el(
      'form',
      { class: 'form', testid: 'token-form', attrs: { novalidate: '' } },
      problem,
      inputRow({
        id: 'token-name',
        name: 'name',
        label: 'Name of the service',
        attrs: { required: '', maxlength: '100' },
      }),
      scopes(),
      inputRow({
        id: 'token-expires',
        name: 'expiresAt',
        label: 'Last day',
        hint: 'Without one it is good until it is revoked.',
        attrs: { type: 'date', max: '2999-12-30' },
      }),
      button('Make token', {
        testid: 'token-make',
        kind: 'button-main',
        attrs: { type: 'submit' },
      }),
    );
    runForm({
      form: this.element,
      problem,
      submit: async (values) => {
        const token = await admin.makeServiceToken(newToken(values));
        this.element.reset();
        made(token);
      },
    });
  }

  focus(): void {
    this.element.querySelector('input')?.focus();
  }
}

function scopes(): HTMLElement {
  const boxes = SCOPES.map(([scope, label]) =>
    boxRow({ id: `token-scope-${scope}`, name: `scope-${scope}`, label }, false),
  );
  return el('fieldset', { class: 'form-group' }, el('legend', {}, 'It may'), ...boxes);
}
