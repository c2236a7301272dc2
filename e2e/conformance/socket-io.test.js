/** Socket.IO v5 against `/socket.io/` (reference notes, §4.2). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closeCases, handshakeCases, heartbeatCases, upgradeCases } from './engine-cases.js';
import { CONNECT_TIMEOUT, socketio, warmUp } from './server.js';

/** @typedef {import("../lib/wire.js").Frames} Frames */

/** A WebSocket that is connected to the namespace `/`, with CONNECT answer and `auth` taken off. */
async function connectsToMain() {
  const socket = await socketio.opensByWebSocket();
  socket.send('40');
  assert.match(String(await socket.next()), /^40\{/);
  assert.equal(await socket.next(), '42["auth",{}]');
  return socket;
}

/**
 * @param {Frames} socket
 * @param {string} head what comes in front of the answer's JSON
 */
async function assertConnectAnswer(socket, head) {
  const answer = String(await socket.next());
  assert.ok(answer.startsWith(head), answer);
  const body = JSON.parse(answer.slice(head.length));
  assert.deepEqual(Object.keys(body), ['sid']);
  assert.equal(typeof body.sid, 'string');
}

/**
 * @param {Frames} socket
 */
async function assertConnects(socket) {
  socket.send('40');
  assert.match(String(await socket.nextMessage()), /^40\{"sid":"[^"]+"\}$/);
  assert.equal(await socket.nextMessage(), '42["auth",{}]');
}

warmUp(socketio);
handshakeCases(socketio);
heartbeatCases(socketio, connectsToMain);
closeCases(socketio, connectsToMain);
upgradeCases(socketio, assertConnects);

describe('connect', () => {
  const cases = [
    { name: 'the main namespace', sends: '40', head: '40', auth: '42["auth",{}]' },
    {
      name: 'the main namespace with a payload',
      sends: '40{"token":"123"}',
      head: '40',
      auth: '42["auth",{"token":"123"}]',
    },
    {
      name: 'a custom namespace',
      sends: '40/custom,',
      head: '40/custom,',
      auth: '42/custom,["auth",{}]',
    },
    {
      name: 'a custom namespace with a payload',
      sends: '40/custom,{"token":"abc"}',
      head: '40/custom,',
      auth: '42/custom,["auth",{"token":"abc"}]',
    },
  ];
  for (const { name, sends, head, auth } of cases) {
    it(`lets a client into ${name}`, async () => {
      const socket = await socketio.opensByWebSocket();
      socket.send(sends);
      await assertConnectAnswer(socket, head);
      assert.equal(await socket.next(), auth);
      socket.close();
    });
  }

  it('keeps a client out of a namespace that does not exist', async () => {
    const socket = await socketio.opensByWebSocket();
    socket.send('40/random');
    assert.equal(await socket.next(), '44/random,{"message":"Invalid namespace"}');
    socket.close();
  });

  it('closes on an invalid CONNECT', async () => {
    const socket = await socketio.opensByWebSocket();
    socket.send('4abc');
    await socket.closed();
  });

  it('closes when no CONNECT comes in time', async () => {
    const socket = await socketio.opensByWebSocket();
    socket.socket.on('message', (data) => {
      if (data.toString() === '2') socket.send('3');
    });
    await socket.closed(CONNECT_TIMEOUT + 1_000);
  });
});

describe('disconnect', () => {
  it('from the main namespace leaves the connection open', async () => {
    const socket = await connectsToMain();
    socket.send('41');
    assert.equal(await socket.next(), '2');
    socket.close();
  });

  it('from a custom namespace leaves the main namespace alone', async () => {
    const socket = await connectsToMain();
    socket.send('40/custom');
    assert.match(String(await socket.nextMessage()), /^40\/custom,/);
    assert.equal(await socket.nextMessage(), '42/custom,["auth",{}]');
    socket.send('41/custom');
    socket.send('42["message","still","here"]');
    assert.equal(await socket.nextMessage(), '42["message-back","still","here"]');
    socket.close();
  });
});

describe('message', () => {
  const twoPlaceholders = '{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}';

  /**
   * @param {Frames} socket
   * @param {string} header
   */
  function sendsTwoAttachments(socket, header) {
    socket.send(header);
    socket.send(Uint8Array.of(1, 2, 3));
    socket.send(Uint8Array.of(4, 5, 6));
  }

  /**
   * @param {Frames} socket
   * @param {string} header
   */
  async function getsTwoAttachments(socket, header) {
    assert.equal(await socket.nextMessage(), header);
    assert.deepEqual(await socket.nextMessage(), Buffer.of(1, 2, 3));
    assert.deepEqual(await socket.nextMessage(), Buffer.of(4, 5, 6));
  }

  it('carries plain arguments', async () => {
    const socket = await connectsToMain();
    socket.send('42["message",1,"2",{"3":[true]}]');
    assert.equal(await socket.nextMessage(), '42["message-back",1,"2",{"3":[true]}]');
    socket.close();
  });

  it('carries binary attachments', async () => {
    const socket = await connectsToMain();
    sendsTwoAttachments(socket, `452-["message",${twoPlaceholders}]`);
    await getsTwoAttachments(socket, `452-["message-back",${twoPlaceholders}]`);
    socket.close();
  });

  it('is acknowledged with plain arguments', async () => {
    const socket = await connectsToMain();
    socket.send('42456["message-with-ack",1,"2",{"3":[false]}]');
    assert.equal(await socket.nextMessage(), '43456[1,"2",{"3":[false]}]');
    socket.close();
  });

  it('is acknowledged with binary attachments', async () => {
    const socket = await connectsToMain();
    sendsTwoAttachments(socket, `452-789["message-with-ack",${twoPlaceholders}]`);
    await getsTwoAttachments(socket, `462-789[${twoPlaceholders}]`);
    socket.close();
  });

  const violations = [
    { name: 'an unknown packet type', frame: '4abc' },
    { name: 'an event that is no array', frame: '42{}' },
    { name: 'an acknowledgement id that is no number', frame: '42abc["message-with-ack",1]' },
  ];
  for (const { name, frame } of violations) {
    it(`closes the connection on ${name}`, async () => {
      const socket = await connectsToMain();
      socket.send(frame);
      await socket.closed();
    });
  }
});
