import type { Refusal } from '../realtime/events';
import { el } from '../ui/dom';
import {
  blocked,
  type ComposerEvent,
  canSend,
  compose,
  MAX_LENGTH,
  NEW_COMPOSER,
  nearLimit,
  outgoing,
  remaining,
} from './composer-state';

/** Where messages are written. Enter sends; what was typed stays until the server has it. */
export class ComposerView {
  readonly element: HTMLFormElement;
  private state = NEW_COMPOSER;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private readonly input: HTMLTextAreaElement;
  private readonly send = el(
    'button',
    { class: 'button button-main', testid: 'chat-send', attrs: { type: 'submit' } },
    'Send',
  );
  private readonly left = el('span', {
    class: 'chat-remaining',
    id: 'chat-remaining',
    testid: 'chat-remaining',
  });
  private readonly problem = el('span', { attrs: { role: 'status' } });
  private readonly countdown = el('span', {
    class: 'countdown board board-small board-digits',
    attrs: { 'aria-hidden': 'true' },
  });
  private readonly trouble = el(
    'p',
    { class: 'chat-error', testid: 'chat-error' },
    this.problem,
    this.countdown,
  );

  constructor(private readonly deliver: (text: string) => Promise<Refusal | null>) {
    this.input = el('textarea', {
      id: 'chat-input',
      class: 'chat-input',
      testid: 'chat-input',
      attrs: {
        rows: '1',
        placeholder: 'Say something…',
        enterkeyhint: 'send',
        autocomplete: 'off',
        'aria-describedby': 'chat-remaining',
      },
    });
    this.element = el(
      'form',
      { class: 'composer' },
      this.trouble,
      el('label', { class: 'visually-hidden', attrs: { for: 'chat-input' } }, 'Message'),
      el('div', { class: 'composer-line' }, this.input, this.send),
      this.left,
    );
    this.listen();
    this.show();
  }

  /** Whether the room takes messages right now; typing goes on either way. */
  setOpen(open: boolean): void {
    this.happened({ type: 'room', open });
  }

  refused(refusal: Refusal): void {
    this.happened({ type: 'refused', refusal, now: Date.now() });
    this.tick();
  }

  private listen(): void {
    this.input.addEventListener('input', () => {
      this.happened({ type: 'typed', text: this.input.value });
    });
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault();
        void this.submit();
      }
    });
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit();
      this.input.focus();
    });
  }

  private async submit(): Promise<void> {
    if (!canSend(this.state)) {
      return;
    }
    const text = outgoing(this.state);
    this.happened({ type: 'submitted' });
    const refusal = await this.deliver(text);
    if (refusal) {
      this.refused(refusal);
    } else {
      this.happened({ type: 'accepted' });
    }
  }

  /** Counts the seconds down until sending is allowed again. */
  private tick(): void {
    clearInterval(this.ticking);
    const step = () => {
      const ms = this.state.blockedUntil - Date.now();
      this.countdown.textContent = ms > 0 ? `${Math.ceil(ms / 1000)} s` : '';
      if (ms <= 0) {
        clearInterval(this.ticking);
        this.happened({ type: 'unblocked' });
      }
    };
    if (blocked(this.state)) {
      step();
      this.ticking = setInterval(step, 250);
    }
  }

  private happened(event: ComposerEvent): void {
    this.state = compose(this.state, event);
    this.show();
  }

  private show(): void {
    const { state } = this;
    if (this.input.value !== state.text) {
      this.input.value = state.text;
    }
    this.input.readOnly = state.sending;
    this.send.setAttribute('aria-disabled', String(!canSend(state)));
    this.left.hidden = !nearLimit(state);
    this.showLeft(remaining(state));
    this.problem.textContent = state.problem;
    this.trouble.classList.toggle('shown', state.problem !== '');
  }

  private showLeft(left: number): void {
    this.left.textContent =
      left < 0 ? `${-left} too many` : `${left} of ${MAX_LENGTH} characters left`;
    this.left.classList.toggle('over-limit', left < 0);
  }
}
