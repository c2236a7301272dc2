/** What a schema says, in words. */
import type { Schema } from './document';
import { nameOf } from './document';

const FORMATS: Record<string, string> = {
  uuid: 'UUID',
  'date-time': 'time',
  uri: 'address',
  email: 'e-mail address',
  password: 'password',
};

/** The type: `string`, `list of StreamView`, `“live” or “ended”`. */
export function typeText(schema: Schema): string {
  const type = nameOf(schema) ?? plainType(schema);
  return schema.nullable ? `${type} or null` : type;
}

function plainType(schema: Schema): string {
  if (schema.enum) {
    return schema.enum.map((value) => JSON.stringify(value)).join(' · ');
  }
  if (schema.type === 'array') {
    return `list of ${typeText(schema.items ?? {})}`;
  }
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object') {
    return `map to ${typeText(schema.additionalProperties)}`;
  }
  return FORMATS[schema.format ?? ''] ?? schema.type ?? 'any JSON';
}

/** Limits and default, each a few words. */
export function limitTexts(schema: Schema): string[] {
  return [
    range(schema.minLength, schema.maxLength, 'characters'),
    range(schema.minItems, schema.maxItems, 'items'),
    range(schema.minimum, schema.maximum, ''),
    schema.uniqueItems ? 'each once' : '',
    schema.default === undefined ? '' : `${JSON.stringify(schema.default)} when absent`,
  ].filter((text) => text !== '');
}

function range(min: number | undefined, max: number | undefined, unit: string): string {
  if (min === undefined && max === undefined) {
    return '';
  }
  const numbers =
    min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `${min}–${max}`;
  return `${numbers} ${unit}`.trim();
}
