/** The audit's actions as people say them, in the order of the filter. */
export const ACTIONS: readonly (readonly [string, string])[] = [
  ['user.updated', 'Changed a user'],
  ['user.sessions_ended', 'Ended a user’s logins'],
  ['stream.ended', 'Ended a stream'],
  ['stream.updated', 'Changed a stream'],
  ['stream.started', 'Started a stream'],
  ['stream.deleted', 'Deleted a stream'],
  ['socket.disconnected', 'Disconnected a socket'],
  ['service_token.created', 'Made a service token'],
  ['service_token.revoked', 'Revoked a service token'],
  ['emit.user', 'Emitted to a user'],
  ['emit.users', 'Emitted to users'],
  ['emit.room', 'Emitted to a room'],
  ['emit.broadcast', 'Emitted to everybody'],
  ['room.joined', 'Put a socket into a room'],
  ['room.left', 'Took a socket out of a room'],
];

const LISTED = 3;

/** Details of an entry as short lines: what a field was and is, or just what it was. */
export function detailLines(details: Record<string, unknown>): string[] {
  return Object.entries(details).flatMap(([name, value]) => lines(name, value));
}

function lines(name: string, value: unknown): string[] {
  if (!isObject(value)) {
    return [`${name}: ${plain(value)}`];
  }
  const { from, to } = value;
  if (isObject(from) && isObject(to)) {
    return Object.keys(to)
      .filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
      .map((field) => `${name}.${field}: ${plain(from[field])} → ${plain(to[field])}`);
  }
  return 'from' in value && 'to' in value
    ? [`${name}: ${plain(from)} → ${plain(to)}`]
    : detailLines(value).map((line) => `${name}.${line}`);
}

function plain(value: unknown): string {
  if (Array.isArray(value) && value.length > 0) {
    const more = value.length - LISTED;
    const listed = value.slice(0, LISTED).map(plain).join(', ');
    return more > 0 ? `${listed} and ${more} more` : listed;
  }
  if (value === null || value === undefined || value === '' || Array.isArray(value)) {
    return 'none';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
