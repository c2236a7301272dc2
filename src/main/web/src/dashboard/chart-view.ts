import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  Tooltip,
} from 'chart.js';
import { el } from '../ui/dom';
import { table } from '../ui/table';

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);

const MOVES_MS = 300;

/** One thing that is counted in each bar. */
interface Measure<P> {
  label: string;
  /** The custom property that has its colour. */
  colour: string;
  of: (point: P) => number;
}

export interface ChartParts<P> {
  /** `processing` → test ids `chart-processing`, `chart-processing-table`. */
  name: string;
  title: string;
  /** What the first column of the table is. */
  axis: string;
  /** Bars lie, for names that need room. */
  lying?: boolean;
  names: (points: readonly P[]) => string[];
  measures: readonly Measure<P>[];
  /** The chart in a sentence. */
  summary: (points: readonly P[]) => string;
}

/** A bar chart, with the same numbers as a table for those who do not see it. */
export class ChartView<P> {
  readonly element: HTMLElement;
  private points: readonly P[] = [];
  private readonly canvas: HTMLCanvasElement;
  private readonly summary: HTMLElement;
  private readonly rows: HTMLElement;
  private chart: Chart<'bar', number[], string> | null = null;

  constructor(private readonly parts: ChartParts<P>) {
    const { name, title } = parts;
    const heading = el('h2', { id: `chart-${name}-heading` }, title);
    this.canvas = el('canvas', {
      testid: `chart-${name}-canvas`,
      attrs: { role: 'img', 'aria-labelledby': `${heading.id} chart-${name}-summary` },
    });
    this.rows = el('div', {
      class: 'chart-rows',
      attrs: { role: 'region', tabindex: '0', 'aria-label': `${title}, as a table` },
    });
    this.summary = el('p', { class: 'hint', id: `chart-${name}-summary` });
    this.element = el(
      'section',
      { class: 'panel chart', testid: `chart-${name}`, attrs: { 'aria-labelledby': heading.id } },
      heading,
      this.summary,
      el('div', { class: 'chart-area' }, this.canvas),
      el(
        'details',
        { class: 'more-options', testid: `chart-${name}-table` },
        el('summary', {}, 'As a table'),
        this.rows,
      ),
    );
    onSchemeChange(() => this.recolour());
  }

  show(points: readonly P[]): void {
    this.points = points;
    this.summary.textContent = this.parts.summary(points);
    this.rows.replaceChildren(this.table());
    this.element.dataset.points = String(points.length);
    if (this.chart === null) {
      Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
      this.chart = new Chart(this.canvas, this.configuration());
    } else {
      this.chart.data = this.data();
      this.chart.update();
    }
  }

  private configuration(): ChartConfiguration<'bar', number[], string> {
    const { lying = false, measures } = this.parts;
    const soft = colour('--ink-soft');
    const line = colour('--line');
    const counted = {
      stacked: true,
      beginAtZero: true,
      ticks: { precision: 0, color: soft },
      grid: { color: line },
      border: { display: false },
    };
    const named = { stacked: true, ticks: { color: soft }, grid: { display: false } };
    return {
      type: 'bar',
      data: this.data(),
      options: {
        indexAxis: lying ? 'y' : 'x',
        responsive: true,
        maintainAspectRatio: false,
        animation: movesLittle() ? false : { duration: MOVES_MS },
        scales: lying ? { x: counted, y: named } : { x: named, y: counted },
        plugins: { legend: { display: measures.length > 1, labels: { color: soft } } },
      },
    };
  }

  private data() {
    return {
      labels: this.parts.names(this.points),
      datasets: this.parts.measures.map((measure) => ({
        label: measure.label,
        data: this.points.map(measure.of),
        backgroundColor: colour(measure.colour),
        maxBarThickness: 44,
        borderRadius: 3,
      })),
    };
  }

  private table(): HTMLElement {
    const { name, title, axis, names, measures } = this.parts;
    const called = names(this.points);
    const rows = this.points.map((point, index) => ({ point, index, name: called[index] ?? '' }));
    return table(
      {
        caption: title,
        row: `chart-${name}-row`,
        key: ({ index }) => String(index),
        columns: [
          { label: axis, cell: (row) => row.name },
          ...measures.map((measure) => ({
            label: measure.label,
            kind: 'digits' as const,
            cell: (row: { point: P }) => String(measure.of(row.point)),
          })),
        ],
      },
      rows,
    );
  }

  private recolour(): void {
    if (this.chart !== null) {
      this.chart.options = this.configuration().options ?? {};
      this.chart.data = this.data();
      this.chart.update('none');
    }
  }
}

function colour(property: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(property).trim();
}

function movesLittle(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function onSchemeChange(change: () => void): void {
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', change);
}
