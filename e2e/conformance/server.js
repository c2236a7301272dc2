import { Wire } from '../lib/wire.js';

/** The server under test: one that serves what spec running.md says under "Conformance server". */
export const CONFORMANCE_URL = process.env.CONFORMANCE_URL ?? 'http://localhost:3000';

/** Its heartbeat and its time to send a CONNECT, in ms, and its largest payload in bytes. */
export const PING_INTERVAL = 300;
export const PING_TIMEOUT = 200;
export const CONNECT_TIMEOUT = 1000;
export const MAX_PAYLOAD = 1_000_000;

export const engine = new Wire(CONFORMANCE_URL, '/engine.io/');
export const socketio = new Wire(CONFORMANCE_URL, '/socket.io/');
