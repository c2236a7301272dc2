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
    el(
      'div',
      { class: 'step-head' },
      heading,
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
    ),
    el('img', {
      class: 'picture-large',
      testid: 'picture-large',
      attrs: { src: url, alt: shortened(chunk.prompt) },
    }),
    factList([
      ['Style', chunk.style.artStyle],
      ['Size', chunk.imageSize.replace('x', ' × ')],
    ]),
    textOf('What it is of', chunk.content),
    textOf('What it was made from', chunk.prompt),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function textOf(title: string, text: string): HTMLElement {
  return el(
    'details',
    { class: 'more-options' },
    el('summary', {}, title),
    el('p', { attrs: { dir: 'auto' } }, text),
  );
}
