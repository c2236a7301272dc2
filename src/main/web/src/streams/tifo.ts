/**
 * A tifo is the picture a crowd makes with coloured cards. Each stream gets one of its own, drawn
 * from its id, so that streams can be told apart without pictures from elsewhere.
 */
const COLUMNS = 20;
const ROWS = 8;
const COLOURS = 4;
const PALETTES = 6;
const SVG = 'http://www.w3.org/2000/svg';

export interface Tifo {
  palette: number;
  /** Rows of colour numbers, left to right, symmetrical. */
  rows: number[][];
}

export function tifoOf(id: string): Tifo {
  const next = generator(id);
  const palette = next() % PALETTES;
  const wave = 1 + (next() % 3);
  const phase = next() % 7;
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const half = Array.from({ length: COLUMNS / 2 }, (_, column) => {
      const band = Math.abs(row * wave - column + phase) % 7;
      return next() % 5 === 0 ? next() % COLOURS : Math.min(COLOURS - 1, Math.floor(band / 2));
    });
    return [...half, ...half.toReversed()];
  });
  return { palette, rows };
}

export function drawTifo(id: string): SVGSVGElement {
  const { palette, rows } = tifoOf(id);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${COLUMNS * 10} ${ROWS * 10}`);
  svg.setAttribute('class', `tifo palette-${palette}`);
  svg.setAttribute('preserveAspectRatio', 'xMidYMid slice');
  svg.setAttribute('aria-hidden', 'true');
  rows.forEach((colours, row) => {
    colours.forEach((colour, column) => {
      svg.append(seat(column, row, colour));
    });
  });
  return svg;
}

/** A seat: a rounded back above a flat edge; rows curve like a stand. */
function seat(column: number, row: number, colour: number): SVGPathElement {
  const path = document.createElementNS(SVG, 'path');
  const sag = ((column - (COLUMNS - 1) / 2) / COLUMNS) ** 2 * 14;
  const [x, y] = [column * 10 + 1, row * 10 + 1.5 - sag + 2];
  path.setAttribute('d', `M${x} ${y + 7}v-4a3 3 0 0 1 3-3h2a3 3 0 0 1 3 3v4z`);
  path.setAttribute('class', `seat seat-${colour}`);
  return path;
}

/** xorshift32 over an FNV-1a hash: the same numbers for the same id, everywhere. */
function generator(id: string): () => number {
  let state = 0x811c9dc5;
  for (const char of id) {
    state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}
