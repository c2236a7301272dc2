import { copyText, selectContents } from '../ui/clipboard';
import { button, type Child, el } from '../ui/dom';
import { toast } from '../ui/toast';

/** Text to be copied, with a button that does it. */
export function codeBlock(label: string, text: string): HTMLElement {
  const code = el('pre', { attrs: { tabindex: '0', 'aria-label': label } }, el('code', {}, text));
  const copy = async () => {
    if (await copyText(text)) {
      toast(`${label}: copied`);
    } else {
      selectContents(code);
    }
  };
  return el(
    'div',
    { class: 'api-code' },
    el('p', { class: 'api-code-label', attrs: { 'aria-hidden': 'true' } }, label),
    button('Copy', {
      kind: 'button-quiet button-small',
      attrs: { 'aria-label': `Copy ${label}` },
      onClick: () => void copy(),
    }),
    code,
  );
}

export function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** Running text in which what stands between backticks is code. */
export function withCode(text: string): Child[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? el('code', {}, part) : part));
}
