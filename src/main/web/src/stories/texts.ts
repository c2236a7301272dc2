import type { Story } from '../api/story-types';
import { el } from '../ui/dom';
import { number } from '../ui/numbers';

/** The story's text: as it was made, and as it was given. */
export class Texts {
  readonly element: HTMLElement;
  private readonly generated = textPart('As it was made', 'story-generated');
  private readonly original = textPart('As it was given', 'story-original');

  constructor() {
    const heading = el('h2', { id: 'texts-heading' }, 'Text');
    this.element = el(
      'section',
      { class: 'panel texts', attrs: { 'aria-labelledby': heading.id } },
      heading,
      this.generated.element,
      this.original.element,
    );
    this.original.element.open = true;
  }

  show({ generatedContent, originalContent, metadata }: Story): void {
    const first = this.generated.element.hidden;
    this.generated.show(generatedContent ?? '', metadata.generatedWordCount);
    this.original.show(originalContent ?? '', metadata.originalWordCount);
    if (first && generatedContent) {
      this.generated.element.open = true;
      this.original.element.open = false;
    }
  }
}

function textPart(title: string, testid: string) {
  const count = el('span', { class: 'hint' });
  const text = el('div', {
    class: 'prose',
    testid,
    attrs: { dir: 'auto', role: 'region', tabindex: '0', 'aria-label': title },
  });
  const summary = el('summary', {}, `${title} `, count);
  const element = el('details', { class: 'text-part', attrs: { hidden: '' } }, summary, text);
  return {
    element,
    show(content: string, words: number | null): void {
      element.hidden = content === '';
      count.textContent =
        words === null ? '' : `${number(words)} ${words === 1 ? 'word' : 'words'}`;
      if (text.textContent !== content) {
        text.textContent = content;
      }
    },
  };
}
