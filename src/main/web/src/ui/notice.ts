import { button, type Child, el } from './dom';

interface NoticeProps {
  testid: string;
  title: string;
  text: string;
  action?: Child;
}

/** A friendly block that stands where content would be: empty, missing, broken. */
export function noticeBlock({ testid, title, text, action }: NoticeProps): HTMLElement {
  return el(
    'div',
    { class: 'notice-block', testid },
    el('div', { class: 'seat-row', attrs: { 'aria-hidden': 'true' } }),
    el('h2', {}, title),
    el('p', {}, text),
    action ?? null,
  );
}

export function retryButton(onClick: () => void): HTMLButtonElement {
  return button('Try again', { testid: 'retry', onClick });
}
