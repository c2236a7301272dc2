import { ceilingOf, type Sample, stretches, WINDOW_MS } from './history';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 300;
const HEIGHT = 60;

/** A small plot of the last minutes. Its words are the figure's; the picture itself is silent. */
export class Plot {
  readonly element = document.createElementNS(SVG, 'svg');
  private readonly area = document.createElementNS(SVG, 'path');
  private readonly line = document.createElementNS(SVG, 'path');

  constructor(private readonly longestGapMs: number) {
    this.element.setAttribute('class', 'plot');
    this.element.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    this.element.setAttribute('preserveAspectRatio', 'none');
    this.element.setAttribute('aria-hidden', 'true');
    this.area.setAttribute('class', 'plot-area');
    this.line.setAttribute('class', 'plot-line');
    this.element.append(this.area, this.line);
  }

  show(samples: readonly Sample[]): void {
    const { line, area } = pathsOf(samples, this.longestGapMs);
    this.line.setAttribute('d', line);
    this.area.setAttribute('d', area);
  }
}

/** The line of the samples, the newest at the right edge, and the area below it. */
export function pathsOf(samples: readonly Sample[], longestGapMs: number) {
  const now = samples.at(-1)?.at ?? 0;
  const ceiling = ceilingOf(samples);
  const x = ({ at }: Sample) => round(WIDTH * (1 - (now - at) / WINDOW_MS));
  const y = ({ value }: Sample) => round(HEIGHT * (1 - value / ceiling));
  const parts = stretches(samples, longestGapMs).map((part) => ({
    line: part.map((sample) => `${x(sample)} ${y(sample)}`).join('L'),
    from: part[0] ? x(part[0]) : 0,
    to: part.at(-1) ? x(part.at(-1) as Sample) : 0,
  }));
  return {
    line: parts.map(({ line }) => `M${line}`).join(''),
    area: parts.map(({ line, from, to }) => `M${from} ${HEIGHT}L${line}L${to} ${HEIGHT}Z`).join(''),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
