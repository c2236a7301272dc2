import { messageOf, problemOf, unreachable } from '../api/problem';
import { callView } from '../apidocs/call-view';
import { codeBlock, pretty, withCode } from '../apidocs/code-block';
import { byTag, type Call, callsOf, matches, type OpenApi, type Schema } from '../apidocs/document';
import { fieldTable, schemaAnchor } from '../apidocs/schema-view';
import { byId, el, link } from '../ui/dom';
import { noticeBlock, retryButton } from '../ui/notice';

const area = byId('api', HTMLElement);
const searchBox = byId('api-search', HTMLInputElement);
const found = byId('api-found', HTMLElement);

async function fetched(): Promise<OpenApi> {
  let response: Response;
  try {
    response = await fetch('/openapi', { headers: { Accept: 'application/json' } });
  } catch {
    throw unreachable();
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return (await response.json()) as OpenApi;
}

function show(document: OpenApi): void {
  const calls = callsOf(document);
  const groups = byTag(document, calls);
  const schemas = Object.entries(document.components?.schemas ?? {});
  area.replaceChildren(
    contents(groups),
    el(
      'div',
      { class: 'api-groups' },
      about(document),
      ...groups.map(([tag, members]) => group(document, tag, members)),
      schemaList(schemas),
    ),
  );
  searchBox.addEventListener('input', () => filter(calls, schemas.length > 0));
  filter(calls, schemas.length > 0);
}

/** The description's paragraphs; what is marked as code in it stays readable as it is. */
function about(document: OpenApi): HTMLElement {
  const paragraphs = (document.info.description ?? '')
    .split('\n\n')
    .map((text) => el('p', {}, ...withCode(text)));
  const base = `${window.location.origin}${document.servers?.[0]?.url ?? ''}`;
  return el(
    'section',
    { class: 'panel api-about-all' },
    el('h2', {}, `${document.info.title} ${document.info.version}`),
    el('p', {}, 'All paths are below ', el('code', {}, base)),
    ...paragraphs,
  );
}

function contents(groups: [string, Call[]][]): HTMLElement {
  return el(
    'nav',
    { class: 'api-nav', attrs: { 'aria-label': 'Calls' } },
    ...groups.map(([tag, calls]) =>
      el('div', { class: 'api-part' }, el('h2', {}, tag), el('ul', {}, ...calls.map(entry))),
    ),
    el('h2', { id: 'to-schemas' }, link('Schemas', '#schemas')),
  );
}

function entry({ operation: { operationId } }: Call): HTMLElement {
  return el('li', { class: 'api-call-link' }, link(operationId, `#${operationId}`));
}

function group(document: OpenApi, tag: string, calls: Call[]): HTMLElement {
  const description = document.tags?.find(({ name }) => name === tag)?.description;
  return el(
    'section',
    { class: 'api-group api-part', attrs: { 'aria-label': tag } },
    el('h2', {}, tag),
    description ? el('p', { class: 'lede' }, description) : null,
    ...calls.map((call) => callView(document, call, window.location.origin)),
  );
}

function schemaList(schemas: [string, Schema][]): HTMLElement {
  return el(
    'section',
    { class: 'api-group', id: 'schemas', attrs: { 'aria-label': 'Schemas' } },
    el('h2', {}, 'Schemas'),
    ...schemas.map(([name, schema]) =>
      el(
        'details',
        { id: schemaAnchor(name), class: 'api-call' },
        el('summary', {}, el('code', { class: 'api-path' }, name)),
        el(
          'div',
          { class: 'api-body' },
          fieldTable(`Fields of ${name}`, schema),
          schema.example === undefined ? null : codeBlock('Example', pretty(schema.example)),
        ),
      ),
    ),
  );
}

/** Leaves what matches; groups with nothing left go, too. */
function filter(calls: readonly Call[], hasSchemas: boolean): void {
  const search = searchBox.value.trim();
  let count = 0;
  for (const call of calls) {
    const { operationId } = call.operation;
    const isShown = matches(call, search);
    count += isShown ? 1 : 0;
    byId(operationId, HTMLElement).hidden = !isShown;
    const inContents = area.querySelector(`.api-nav [href="#${operationId}"]`)?.parentElement;
    inContents?.toggleAttribute('hidden', !isShown);
  }
  for (const part of area.querySelectorAll<HTMLElement>('.api-part')) {
    part.hidden = part.querySelector(':is(.api-call, .api-call-link):not([hidden])') === null;
  }
  for (const id of ['schemas', 'to-schemas']) {
    byId(id, HTMLElement).hidden = !hasSchemas || search !== '';
  }
  found.textContent = search === '' ? '' : `${count} of ${calls.length} calls`;
}

/** Opens what the address names, also when a search hides it. */
function follow(): void {
  const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (!(target instanceof HTMLDetailsElement)) {
    return;
  }
  if (target.closest('[hidden]')) {
    searchBox.value = '';
    searchBox.dispatchEvent(new Event('input'));
  }
  target.open = true;
  target.querySelector('summary')?.focus();
  target.scrollIntoView();
}

async function load(): Promise<void> {
  area.setAttribute('aria-busy', 'true');
  try {
    show(await fetched());
    follow();
  } catch (error) {
    area.replaceChildren(
      noticeBlock({
        testid: 'api-error',
        title: 'The programme is missing',
        text: messageOf(error),
        action: retryButton(() => void load()),
      }),
    );
  } finally {
    area.removeAttribute('aria-busy');
  }
}

byId('api-finder', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
window.addEventListener('hashchange', follow);
void load();
