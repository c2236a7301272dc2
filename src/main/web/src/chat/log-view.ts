import type { ChatMessage } from '../realtime/events';
import { el } from '../ui/dom';
import { messageRow, type Readers } from './message-row';
import type { Chat } from './messages';

const BOTTOM_PX = 48;

/** The scrolling log. It follows new messages only while its reader is at the bottom. */
export class LogView {
  readonly element: HTMLElement;
  private readonly log: HTMLElement;
  private readonly newer: HTMLButtonElement;
  private readonly rows = new Map<string, HTMLElement>();
  private following = true;
  private unseen = 0;

  constructor(private readonly readers: Readers) {
    this.log = el('div', {
      class: 'chat-log',
      testid: 'chat-log',
      attrs: { role: 'log', tabindex: '0', 'aria-label': 'Chat messages', 'aria-live': 'polite' },
    });
    this.newer = el('button', {
      class: 'new-messages',
      testid: 'new-messages',
      attrs: { type: 'button', hidden: '' },
      onClick: () => this.toBottom(),
    });
    this.element = el('div', { class: 'chat-window' }, this.log, this.newer);
    this.log.addEventListener('scroll', () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.following && this.scrollDown()).observe(this.log);
  }

  /** Shows the chat. What came with a join is not read out; what is said from now on is. */
  show(chat: Chat, announce: boolean): void {
    if (!announce) {
      this.log.setAttribute('aria-live', 'off');
      requestAnimationFrame(() => this.log.setAttribute('aria-live', 'polite'));
    }
    this.dropRowsMissingFrom(chat.messages);
    const added = this.placeRows(chat);
    if (this.following) {
      this.scrollDown();
    } else if (added > 0) {
      this.unseen += added;
      this.showNewer();
    }
  }

  /** A line for when there are no messages. */
  showEmpty(text: string): void {
    this.log.dataset.empty = text;
  }

  focus(): void {
    this.log.focus({ preventScroll: true });
  }

  private toBottom(): void {
    this.scrollDown();
    this.focus();
  }

  private placeRows({ messages, gaps }: Chat): number {
    let added = 0;
    let next: Element | null = null;
    for (const message of messages.toReversed()) {
      const row = this.rows.get(message.id) ?? this.newRow(message);
      row.classList.toggle('after-gap', gaps.has(message.id));
      if (row.nextElementSibling !== next || !row.isConnected) {
        added += row.isConnected ? 0 : 1;
        this.log.insertBefore(row, next);
      }
      next = row;
    }
    return added;
  }

  private newRow(message: ChatMessage): HTMLElement {
    const row = messageRow(message, this.readers);
    this.rows.set(message.id, row);
    return row;
  }

  private dropRowsMissingFrom(messages: readonly ChatMessage[]): void {
    if (this.rows.size === 0) {
      return;
    }
    const kept = new Set(messages.map((message) => message.id));
    for (const [id, row] of this.rows) {
      if (!kept.has(id)) {
        row.remove();
        this.rows.delete(id);
      }
    }
  }

  private scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    this.following = scrollHeight - scrollTop - clientHeight < BOTTOM_PX;
    if (this.following) {
      this.unseen = 0;
      this.showNewer();
    }
  }

  private scrollDown(): void {
    this.log.scrollTop = this.log.scrollHeight;
    this.following = true;
    this.unseen = 0;
    this.showNewer();
  }

  private showNewer(): void {
    this.newer.hidden = this.unseen === 0;
    this.newer.textContent = this.unseen === 1 ? '1 new message' : `${this.unseen} new messages`;
  }
}
