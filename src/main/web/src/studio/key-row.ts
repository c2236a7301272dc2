import { streams } from '../site';
import { copyText, selectContents } from '../ui/clipboard';
import { confirmed } from '../ui/confirm';
import { button, el } from '../ui/dom';
import { toast } from '../ui/toast';

const DOTS = '•'.repeat(16);

/** The stream key: out of sight until asked for, fetched only then. */
export class KeyRow {
  readonly element: HTMLElement;
  private shown = false;
  private key: string | null;
  private readonly value = el('code', { class: 'key-value', testid: 'key-value' });
  private readonly toggle: HTMLButtonElement;

  constructor(
    private readonly streamId: string,
    key: string | null,
    run: (work: () => Promise<void>) => void,
  ) {
    this.key = key;
    const small = 'button-quiet button-small';
    this.toggle = button('Show', {
      testid: 'key-show',
      kind: small,
      onClick: () => run(() => this.setShown(!this.shown)),
    });
    this.element = el(
      'div',
      { class: 'key-row', attrs: { role: 'group', 'aria-label': 'Stream key' } },
      el('span', { class: 'key-label' }, 'Stream key'),
      this.value,
      el(
        'span',
        { class: 'key-actions' },
        this.toggle,
        button('Copy', { testid: 'key-copy', kind: small, onClick: () => run(() => this.copy()) }),
        button('New key', {
          testid: 'key-rotate',
          kind: small,
          onClick: () => run(() => this.rotate()),
        }),
      ),
    );
    this.show();
  }

  private async setShown(shown: boolean): Promise<void> {
    if (shown) {
      await this.fetchKey();
    }
    this.shown = shown;
    this.show();
  }

  private async copy(): Promise<void> {
    if (await copyText(await this.fetchKey())) {
      toast('Stream key copied.');
      return;
    }
    await this.setShown(true);
    selectContents(this.value);
    toast('The key is selected. Copy it with your keyboard or by a long press.');
  }

  private async rotate(): Promise<void> {
    const yes = await confirmed({
      title: 'Make a new key?',
      text: 'The old key stops working at once. Encoders that use it must be given the new one.',
      accept: 'Make a new key',
    });
    if (yes) {
      this.key = (await streams.rotateKey(this.streamId)).streamKey ?? null;
      this.show();
      toast('New stream key made. The old one no longer works.');
    }
  }

  private async fetchKey(): Promise<string> {
    this.key ??= (await streams.find(this.streamId)).streamKey ?? null;
    return this.key ?? '';
  }

  private show(): void {
    this.value.textContent = this.shown && this.key ? this.key : DOTS;
    this.value.setAttribute('aria-label', this.shown ? 'key' : 'key, hidden');
    this.toggle.textContent = this.shown ? 'Hide' : 'Show';
  }
}
