/**
 * A tifo is the picture a crowd makes with coloured cards. Each stream gets one of its own, drawn
 * from its id, so that streams can be told apart without pictures from elsewhere.
 */
const COLOURS = 4;
const PALETTES = 6;
const SVG = 'http://www.w3.org/2000/svg';

/** Seats side by side (an even number) and rows behind each other. */
export interface Stand {
  columns: number;
  rows: number;
}

export const CARD_STAND: Stand = { columns: 20, rows: 8 };
export const PLAYER_STAND: Stand = { columns: 40, rows: 23 };

export interface Tifo {
  palette: number;
  /** Rows of colour numbers, left to right, symmetrical. */
  rows: number[][];
}

/** Distance of a seat in the picture; `x` from the middle outwards, `y` upwards, both 0 to 1. */
type Motif = (x: number, y: number) => number;

const MOTIFS: readonly Motif[] = [
  (x, y) => Math.hypot(x * 1.5, y),
  (x, y) => y + x * 0.9,
  (x, y) => 1.4 - y + x * 0.9,
  (x, y) => Math.atan2(y + 0.15, x + 0.01),
  (x) => x * 1.2,
];

/** A motif in bands of colour, with a few people holding up the wrong card. */
export function tifoOf(id: string, stand: Stand): Tifo {
  const next = generator(id);
  const palette = next() % PALETTES;
  const motif = MOTIFS[next() % MOTIFS.length] ?? Math.hypot;
  const bands = 4 + (next() % 3);
  const colour = (x: number, y: number) =>
    next() % 16 === 0 ? next() % COLOURS : Math.floor(motif(x, y) * bands) % COLOURS;
  const half = stand.columns / 2;
  const rows = Array.from({ length: stand.rows }, (_, row) => {
    const y = 1 - row / (stand.rows - 1);
    const right = Array.from({ length: half }, (_, column) => colour((column + 0.5) / half, y));
    return [...right.toReversed(), ...right];
  });
  return { palette, rows };
}

export function drawTifo(id: string, stand: Stand): SVGSVGElement {
  const { palette, rows } = tifoOf(id, stand);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${stand.columns * 10} ${stand.rows * 10}`);
  svg.setAttribute('class', `tifo palette-${palette}`);
  svg.setAttribute('preserveAspectRatio', 'xMidYMid slice');
  svg.setAttribute('aria-hidden', 'true');
  rows.forEach((colours, row) => {
    colours.forEach((colour, column) => {
      svg.append(seat(column / (stand.columns - 1) - 0.5, column, row, colour));
    });
  });
  return svg;
}

/** A seat: a rounded back above a flat edge; rows curve the further it is `aside` the middle. */
function seat(aside: number, column: number, row: number, colour: number): SVGPathElement {
  const path = document.createElementNS(SVG, 'path');
  const sag = aside ** 2 * 14;
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
