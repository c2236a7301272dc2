/** A call as a command that can be pasted into a shell. */
import type { Call, OpenApi, Parameter, Schema } from './document';
import { resolved } from './document';

const WITH_TOKEN: Record<string, string> = {
  accessToken: '$ACCESS_TOKEN',
  serviceToken: '$SERVICE_TOKEN',
};

export function curl(document: OpenApi, call: Call, origin: string): string {
  const { method, operation } = call;
  const base = document.servers?.[0]?.url ?? '';
  const lines = [`curl -X ${method} ${quoted(origin + base + pathOf(document, call))}`];
  const scheme = operation.security?.flatMap((choice) => Object.keys(choice))[0];
  if (scheme !== undefined) {
    lines.push(`-H "Authorization: Bearer ${WITH_TOKEN[scheme] ?? '$TOKEN'}"`);
  }
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (type !== undefined && media) {
    lines.push(`-H ${quoted(`Content-Type: ${type}`)}`);
    lines.push(`-d ${quoted(JSON.stringify(media.example))}`);
  }
  return lines.join(' \\\n  ');
}

function pathOf(document: OpenApi, { path, operation }: Call): string {
  return path.replaceAll(/\{(\w+)\}/g, (whole, name) => {
    const parameter = (operation.parameters ?? [])
      .map((candidate) => resolved<Parameter>(document, candidate))
      .find((candidate) => candidate.name === name);
    return exampleOf(parameter?.schema) ?? whole;
  });
}

function exampleOf(schema: Schema | undefined): string | null {
  if (schema?.example !== undefined) {
    return String(schema.example);
  }
  return schema?.format === 'uuid' ? '0196f3a2-7c00-7000-8000-000000000001' : null;
}

/** For a POSIX shell: nothing is special inside single quotes but the quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
