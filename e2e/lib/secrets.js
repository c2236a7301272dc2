/**
 * What the tests use and no log of the server may have in it. `mvn verify` looks for it when all
 * tests are over (`live.grandstand.testing.LogScan`).
 */
import { appendFileSync } from 'node:fs';

/** A line for each secret: its kind, a tab, the secret. */
const FILE = process.env.GRANDSTAND_SECRETS;

/** What is shorter is a word that a log may have for other reasons. */
const SHORTEST = 12;

const FIELDS = [
  'accessToken',
  'refreshToken',
  'token',
  'streamKey',
  'password',
  'oldPassword',
  'newPassword',
  'email',
];

/**
 * @param {string} kind
 * @param {string} secret
 */
export function note(kind, secret) {
  if (FILE && secret.length >= SHORTEST) appendFileSync(FILE, `${kind}\t${secret}\n`);
}

/**
 * The same for what a request or an answer has in fields whose names tell a secret.
 *
 * @param {any} content
 */
export function noteThoseIn(content) {
  for (const field of FIELDS) {
    if (typeof content?.[field] === 'string') note(field, content[field]);
  }
}
