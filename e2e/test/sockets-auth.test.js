/** Who is let in (spec realtime.md §2). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Account } from '../lib/account.js';
import { stockClient } from '../lib/client.js';
import { PATIENCE, timePasses, within } from '../lib/deadline.js';
import { GRANDSTAND_URL } from '../lib/server.js';
import { claimsOf, expired, signedAnew, soonExpired, tampered, unsigned } from '../lib/tokens.js';
import { Viewer, WAYS } from '../lib/viewer.js';

/**
 * Tries to connect and returns the refusal.
 *
 * @param {object} auth
 * @param {{namespace?: string, transports?: string[]}} [options]
 * @returns {Promise<{message: string, data: any}>}
 */
async function isRefused(auth, { namespace = '/', transports = ['websocket'] } = {}) {
  const socket = stockClient(new URL(namespace, GRANDSTAND_URL).href, { auth, transports });
  const refusal = new Promise((resolve, reject) => {
    socket.once('connect_error', ({ message, data }) => resolve({ message, data }));
    socket.once('connect', () => reject(new Error('it was let in')));
  });
  try {
    return await within(refusal, `a refusal of ${JSON.stringify(auth)}`);
  } finally {
    socket.disconnect();
  }
}

/** @param {string} reason */
const unauthorized = (reason) => ({
  message: 'Authentication error',
  data: { code: 'unauthorized', reason },
});

describe('the door', { concurrency: true }, () => {
  for (const { name, transports } of WAYS) {
    it(`tells a client without a token why it is kept out, by ${name}`, async () => {
      assert.deepEqual(await isRefused({}, { transports }), unauthorized('missing'));
    });

    it(`tells a client with a wrong token why it is kept out, by ${name}`, async () => {
      const refusal = await isRefused({ token: 'not.a.token' }, { transports });
      assert.deepEqual(refusal, unauthorized('invalid'));
    });
  }

  it('takes an empty token for none', async () => {
    assert.deepEqual(await isRefused({ token: '' }), unauthorized('missing'));
  });

  it('lets a token in that the test signed itself, which shows that the secret is right', async () => {
    const account = await Account.register();
    const token = signedAnew(account.token);
    const viewer = await Viewer.connects(account, { auth: { token } });
    assert.equal((await viewer.isTold('connected')).userId, account.id);
  });

  it('keeps an expired token out', async () => {
    const { token } = await Account.someone();
    assert.deepEqual(await isRefused({ token: expired(token) }), unauthorized('expired'));
  });

  it('keeps a refresh token out', async () => {
    const { refreshToken } = await Account.someone();
    assert.deepEqual(await isRefused({ token: refreshToken }), unauthorized('invalid'));
  });

  it('keeps forged tokens out', async () => {
    const { token } = await Account.someone();
    const forgeries = [
      tampered(token, { role: 'admin' }),
      unsigned(token),
      signedAnew(token, { algorithm: 'HS512' }),
      signedAnew(token, { claims: { iss: 'someone-else' } }),
      signedAnew(token, { claims: { aud: 'someone-else' } }),
      `${token}x`,
      token.slice(0, -10),
      'x'.repeat(100_000),
    ];
    for (const forgery of forgeries) {
      const refusal = await isRefused({ token: forgery });
      assert.deepEqual(refusal, unauthorized('invalid'), forgery.slice(0, 200));
    }
  });

  it('keeps tokens out that are no text', async () => {
    for (const token of [42, true, null, {}, [], ['a']]) {
      const { message, data } = await isRefused({ token });
      assert.equal(message, 'Authentication error');
      assert.match(data.reason, /^(missing|invalid)$/, JSON.stringify(token));
    }
  });

  it('is shut after the logout, which closes the open sockets too', async () => {
    const account = await Account.register();
    const other = await account.logsInAgain();
    const viewers = await Promise.all(
      WAYS.map(({ transports }) => Viewer.connects(account, { transports })),
    );
    const unaffected = await Viewer.connects(other);

    await account.logsOut();
    for (const viewer of viewers) {
      assert.match(await viewer.isDisconnected(), /^(io server disconnect|transport close)$/);
    }
    assert.deepEqual(await isRefused({ token: account.token }), unauthorized('revoked'));
    assert.ok((await unaffected.asks('ping')).timestamp);
  });

  it('is shut for all other logins when the password changes, and open sockets go', async () => {
    const account = await Account.register();
    const other = await account.logsInAgain();
    const viewers = await Promise.all(
      WAYS.map(({ transports }) => Viewer.connects(other, { transports })),
    );
    const unaffected = await Viewer.connects(account);

    const passwords = { oldPassword: account.password, newPassword: `${account.password}!` };
    const { status } = await account.calls('PUT', '/users/me/password', passwords);
    assert.equal(status, 204);
    for (const viewer of viewers) {
      assert.match(await viewer.isDisconnected(), /^(io server disconnect|transport close)$/);
    }
    assert.deepEqual(await isRefused({ token: other.token }), unauthorized('revoked'));
    assert.ok((await unaffected.asks('ping')).timestamp);
  });

  it('opens for a client that was refused and comes back with the right token', async () => {
    const { token, id } = await Account.someone();
    const socket = stockClient(GRANDSTAND_URL, { auth: { token: 'wrong' } });
    const connected = new Promise((resolve) => socket.once('connected', resolve));
    socket.once('connect_error', () => {
      socket.auth = { token };
      socket.connect();
    });
    assert.equal((await within(connected, 'connected')).userId, id);
  });

  it('does not exist in a namespace that does not exist', async () => {
    const { token } = await Account.someone();
    for (const { transports } of WAYS) {
      const { message } = await isRefused({ token }, { namespace: '/no-such-place', transports });
      assert.equal(message, 'Invalid namespace');
    }
  });
});

/** What the server gives a client to bring another token, in ms. */
const GRACE = 30_000;

describe('a token that expires while its socket is open', { concurrency: true }, () => {
  for (const { name, transports } of WAYS) {
    it(`is told, and replaced by another one, by ${name}`, async () => {
      const account = await Account.register();
      const stranger = await Account.someone();
      const token = soonExpired(account.token, 3);
      const viewer = await Viewer.connects(account, { transports, auth: { token } });
      const sid = viewer.socket.id;
      assert.deepEqual(await viewer.isTold('token_expired'), {});

      for (const [wrong, reason] of [
        [token, 'expired'],
        [stranger.token, 'invalid'],
        [account.refreshToken, 'invalid'],
        ['rubbish', 'invalid'],
      ]) {
        const {
          ok,
          code,
          message,
          reason: why,
        } = await viewer.asks('refresh_token', {
          token: wrong,
        });
        assert.deepEqual([ok, code, why], [false, 'unauthorized', reason]);
        assert.equal(typeof message, 'string');
      }
      const { exp } = claimsOf(account.token);
      assert.deepEqual(await viewer.asks('refresh_token', { token: account.token }), {
        ok: true,
        expiresAt: new Date(exp * 1000).toISOString(),
      });

      await timePasses(GRACE + 3000);
      assert.ok((await viewer.asks('ping')).timestamp);
      assert.equal(viewer.socket.id, sid);
      assert.equal(viewer.heardOf('token_expired').length, 1);
    });

    it(`disconnects who brings no other one within thirty seconds, by ${name}`, async () => {
      const account = await Account.someone();
      const token = soonExpired(account.token, 3);
      const viewer = await Viewer.connects(account, { transports, auth: { token } });
      await viewer.isTold('token_expired');
      const told = performance.now();
      const gone = new Promise((resolve) => viewer.socket.once('disconnect', resolve));

      const reason = await within(gone, 'the end', GRACE + PATIENCE);
      const waited = performance.now() - told;
      assert.match(reason, /^(io server disconnect|transport close)$/);
      assert.ok(waited > GRACE - 1000, `after ${waited} ms`);
      assert.deepEqual(await isRefused({ token }, { transports }), unauthorized('expired'));
    });
  }

  it('gives a socket back only to who brings another one, and that one may be replaced early', async () => {
    const account = await Account.register();
    const token = soonExpired(account.token, 3);
    const viewer = await Viewer.connects(account, { auth: { token } });
    const sid = viewer.socket.id;
    viewer.socket.io.engine.close();
    await viewer.isDisconnected();
    await timePasses(3500);

    viewer.socket.connect();
    assert.equal(await viewer.isTold('connect_error'), 'Authentication error');
    viewer.socket.auth = { token: account.token };
    const back = new Promise((resolve) => viewer.socket.once('connect', () => resolve(undefined)));
    viewer.socket.connect();
    await within(back, 'back');
    assert.equal(viewer.socket.recovered, true);
    assert.equal(viewer.socket.id, sid);
    assert.equal((await viewer.asks('refresh_token', { token: account.token })).ok, true);
  });
});
