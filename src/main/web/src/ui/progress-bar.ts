import { el } from './dom';

/** A bar that fills, with a line below it that says the same in words. */
export class ProgressBar {
  readonly element: HTMLElement;
  private readonly bar: HTMLProgressElement;
  private readonly words: HTMLElement;

  /** @param label what it is the progress of */
  constructor(label: string, testid: string) {
    this.bar = el('progress', {
      testid: `${testid}-bar`,
      attrs: { max: '100', 'aria-label': label },
    });
    this.words = el('p', { class: 'hint progress-words', testid: `${testid}-words` });
    this.element = el('div', { class: 'progress', testid }, this.bar, this.words);
  }

  /**
   * @param percent 0 to 100, or null when nobody knows
   * @param words also what screen readers say of the bar
   */
  show(percent: number | null, words: string): void {
    if (percent === null) {
      this.bar.removeAttribute('value');
    } else {
      this.bar.value = Math.max(0, Math.min(100, percent));
    }
    this.bar.setAttribute('aria-valuetext', words);
    this.words.textContent = words;
  }
}
