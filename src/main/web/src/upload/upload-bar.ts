import { button, el } from '../ui/dom';
import { ProgressBar } from '../ui/progress-bar';

/** How far an upload is, and a button that stops it. */
export class UploadBar {
  readonly element: HTMLElement;
  private readonly bar: ProgressBar;
  private stopping: AbortController | null = null;

  constructor(testid: string) {
    this.bar = new ProgressBar('Upload', testid);
    const cancel = button('Stop', {
      testid: `${testid}-stop`,
      kind: 'button-quiet button-small',
      onClick: () => this.stopping?.abort(),
    });
    this.element = el(
      'div',
      { class: 'upload-bar', attrs: { hidden: '' } },
      this.bar.element,
      cancel,
    );
  }

  /** Runs an upload. Null when it was stopped. */
  async during<T>(
    upload: (options: {
      onProgress: (fraction: number) => void;
      signal: AbortSignal;
    }) => Promise<T>,
  ): Promise<T | null> {
    const stopping = new AbortController();
    this.stopping = stopping;
    this.show(0);
    this.element.hidden = false;
    try {
      const onProgress = (fraction: number) => this.show(fraction);
      return await upload({ onProgress, signal: stopping.signal });
    } catch (error) {
      if (stopping.signal.aborted) {
        return null;
      }
      throw error;
    } finally {
      this.element.hidden = true;
      this.stopping = null;
    }
  }

  private show(fraction: number): void {
    const percent = Math.round(fraction * 100);
    if (percent >= 100) {
      this.bar.show(null, 'All sent. The text is being read.');
    } else {
      this.bar.show(percent, `${percent} % sent`);
    }
  }
}
