import { randomBytes } from 'node:crypto';
import { call, mustCall, patientCall } from './server.js';
import { Turnstile } from './turnstile.js';

/** How many people there are for the tests of a file that do not mind who takes part. */
const CAST = 4;

/** A password is hashed slowly, on purpose; a server lets few people wait for that. */
const signUps = new Turnstile(2);

/** @type {Promise<Account>[]} */
const cast = [];
let castings = 0;

/** Somebody who signed up. */
export class Account {
  /** @param {{password: string, auth: any}} registered */
  constructor({ password, auth }) {
    this.password = password;
    this.id = /** @type {string} */ (auth.user.id);
    this.username = /** @type {string} */ (auth.user.username);
    this.token = /** @type {string} */ (auth.accessToken);
    this.refreshToken = /** @type {string} */ (auth.refreshToken);
  }

  /** @param {string} [role] what the name begins with */
  static async register(role = 'viewer') {
    const username = `${role}-${randomBytes(6).toString('hex')}`;
    const password = randomBytes(12).toString('base64url');
    const body = { username, email: `${username}@example.org`, password, fullName: `The ${role}` };
    const auth = await signUps.pass(() => patientCall('POST', '/auth/register', { body }));
    return new Account({ password, auth });
  }

  /**
   * Somebody out of the file's cast. Two calls may give the same person: a test that needs two
   * different ones, or that changes an account, registers its own.
   *
   * @returns {Promise<Account>}
   */
  static someone() {
    const place = castings++ % CAST;
    cast[place] ??= Account.register();
    return cast[place];
  }

  /** @param {number} count */
  static registerMany(count) {
    return Promise.all(Array.from({ length: count }, () => Account.register()));
  }

  /** Another login of the same person. */
  async logsInAgain() {
    const { username, password } = this;
    const auth = await mustCall('POST', '/auth/login', { body: { username, password } });
    return new Account({ password, auth });
  }

  async logsOut() {
    await mustCall('POST', '/auth/logout', { token: this.token });
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  calls(method, path, body) {
    return call(method, path, { token: this.token, body });
  }
}
