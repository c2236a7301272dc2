import type { ImageChunk } from '../api/story-types';
import { button, el } from '../ui/dom';
import { factList } from '../ui/facts';
import { shortened } from './picture-grid';

/** One picture as large as fits, with what it was made from. Escape closes it; focus goes back. */
export function showPicture(chunk: ImageChunk, url: string, download: () => void): void {
  const heading = el('h2', { id: 'picture-heading' }, `Picture ${chunk.chunkIndex + 1}`);
  const dialog = el(
    'dialog',
    { class: 'picture-dialog', testid: 'picture-dialog', attrs: { 'aria-labelledby': heading.id } },
    heading,
    el('img', {
      class: 'picture-large',
      testid: 'picture-large',
      attrs: { src: url, alt: shortened(chunk.prompt) },
    }),
    factList([
      ['Of', el('span', { attrs: { dir: 'auto' } }, chunk.content)],
      ['Made from', el('span', { attrs: { dir: 'auto' } }, chunk.prompt)],
      ['Style', chunk.style.artStyle],
      ['Size', chunk.imageSize.replace('x', ' × ')],
    ]),
    el(
      'div',
      { class: 'dialog-actions' },
      button('Download', { testid: 'picture-download', onClick: download }),
      button('Close', {
        testid: 'picture-close',
        kind: 'button-main',
        attrs: { autofocus: '' },
        onClick: () => dialog.close(),
      }),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
