import { ApiError } from '../api/problem';
import type { Story } from '../api/story-types';
import { stories } from '../site';
import { button, el } from '../ui/dom';
import { areaRow, boxRow, inputRow, problemLine } from '../ui/fields';
import { runForm } from '../ui/forms';
import { fileProblem } from '../upload/file-check';
import { FileField } from '../upload/file-field';
import { UploadBar } from '../upload/upload-bar';
import { given } from './step-options';
import { genreRow, PROMPT_LENGTH } from './story-fields';

/** Makes a story of a file, or of text that is typed. */
export class NewStory {
  readonly element: HTMLFormElement;
  private readonly file: FileField;
  private readonly bar = new UploadBar('upload');
  private readonly text: HTMLElement;

  constructor(private readonly made: (story: Story) => void) {
    const problem = problemLine('new-story-error');
    this.file = new FileField({
      id: 'new-story-file',
      name: 'file',
      label: 'File',
      hint: 'Text, Markdown, Word or PDF, up to 5 MB. It can also be dropped anywhere on this page.',
      multiple: false,
      changed: (files) => this.fileChanged(files),
    });
    this.text = areaRow({
      id: 'new-story-content',
      name: 'content',
      label: 'Or type the text',
      attrs: { rows: '6', dir: 'auto' },
    });
    this.element = el(
      'form',
      { class: 'form', testid: 'new-story-form', attrs: { novalidate: '' } },
      problem,
      this.file.element,
      this.text,
      ...storyFields(),
      this.bar.element,
      button('Add story', {
        testid: 'new-story-submit',
        kind: 'button-main',
        attrs: { type: 'submit' },
      }),
    );
    runForm({ form: this.element, problem, submit: (values) => this.submit(values) });
  }

  acceptDrops(place: HTMLElement): void {
    this.file.acceptDrops(place);
  }

  private fileChanged(files: readonly File[]): void {
    this.text.hidden = files.length > 0;
  }

  private async submit(values: Record<string, string>): Promise<void> {
    const [file] = this.file.chosen;
    const story = file ? await this.upload(file, values) : await stories.write(typed(values));
    if (story !== null) {
      this.element.reset();
      this.file.clear();
      this.made(story);
    }
  }

  private upload(file: File, values: Record<string, string>): Promise<Story | null> {
    const problem = fileProblem(file);
    if (problem !== null) {
      throw refusal('file', problem);
    }
    const form = uploadForm(file, values);
    return this.bar.during((options) => stories.upload(form, options));
  }
}

function storyFields(): HTMLElement[] {
  return [
    inputRow({
      id: 'new-story-title',
      name: 'title',
      label: 'Title',
      hint: 'A file without a title is called by its name.',
      attrs: { maxlength: '200', dir: 'auto' },
    }),
    genreRow('new-story-genre'),
    areaRow({
      id: 'new-story-prompt',
      name: 'customPrompt',
      label: 'What to do with the text',
      hint: 'For instance: “Make it shorter and add a headline.”',
      attrs: { rows: '2', maxlength: String(PROMPT_LENGTH) },
    }),
    boxRow(
      { id: 'new-story-auto', name: 'auto', label: 'Do all three steps, one after the other' },
      true,
    ),
  ];
}

/** A story that was typed; what cannot be sent is refused as the server would. */
export function typed(values: Record<string, string>) {
  const title = values.title?.trim() ?? '';
  const content = values.content?.trim() ?? '';
  if (content === '') {
    throw refusal('content', 'Choose a file or type some text.');
  }
  if (title === '') {
    throw refusal('title', 'A typed text needs a title.');
  }
  return { title, content, ...details(values), auto: values.auto === 'yes' };
}

/** The parts of an upload; what is empty is left out. */
export function uploadForm(file: File, values: Record<string, string>): FormData {
  const form = new FormData();
  const parts = { ...given({ title: values.title }), ...details(values) };
  for (const [name, value] of Object.entries(parts)) {
    form.append(name, value);
  }
  form.append('auto', String(values.auto === 'yes'));
  form.append('file', file, file.name);
  return form;
}

function details({ genre, customPrompt }: Record<string, string | undefined>) {
  return given({ genre, customPrompt });
}

function refusal(field: string, message: string): ApiError {
  return new ApiError(message, 400, 'bad_request', [{ field, message }]);
}
