import type { Stream, StreamChange } from '../api/types';
import { streams } from '../site';
import { button, el } from '../ui/dom';
import { runForm } from '../ui/forms';

interface FieldProps {
  name: keyof StreamChange;
  label: string;
  value: string | null;
  control: HTMLInputElement | HTMLTextAreaElement;
}

/** Lets the owner change a stream in a modal dialog. Null when they think better of it. */
export function editStream(stream: Stream): Promise<Stream | null> {
  const problem = el('p', { class: 'form-error', attrs: { role: 'alert', hidden: '' } });
  const dialog = el('dialog', {
    class: 'dialog-wide',
    testid: 'edit-dialog',
    attrs: { 'aria-labelledby': 'edit-heading' },
  });
  const form = el(
    'form',
    { class: 'form', attrs: { novalidate: '' } },
    el('h2', { id: 'edit-heading' }, 'Edit stream'),
    problem,
    ...fields(stream).map(row),
    el(
      'div',
      { class: 'dialog-actions' },
      button('Cancel', { testid: 'edit-cancel', onClick: () => dialog.close() }),
      button('Save', { testid: 'edit-save', kind: 'button-main', attrs: { type: 'submit' } }),
    ),
  );
  dialog.append(form);
  return new Promise((resolve) => {
    let saved: Stream | null = null;
    const submit = async (values: Record<string, string>) => {
      saved = await streams.change(stream.id, changeOf(values));
      dialog.close();
    };
    runForm({ form, problem, submit });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(saved);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function fields(stream: Stream): FieldProps[] {
  const title = el('input', { attrs: { required: '', maxlength: '140', autocomplete: 'off' } });
  const description = el('textarea', { attrs: { rows: '4', maxlength: '2000' } });
  const category = el('input', { attrs: { maxlength: '50', list: 'categories' } });
  const playbackUrl = el('input', {
    attrs: { type: 'url', inputmode: 'url', autocomplete: 'off' },
  });
  return [
    { name: 'title', label: 'Title', value: stream.title, control: title },
    {
      name: 'description',
      label: 'Description',
      value: stream.description,
      control: description,
    },
    { name: 'category', label: 'Category', value: stream.category, control: category },
    {
      name: 'playbackUrl',
      label: 'Playback address',
      value: stream.playbackUrl,
      control: playbackUrl,
    },
  ];
}

function row({ name, label, value, control }: FieldProps): HTMLElement {
  const id = `edit-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  control.id = id;
  control.name = name;
  control.dataset.testid = id;
  control.value = value ?? '';
  return el('div', { class: 'form-row' }, el('label', { attrs: { for: id } }, label), control);
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
