/** The browser client that the server hands out (spec realtime.md §1). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { GRANDSTAND_URL } from '../lib/server.js';

/** @param {string} name */
const file = (name) => new URL(`/socket.io/${name}`, GRANDSTAND_URL);

describe('the client files', { concurrency: true }, () => {
  for (const name of ['socket.io.js', 'socket.io.min.js', 'socket.io.esm.min.js']) {
    it(`include ${name} with its source map`, async () => {
      const script = await fetch(file(name));
      assert.equal(script.status, 200);
      assert.match(String(script.headers.get('content-type')), /^(text|application)\/javascript/);
      const text = await script.text();
      assert.match(text, /Socket\.IO v4\.8\.\d+/);

      const [, mapName] = /\/\/# sourceMappingURL=(\S+)/.exec(text) ?? [];
      assert.equal(mapName, `${name}.map`);
      const map = await fetch(file(mapName));
      assert.equal(map.status, 200);
      assert.match(String(map.headers.get('content-type')), /^application\/json/);
      assert.ok(JSON.parse(await map.text()).sources.length > 0);
    });

    it(`answer 304 to who has ${name} already`, async () => {
      const etag = String((await fetch(file(name))).headers.get('etag'));
      assert.match(etag, /^(W\/)?"[^"]+"$/);
      const again = await fetch(file(name), { headers: { 'If-None-Match': etag } });
      assert.equal(again.status, 304);
      assert.equal(await again.text(), '');
    });
  }

  it('define `io` when loaded as a script', async () => {
    const text = await (await fetch(file('socket.io.min.js'))).text();
    const page = createContext({ setTimeout, clearTimeout, URL });
    runInContext(`globalThis.self = globalThis; ${text}`, page);
    assert.equal(runInContext('typeof io', page), 'function');
  });

  it('are those and no others', async () => {
    for (const name of ['socket.io.msgpack.js', 'nothing.js', '%2e%2e/WEB-INF/web.xml']) {
      const { status } = await fetch(file(name));
      assert.ok(status === 400 || status === 404, `${name}: ${status}`);
    }
  });
});
