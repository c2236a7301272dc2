import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../src/api/problem';
import { runForm, showError } from '../src/ui/forms';
import { window } from './dom';

function form() {
  const { document } = window;
  const element = document.createElement('form');
  const input = document.createElement('input');
  input.id = 'signup-username';
  input.name = 'username';
  const problem = document.createElement('p');
  element.append(problem, input);
  document.body.replaceChildren(element);
  return {
    form: element as unknown as HTMLFormElement,
    problem: problem as unknown as HTMLElement,
    input: input as unknown as HTMLInputElement,
  };
}

test('a field error stands next to its field and takes the focus', () => {
  const { form: element, problem, input } = form();
  const fields = [{ field: 'username', message: '<b>taken</b>' }];
  showError(element, problem, new ApiError('The input is not valid', 400, 'bad_request', fields));
  const shown = window.document.getElementById('signup-username-error');
  assert.equal(shown?.textContent, '<b>taken</b>');
  assert.equal(shown?.children.length, 0);
  assert.equal(input.getAttribute('aria-invalid'), 'true');
  assert.equal(input.getAttribute('aria-errormessage'), 'signup-username-error');
  assert.equal(window.document.activeElement, input as unknown);
  assert.equal(problem.textContent, '');
});

test('a taken name is an error of that field although the answer lists none', () => {
  const { form: element, problem } = form();
  showError(element, problem, new ApiError('Username already exists', 409, 'conflict'));
  const shown = window.document.getElementById('signup-username-error');
  assert.equal(shown?.textContent, 'Username already exists');
});

test('an error of a field that the form lacks is said above the form', () => {
  const { form: element, problem } = form();
  const fields = [{ field: 'captcha', message: 'is missing' }];
  showError(element, problem, new ApiError('no', 400, 'bad_request', fields));
  assert.equal(problem.textContent, 'is missing');
});

test('any other error is said above the form', () => {
  const { form: element, problem } = form();
  showError(element, problem, new ApiError('Invalid credentials', 401, 'unauthorized'));
  assert.equal(problem.textContent, 'Invalid credentials');
  assert.equal(problem.hidden, false);
});

test('a box that is not ticked has no value', async () => {
  const { document } = window;
  const element = document.createElement('form');
  for (const name of ['ticked', 'unticked']) {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = name;
    box.value = 'yes';
    box.checked = name === 'ticked';
    element.append(box);
  }
  document.body.replaceChildren(element);
  const values = await new Promise((resolve) => {
    runForm({
      form: element as unknown as HTMLFormElement,
      problem: document.createElement('p') as unknown as HTMLElement,
      submit: async (given) => resolve(given),
    });
    element.dispatchEvent(new window.Event('submit'));
  });
  assert.deepEqual(values, { ticked: 'yes', unticked: '' });
});
