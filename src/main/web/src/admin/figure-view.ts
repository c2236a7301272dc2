import type { Stats } from '../api/admin-types';
import { el } from '../ui/dom';
import type { Figure } from './figures';
import { highestOf, type Sample, withSample } from './history';
import { Plot } from './plot';

/** One number of the overview: as it is, what it is made of, and how it has been. */
export class FigureView {
  readonly element: HTMLElement;
  private samples: readonly Sample[] = [];
  private readonly plot: Plot;
  private readonly value = el('span', { class: 'board-digits', testid: 'figure-value' }, '–');
  private readonly parts = el('p', { class: 'hint' });
  private readonly highest = el('p', { class: 'figure-highest' });

  constructor(
    private readonly figure: Figure,
    longestGapMs: number,
  ) {
    this.plot = new Plot(longestGapMs);
    const heading = el('h2', { id: `figure-${figure.id}` }, figure.label);
    this.element = el(
      'section',
      {
        class: 'panel figure',
        testid: 'figure',
        attrs: { 'data-figure': figure.id, 'aria-labelledby': heading.id },
      },
      heading,
      el('p', { class: 'board' }, this.value),
      this.parts,
      el('div', { class: 'figure-plot' }, this.plot.element as unknown as Node),
      this.highest,
    );
  }

  show(stats: Stats, at: number): void {
    const { value, words, parts } = this.figure;
    const now = value(stats);
    this.samples = withSample(this.samples, { at, value: now });
    this.value.textContent = words(now);
    this.parts.textContent = parts(stats);
    this.highest.textContent = `at most ${words(highestOf(this.samples))} in these 5 minutes`;
    this.plot.show(this.samples);
  }
}
