import type { Stream, StreamChange } from '../api/types';
import { streams } from '../site';
import { areaRow, inputRow } from '../ui/fields';
import { formDialog } from '../ui/form-dialog';

/** Lets the owner change a stream in a modal dialog. Null when they think better of it. */
export function editStream(stream: Stream): Promise<Stream | null> {
  return formDialog({
    name: 'edit',
    title: 'Edit stream',
    fields: fields(stream),
    submit: (values) => streams.change(stream.id, changeOf(values)),
  });
}

function fields({ title, description, category, playbackUrl }: Stream): HTMLElement[] {
  return [
    inputRow({
      id: 'edit-title',
      name: 'title',
      label: 'Title',
      value: title,
      attrs: { required: '', maxlength: '140' },
    }),
    areaRow({
      id: 'edit-description',
      name: 'description',
      label: 'Description',
      value: description,
      attrs: { rows: '4', maxlength: '2000' },
    }),
    inputRow({
      id: 'edit-category',
      name: 'category',
      label: 'Category',
      value: category,
      attrs: { maxlength: '50', list: 'categories' },
    }),
    inputRow({
      id: 'edit-playback-url',
      name: 'playbackUrl',
      label: 'Playback address',
      value: playbackUrl,
      attrs: { type: 'url', inputmode: 'url' },
    }),
  ];
}

/** What was emptied is cleared. */
function changeOf(values: Record<string, string>): StreamChange {
  const given = (name: string) => values[name]?.trim() || null;
  return {
    title: values.title?.trim() ?? '',
    description: given('description'),
    category: given('category'),
    playbackUrl: given('playbackUrl'),
  };
}
