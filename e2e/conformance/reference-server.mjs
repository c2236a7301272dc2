/**
 * The reference implementation with the handlers of `mvn -Pconformance` (spec running.md,
 * "Conformance server"), so that our own cases can be checked against the original, and anybody
 * can compare. Prints its URL. `PORT=3000 node conformance/reference-server.mjs`
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { Server as SocketServer } from 'socket.io';

const require = createRequire(import.meta.url);
/** @type {typeof import("engine.io")} */
const { Server: EngineServer } = createRequire(require.resolve('socket.io'))('engine.io');

const limits = {
  pingInterval: 300,
  pingTimeout: 200,
  maxHttpBufferSize: 1e6,
  cors: { origin: '*' },
};

const http = createServer();
const engine = new EngineServer(limits);
engine.attach(http, { path: '/engine.io/', destroyUpgrade: false });
engine.on('connection', (socket) => {
  socket.on('data', (/** @type {any} */ data) => socket.send(data));
});

const io = new SocketServer(http, { ...limits, connectTimeout: 1000, destroyUpgrade: false });
io.on('connection', (socket) => {
  socket.emit('auth', socket.handshake.auth);
  socket.on('message', (...args) => socket.emit('message-back', ...args));
  socket.on('message-with-ack', (...args) => args.pop()(...args));
});
io.of('/custom').on('connection', (socket) => {
  socket.emit('auth', socket.handshake.auth);
});

http.listen(Number(process.env.PORT ?? 0), () => {
  const address = /** @type {import("node:net").AddressInfo} */ (http.address());
  console.log(`http://localhost:${address.port}`);
});
