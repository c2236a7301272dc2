/** The options of each step: their fields, and what becomes of what was filled in. */
import type { AudioOptions, ImageOptions, StepName, Story } from '../api/story-types';
import { el } from '../ui/dom';
import { areaRow, inputRow, selectRow } from '../ui/fields';
import { PROMPT_LENGTH } from './story-fields';

export const WORDS = { least: 20, most: 500, standard: 100 };

const SIZES = [
  '1024x1024',
  '256x256',
  '512x512',
  '768x768',
  '1024x768',
  '768x1024',
  '1280x720',
  '720x1280',
  '1536x1024',
  '1024x1536',
  '1792x1024',
  '1024x1792',
] as const;

const STYLES = ['realistic', 'watercolor', 'cartoon', 'anime', 'oil painting', 'sketch'];

type Values = Record<string, string | undefined>;

/** The fields of a step; ids begin with `prefix`. */
export function optionFields(
  step: StepName,
  prefix: string,
  story?: Pick<Story, 'customPrompt'>,
): HTMLElement[] {
  const id = (name: string) => `${prefix}-${name}`;
  switch (step) {
    case 'story':
      return [
        areaRow({
          id: id('prompt'),
          name: 'customPrompt',
          label: 'What to do with the text',
          value: story?.customPrompt ?? '',
          hint: 'For instance: “Make it shorter and add a headline.” Empty: as it was told before.',
          attrs: { rows: '2', maxlength: String(PROMPT_LENGTH) },
        }),
      ];
    case 'audio':
      return [
        el(
          'div',
          { class: 'form-pair' },
          inputRow({
            id: id('words'),
            name: 'maxWordsPerChunk',
            label: 'Words in a file, at most',
            value: String(WORDS.standard),
            attrs: {
              type: 'number',
              min: String(WORDS.least),
              max: String(WORDS.most),
              required: '',
            },
          }),
          inputRow({
            id: id('voice'),
            name: 'voiceModel',
            label: 'Voice',
            attrs: { maxlength: '64', placeholder: 'standard' },
          }),
        ),
      ];
    case 'images':
      return [
        el(
          'div',
          { class: 'form-pair' },
          styleRow(id('style')),
          selectRow(
            { id: id('size'), name: 'imageSize', label: 'Size', value: SIZES[0] },
            SIZES.map((size) => [size, size.replace('x', ' × ')]),
          ),
        ),
      ];
  }
}

function styleRow(id: string): HTMLElement {
  const list = `${id}-known`;
  const row = inputRow({
    id,
    name: 'artStyle',
    label: 'Style',
    attrs: { maxlength: '50', placeholder: STYLES[0] ?? '', list },
  });
  const options = STYLES.map((value) => el('option', { attrs: { value } }));
  row.append(el('datalist', { id: list }, ...options));
  return row;
}

export function storyOptions(values: Values): { customPrompt?: string } {
  return given({ customPrompt: values.customPrompt });
}

export function audioOptions(values: Values): AudioOptions {
  return {
    maxWordsPerChunk: Number(values.maxWordsPerChunk ?? WORDS.standard),
    ...given({ voiceModel: values.voiceModel }),
  };
}

export function imageOptions(values: Values): ImageOptions {
  return given({ artStyle: values.artStyle, imageSize: values.imageSize });
}

/** Only what was filled in: the API takes absent, not empty, for “as you have it”. */
export function given<K extends string>(values: Record<K, string | undefined>) {
  const filled = Object.entries<string | undefined>(values)
    .map(([name, value]) => [name, value?.trim() ?? ''] as const)
    .filter(([, value]) => value !== '');
  return Object.fromEntries(filled) as Partial<Record<K, string>>;
}
