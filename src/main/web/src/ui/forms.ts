import { ApiError, type FieldProblem, messageOf } from '../api/problem';
import { el } from './dom';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What the server calls a field → what people call it is the form's label; the rest is its text. */
export interface FormParts {
  form: HTMLFormElement;
  /** Where messages about the whole form go. */
  problem: HTMLElement;
  submit: (values: Record<string, string>) => Promise<void>;
}

/**
 * Runs a form: checks what the browser can check, sends once at a time, and puts each problem next
 * to its field. The first wrong field gets the focus.
 */
export function runForm({ form, problem, submit }: FormParts): void {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clear(form, problem);
    if (form.getAttribute('aria-busy') === 'true' || !checked(form)) {
      return;
    }
    form.setAttribute('aria-busy', 'true');
    try {
      await submit(valuesOf(form));
    } catch (error) {
      showError(form, problem, error);
    } finally {
      form.removeAttribute('aria-busy');
    }
  });
}

export function showFieldErrors(form: HTMLFormElement, fields: readonly FieldProblem[]) {
  const unplaced = fields.filter(({ field, message }) => {
    const control = controls(form).find(({ name }) => isCalled(name, field));
    if (control) {
      mark(control, message);
    }
    return !control;
  });
  controls(form)
    .find((control) => control.getAttribute('aria-invalid') === 'true')
    ?.focus();
  return unplaced;
}

export function showError(form: HTMLFormElement, problem: HTMLElement, error: unknown): void {
  const fields = error instanceof ApiError ? fieldsOf(error) : [];
  const unplaced = showFieldErrors(form, fields);
  const rest = fields.length === 0 ? [messageOf(error)] : unplaced.map((entry) => entry.message);
  if (rest.length > 0) {
    problem.textContent = rest.join(' ');
    problem.hidden = false;
  }
}

/** A taken name is a 409 without field list; its text starts with the field's name. */
function fieldsOf(error: ApiError): readonly FieldProblem[] {
  if (error.status !== 409 || error.fields.length > 0) {
    return error.fields;
  }
  const taken = /^(username|email)\b/i.exec(error.message)?.[1];
  return taken ? [{ field: taken.toLowerCase(), message: error.message }] : [];
}

/** The server names the whole way to a field, `settings.artStyle`; a form may have the end of it. */
function isCalled(name: string, field: string): boolean {
  return name !== '' && (field === name || field.endsWith(`.${name}`));
}

function checked(form: HTMLFormElement): boolean {
  const wrong = controls(form).filter((control) => !control.checkValidity());
  for (const control of wrong) {
    mark(control, control.validationMessage);
  }
  wrong[0]?.focus();
  return wrong.length === 0;
}

function mark(control: Control, message: string): void {
  const id = `${control.id}-error`;
  document.getElementById(id)?.remove();
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-errormessage', id);
  control.after(el('p', { id, testid: id, class: 'field-error' }, message));
}

function clear(form: HTMLFormElement, problem: HTMLElement): void {
  problem.hidden = true;
  for (const control of controls(form)) {
    document.getElementById(`${control.id}-error`)?.remove();
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-errormessage');
  }
}

function controls(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('input, textarea, select')];
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(controls(form).map((control) => [control.name, given(control)]));
}

/** A box that is not ticked has no value. */
function given(control: Control): string {
  const unticked = control.type === 'checkbox' && !(control as HTMLInputElement).checked;
  return unticked ? '' : control.value;
}
