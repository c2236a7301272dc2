import type { Story } from '../api/story-types';
import { stories } from '../site';
import { areaRow, inputRow } from '../ui/fields';
import { formDialog } from '../ui/form-dialog';
import { genreRow, PROMPT_LENGTH } from './story-fields';

/** Lets the owner change what a story is called. Null when they think better of it. */
export function editStory({ id, title, genre, customPrompt }: Story): Promise<Story | null> {
  return formDialog({
    name: 'story-edit',
    title: 'Edit story',
    fields: [
      inputRow({
        id: 'story-edit-title',
        name: 'title',
        label: 'Title',
        value: title,
        attrs: { required: '', maxlength: '200', dir: 'auto' },
      }),
      genreRow('story-edit-genre', genre),
      areaRow({
        id: 'story-edit-prompt',
        name: 'customPrompt',
        label: 'What to do with the text',
        value: customPrompt,
        attrs: { rows: '3', maxlength: String(PROMPT_LENGTH) },
      }),
    ],
    submit: (values) =>
      stories.change(id, {
        title: values.title?.trim() ?? '',
        genre: values.genre?.trim() || null,
        customPrompt: values.customPrompt?.trim() || null,
      }),
  });
}
