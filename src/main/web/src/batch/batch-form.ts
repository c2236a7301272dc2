import type { Job, JobSettings } from '../api/batch-types';
import { ApiError } from '../api/problem';
import { STEPS, type StepName } from '../api/story-types';
import { batches } from '../site';
import { audioOptions, imageOptions, optionFields, storyOptions } from '../stories/step-options';
import { STEP_NAMES } from '../stories/step-words';
import { button, el } from '../ui/dom';
import { boxRow, problemLine } from '../ui/fields';
import { runForm } from '../ui/forms';
import { filesProblem } from '../upload/file-check';
import { FileField } from '../upload/file-field';
import { UploadBar } from '../upload/upload-bar';
import { StoryChoice } from './story-choice';

type Values = Record<string, string | undefined>;

/** Starts a batch of files, or of stories that are here already. */
export class BatchForm {
  readonly element: HTMLFormElement;
  private readonly files: FileField;
  private readonly stories = new StoryChoice();
  private readonly bar = new UploadBar('batch-upload');

  constructor(private readonly started: (job: Job) => void) {
    const problem = problemLine('batch-error');
    this.files = new FileField({
      id: 'batch-files',
      name: 'files',
      label: 'Files',
      hint: 'Up to 50, each up to 5 MB: text, Markdown, Word or PDF. They can be dropped anywhere on this page.',
      multiple: true,
      changed: () => {},
    });
    this.element = el(
      'form',
      { class: 'form', testid: 'batch-form', attrs: { novalidate: '' } },
      problem,
      this.sourceChoice(),
      this.files.element,
      this.stories.element,
      stepBoxes(),
      options(),
      this.bar.element,
      button('Start batch', {
        testid: 'batch-submit',
        kind: 'button-main',
        attrs: { type: 'submit' },
      }),
    );
    runForm({ form: this.element, problem, submit: (values) => this.submit(values) });
  }

  acceptDrops(place: HTMLElement): void {
    this.files.acceptDrops(place);
  }

  private sourceChoice(): HTMLElement {
    const choices = [
      ['files', 'Files'],
      ['stories', 'Stories that are here already'],
    ] as const;
    const radios = choices.map(([value, words]) => {
      const id = `batch-of-${value}`;
      const input = el('input', {
        id,
        testid: id,
        attrs: { type: 'radio', name: 'source', value },
      });
      input.defaultChecked = value === 'files';
      input.addEventListener('change', () => this.show(value === 'stories'));
      return el('div', { class: 'form-tick' }, input, el('label', { attrs: { for: id } }, words));
    });
    return el('fieldset', { class: 'form-group' }, el('legend', {}, 'A batch of'), ...radios);
  }

  private show(ofStories: boolean): void {
    this.files.element.hidden = ofStories;
    this.stories.show(ofStories);
  }

  private async submit(values: Values): Promise<void> {
    const settings = settingsOf(values);
    const job = this.stories.element.hidden
      ? await this.upload(settings)
      : await this.startWithStories(settings);
    if (job !== null) {
      this.started(job);
    }
  }

  private upload(settings: JobSettings): Promise<Job | null> {
    const files = this.files.chosen;
    const problem = files.length === 0 ? 'Choose at least one file.' : filesProblem(files);
    if (problem !== null) {
      throw refusal('files', problem);
    }
    return this.bar.during((options) => batches.startWithFiles(files, settings, options));
  }

  private startWithStories(settings: JobSettings): Promise<Job> {
    const { chosen } = this.stories;
    if (chosen.length === 0) {
      throw refusal('storyIds', 'Choose at least one story.');
    }
    return batches.startWithStories(chosen, settings);
  }
}

function stepBoxes(): HTMLElement {
  const boxes = STEPS.map((step) =>
    boxRow({ id: `batch-step-${step}`, name: `step-${step}`, label: STEP_NAMES[step] }, true),
  );
  return el('fieldset', { class: 'form-group' }, el('legend', {}, 'Steps'), ...boxes);
}

function options(): HTMLElement {
  const details = el(
    'details',
    { class: 'more-options', testid: 'batch-options' },
    el('summary', {}, 'Options'),
    ...STEPS.flatMap((step) => optionFields(step, 'batch')),
  );
  details.addEventListener(
    'invalid',
    () => {
      details.open = true;
    },
    true,
  );
  return details;
}

/** What was ticked and filled in, as the API takes it. */
export function settingsOf(values: Values): JobSettings {
  const steps: StepName[] = STEPS.filter((step) => values[`step-${step}`] === 'yes');
  if (steps.length === 0) {
    throw refusal('steps', 'Choose at least one step.');
  }
  return { steps, ...storyOptions(values), ...audioOptions(values), ...imageOptions(values) };
}

function refusal(field: string, message: string): ApiError {
  return new ApiError(message, 400, 'bad_request', [{ field, message }]);
}
