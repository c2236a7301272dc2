/** The parts of an OpenAPI 3.0 document that the page shows. */

export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  format?: string;
  description?: string;
  nullable?: boolean;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  uniqueItems?: boolean;
  pattern?: string;
  default?: unknown;
  example?: unknown;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

export interface Media {
  schema?: Schema;
  example?: unknown;
}

export interface Answer {
  $ref?: string;
  description: string;
  headers?: Record<string, { $ref?: string; description?: string }>;
  content?: Record<string, Media>;
}

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Answer>;
}

export interface OpenApi {
  info: { title: string; version: string; description?: string };
  servers?: { url: string }[];
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components?: {
    schemas?: Record<string, Schema>;
    securitySchemes?: Record<string, { description?: string }>;
  };
}

/** One call: an operation and where it is. */
export interface Call {
  method: string;
  path: string;
  tag: string;
  operation: Operation;
}

/** What a reference stands for; anything else stands for itself. */
export function resolved<T extends { $ref?: string }>(document: OpenApi, node: T): T {
  if (node.$ref === undefined) {
    return node;
  }
  const found = node.$ref
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
  return (found as T | undefined) ?? node;
}

/** The last part of a reference to a schema, which is its name. */
export function nameOf(schema: Schema): string | null {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return reference?.split('/').at(-1) ?? null;
}

export function callsOf(document: OpenApi): Call[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      tag: operation.tags?.[0] ?? 'Other',
      operation,
    })),
  );
}

/** Calls by tag, in the order of the tags. */
export function byTag(document: OpenApi, calls: readonly Call[]): [string, Call[]][] {
  const names = (document.tags ?? []).map(({ name }) => name);
  const others = calls.map(({ tag }) => tag).filter((tag) => !names.includes(tag));
  return [...new Set([...names, ...others])]
    .map((name): [string, Call[]] => [name, calls.filter(({ tag }) => tag === name)])
    .filter(([, members]) => members.length > 0);
}

/** Whether every word of the search is somewhere in the call. */
export function matches({ method, path, tag, operation }: Call, search: string): boolean {
  const { operationId, summary, description = '' } = operation;
  const text = [method, path, tag, operationId, summary, description].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
