import type { ChatMessage, Refusal } from '../realtime/events';
import { byId, type Child, el } from '../ui/dom';
import { ComposerView } from './composer-view';
import { LogView } from './log-view';
import type { Readers } from './message-row';
import { EMPTY_CHAT, withHistory, withMessage } from './messages';

/** What the line above the chat says; `signed-out` joins the room's own states. */
export type ChatState =
  | 'signed-out'
  | 'idle'
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  | 'ended'
  | 'refused';

const LABELS: Record<ChatState, string> = {
  'signed-out': 'Signed out',
  idle: 'Opens when live',
  connecting: 'Connecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  ended: 'Stream ended',
  refused: 'Closed',
};

const EMPTY: Record<ChatState, string> = {
  'signed-out': 'The crowd is talking. Sign in to hear it.',
  idle: 'The chat opens when the stream goes live.',
  connecting: 'Finding your seat…',
  connected: 'Nobody has said anything yet. Break the silence.',
  reconnecting: 'Trying to get back to your seat…',
  ended: 'The stand is empty.',
  refused: 'The chat is not open to you.',
};

/** The chat beside the player: state line, log, and what stands below it. */
export class ChatPanel {
  private chat = EMPTY_CHAT;
  private drawn = true;
  private loud = false;
  private readonly log: LogView;
  private readonly composer: ComposerView;
  private readonly state = el('p', {
    class: 'chat-state',
    testid: 'connection-state',
    attrs: { role: 'status' },
  });
  private readonly foot = el('div', { class: 'chat-foot' });

  constructor(readers: Readers, deliver: (text: string) => Promise<Refusal | null>) {
    this.log = new LogView(readers);
    this.composer = new ComposerView(deliver);
    byId('chat', HTMLElement).replaceChildren(
      el('div', { class: 'chat-head' }, el('h2', {}, 'Chat'), this.state),
      this.log.element,
      this.foot,
    );
  }

  /** `notice` stands where messages are written when nothing can be written. */
  setState(state: ChatState, notice?: readonly Child[]): void {
    this.state.dataset.state = state;
    this.state.textContent = LABELS[state];
    this.log.showEmpty(EMPTY[state]);
    this.composer.setOpen(state === 'connected');
    const writing = this.foot.contains(document.activeElement);
    if (notice) {
      this.foot.replaceChildren(el('p', { class: 'chat-notice' }, ...notice));
    } else if (!this.composer.element.isConnected) {
      this.foot.replaceChildren(this.composer.element);
    }
    if (writing && !this.foot.contains(document.activeElement)) {
      this.log.focus();
    }
  }

  history(messages: readonly ChatMessage[]): void {
    this.chat = withHistory(this.chat, messages);
    this.draw(false);
  }

  message(message: ChatMessage): void {
    this.chat = withMessage(this.chat, message);
    this.draw(true);
  }

  refused(refusal: Refusal): void {
    this.composer.refused(refusal);
  }

  clear(): void {
    this.chat = EMPTY_CHAT;
    this.draw(false);
  }

  /** Many messages in one frame are drawn once. */
  private draw(announce: boolean): void {
    this.loud = announce;
    if (this.drawn) {
      this.drawn = false;
      requestAnimationFrame(() => {
        this.drawn = true;
        this.log.show(this.chat, this.loud);
      });
    }
  }
}
