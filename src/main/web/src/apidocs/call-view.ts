/** One call: a line that opens into everything about it. */
import { type Child, el, link } from '../ui/dom';
import { codeBlock, pretty, withCode } from './code-block';
import {
  type Answer,
  type Call,
  type Media,
  type OpenApi,
  type Parameter,
  resolved,
} from './document';
import { curl } from './sample';
import { fieldTable, row, table, typeView } from './schema-view';

const TOKENS: Record<string, string> = {
  accessToken: 'an access token',
  serviceToken: 'a service token',
};

export function callView(document: OpenApi, call: Call, origin: string): HTMLElement {
  const { operation, method, path } = call;
  const details = el(
    'details',
    { id: operation.operationId, class: 'api-call', testid: 'api-call' },
    el(
      'summary',
      {},
      el('span', { class: 'api-method', attrs: { 'data-method': method } }, method),
      el('code', { class: 'api-path' }, path),
      el('span', { class: 'api-summary' }, operation.summary),
    ),
  );
  // Forty calls in full are thousands of elements: each is built when it is first opened.
  details.addEventListener('toggle', () => details.append(...body(document, call, origin)), {
    once: true,
  });
  return details;
}

function body(document: OpenApi, call: Call, origin: string): HTMLElement[] {
  const { operation } = call;
  return [
    el(
      'div',
      { class: 'api-body' },
      el('p', {}, ...withCode(operation.description ?? '')),
      el('p', { class: 'api-security' }, securityText(call)),
      link('Link to this call', `#${operation.operationId}`, { class: 'api-permalink' }),
      parameters(document, call),
      ...request(document, call),
      codeBlock('Request', curl(document, call, origin)),
      ...Object.entries(operation.responses).flatMap(([status, answer]) =>
        success(document, status, resolved(document, answer)),
      ),
      refusals(document, call),
    ),
  ];
}

/** Which tokens are taken: those of any one of the alternatives. */
export function securityText({ operation }: Call): string {
  const security = operation.security ?? [];
  const tokens = security.flatMap((choice) => Object.keys(choice));
  if (tokens.length === 0) {
    return 'Token: none needed.';
  }
  const kinds = tokens.map((name) => TOKENS[name] ?? name).sort();
  const isOptional = security.some((choice) => Object.keys(choice).length === 0);
  return `Token: ${kinds.join(' or ')}${isOptional ? ', or none' : ''}.`;
}

function parameters(document: OpenApi, { operation }: Call): Child {
  const all = (operation.parameters ?? []).map((one) => resolved<Parameter>(document, one));
  if (all.length === 0) {
    return null;
  }
  const rows = all.map((one) => {
    const about = { ...one.schema, ...(one.description && { description: one.description }) };
    return row(one.name, about, [one.in, one.required ? 'required' : 'optional']);
  });
  return el('section', {}, el('h3', {}, 'Parameters'), table('Parameters', 'Name', rows));
}

function request(document: OpenApi, { operation }: Call): Child[] {
  const contents = Object.entries(operation.requestBody?.content ?? {});
  const media = contents[0]?.[1];
  if (!media) {
    return [];
  }
  const types = contents.map(([type]) => type).join(' or ');
  return [
    el('h3', {}, 'Body'),
    el('p', {}, typeOf(media), ` as ${types}`),
    fields(document, 'Fields of the body', media),
  ];
}

function typeOf(media: Media): Child {
  return media.schema ? typeView(media.schema) : null;
}

function fields(document: OpenApi, caption: string, media: Media, isAnswer = false): Child {
  const known = resolved(document, media.schema ?? {});
  return known.properties ? fieldTable(caption, known, isAnswer) : null;
}

function success(document: OpenApi, status: string, answer: Answer): Child[] {
  if (!status.startsWith('2')) {
    return [];
  }
  const media = Object.values(answer.content ?? {})[0];
  const headers = Object.keys(answer.headers ?? {});
  return [
    el('h3', {}, `Answer ${status}`),
    el('p', {}, media ? typeOf(media) : answer.description),
    headers.length > 0 ? el('p', {}, `Headers: ${headers.join(', ')}`) : null,
    media ? fields(document, `Fields of the answer ${status}`, media, true) : null,
    media?.example === undefined ? null : codeBlock(`Answer ${status}`, pretty(media.example)),
  ];
}

function refusals(document: OpenApi, { operation }: Call): HTMLElement {
  const items = Object.entries(operation.responses)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status, answer]) =>
      el(
        'li',
        {},
        el('code', { class: 'api-status' }, status === 'default' ? 'other' : status),
        el('span', {}, resolved(document, answer).description),
      ),
    );
  return el(
    'section',
    {},
    el('h3', {}, 'Refusals'),
    el('p', {}, 'Each is a ', link('Problem', '#schema-Problem'), ' as application/problem+json.'),
    el('ul', { class: 'api-refusals' }, ...items),
  );
}
