import { el } from '../ui/dom';
import { inputRow } from '../ui/fields';

export const PROMPT_LENGTH = 2000;

const GENRES = [
  'Adventure',
  'Fairy tale',
  'Fantasy',
  'History',
  'Mystery',
  'Romance',
  'Science fiction',
];

/** A genre: one of the usual ones, or any other. */
export function genreRow(id: string, value: string | null = null): HTMLElement {
  const known = `${id}-known`;
  const row = inputRow({
    id,
    name: 'genre',
    label: 'Genre',
    value,
    attrs: { maxlength: '50', list: known },
  });
  row.append(
    el(
      'datalist',
      { id: known },
      ...GENRES.map((genre) => el('option', { attrs: { value: genre } })),
    ),
  );
  return row;
}
