/** JSON Web Tokens made by hand, to show which ones are refused. */
import { createHmac } from 'node:crypto';

/** @param {unknown} value */
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function secret() {
  const value = process.env.GRANDSTAND_JWT_SECRET;
  if (!value) {
    throw new Error('GRANDSTAND_JWT_SECRET must be the secret of the server under test (README)');
  }
  return value;
}

/**
 * @param {string} token
 * @returns {Record<string, any>}
 */
export function claimsOf(token) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
}

/**
 * @param {string} token
 * @returns {Record<string, any>}
 */
function headerOf(token) {
  return JSON.parse(Buffer.from(token.split('.')[0], 'base64url').toString());
}

/**
 * The same token with other claims, or another algorithm, rightly signed with the server's secret.
 *
 * @param {string} token
 * @param {{claims?: Record<string, unknown>, algorithm?: 'HS256' | 'HS512'}} [changes]
 */
export function signedAnew(token, { claims = {}, algorithm = 'HS256' } = {}) {
  const header = { ...headerOf(token), alg: algorithm };
  const content = `${encoded(header)}.${encoded({ ...claimsOf(token), ...claims })}`;
  const hash = algorithm.replace('HS', 'sha');
  return `${content}.${createHmac(hash, secret()).update(content).digest('base64url')}`;
}

/**
 * The same token, expired an hour ago and rightly signed.
 *
 * @param {string} token
 */
export function expired(token) {
  const now = Math.floor(Date.now() / 1000);
  return signedAnew(token, { claims: { iat: now - 7200, nbf: now - 7200, exp: now - 3600 } });
}

/**
 * The same token, rightly signed, that expires in so many seconds.
 *
 * @param {string} token
 * @param {number} seconds
 */
export function soonExpired(token, seconds) {
  return signedAnew(token, { claims: { exp: Math.floor(Date.now() / 1000) + seconds } });
}

/**
 * The same header and signature around other claims.
 *
 * @param {string} token
 * @param {Record<string, unknown>} claims
 */
export function tampered(token, claims) {
  const [header, , signature] = token.split('.');
  return [header, encoded({ ...claimsOf(token), ...claims }), signature].join('.');
}

/**
 * The same claims with no signature at all.
 *
 * @param {string} token
 */
export function unsigned(token) {
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`;
}
