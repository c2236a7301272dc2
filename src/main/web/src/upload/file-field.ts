import { button, el } from '../ui/dom';
import { KEY, redraw } from '../ui/focus';
import { ACCEPTED, fileSize } from './file-check';

interface FileFieldParts {
  /** Of the input; test ids begin with it. */
  id: string;
  /** What the API calls it, so that refusals are put next to it. */
  name: string;
  label: string;
  hint: string;
  multiple: boolean;
  changed: (files: readonly File[]) => void;
}

/** Files by a button or by drag and drop: anywhere on the page will do. */
export class FileField {
  readonly element: HTMLElement;
  private files: readonly File[] = [];
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;

  constructor(private readonly parts: FileFieldParts) {
    const { id, name, label, hint, multiple } = parts;
    this.input = el('input', {
      id,
      testid: id,
      class: 'file-input',
      attrs: {
        type: 'file',
        name,
        accept: ACCEPTED.join(),
        'aria-describedby': `${id}-hint`,
        ...(multiple && { multiple: '' }),
      },
    });
    this.list = el('ul', {
      class: 'files',
      testid: `${id}-files`,
      attrs: { role: 'list', tabindex: '-1' },
    });
    this.element = el(
      'div',
      { class: 'file-field', testid: `${id}-drop` },
      el('label', { class: 'file-label', attrs: { for: id } }, label),
      el('p', { class: 'hint', id: `${id}-hint` }, hint),
      this.input,
      this.list,
    );
    this.input.addEventListener('change', () => this.take([...(this.input.files ?? [])]));
  }

  get chosen(): readonly File[] {
    return this.files;
  }

  /** Lets files be dropped anywhere in this part of the page. */
  acceptDrops(place: HTMLElement): void {
    let depth = 0;
    const over = (by: number) => {
      depth = Math.max(0, depth + by);
      this.element.classList.toggle('file-field-over', depth > 0);
    };
    const ours = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    place.addEventListener('dragenter', (event) => ours(event) && over(1));
    place.addEventListener('dragleave', (event) => ours(event) && over(-1));
    place.addEventListener('dragover', (event) => ours(event) && event.preventDefault());
    place.addEventListener('drop', (event) => {
      if (ours(event)) {
        event.preventDefault();
        over(-depth);
        this.take([...(event.dataTransfer?.files ?? [])]);
      }
    });
  }

  clear(): void {
    this.input.value = '';
    this.set([]);
  }

  private take(files: readonly File[]): void {
    if (files.length > 0) {
      this.set(this.parts.multiple ? merged(this.files, files) : files.slice(0, 1));
    }
  }

  private set(files: readonly File[]): void {
    this.files = files;
    redraw(this.list, () =>
      this.list.replaceChildren(...files.map((file, index) => this.row(file, index))),
    );
    this.parts.changed(files);
  }

  private row(file: File, index: number): HTMLElement {
    return el(
      'li',
      { testid: `${this.parts.id}-file`, attrs: { [KEY]: String(index) } },
      el('bdi', { class: 'file-name' }, file.name),
      el('span', { class: 'hint' }, fileSize(file.size)),
      button('Remove', {
        testid: `${this.parts.id}-remove`,
        kind: 'button-quiet button-small',
        attrs: { 'aria-label': `Remove ${file.name}` },
        onClick: () => this.remove(index),
      }),
    );
  }

  private remove(index: number): void {
    this.input.value = '';
    this.set(this.files.filter((_, at) => at !== index));
    if (this.files.length === 0) {
      this.input.focus();
    }
  }
}

/** Chosen again is not chosen twice. */
function merged(old: readonly File[], more: readonly File[]): File[] {
  const key = ({ name, size, lastModified }: File) => `${name}/${size}/${lastModified}`;
  const known = new Set(old.map(key));
  return [...old, ...more.filter((file) => !known.has(key(file)))];
}
