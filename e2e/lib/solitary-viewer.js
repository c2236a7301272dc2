import { fork } from 'node:child_process';
import { once } from 'node:events';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Account } from './account.js';
import { within } from './deadline.js';
import { GRANDSTAND_URL } from './server.js';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

after(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** A viewer in a process of its own, that can vanish without a goodbye. */
export class SolitaryViewer {
  #process;

  /** @param {import('node:child_process').ChildProcess} process */
  constructor(process) {
    this.#process = process;
    running.add(process);
  }

  /**
   * @param {import('./streamer.js').Stream} stream
   * @param {string[]} transports
   */
  static async watches(stream, transports) {
    const { token } = await Account.someone();
    const script = fileURLToPath(new URL('solitary-viewer.mjs', import.meta.url));
    const child = fork(script, [GRANDSTAND_URL, token, stream.id, ...transports]);
    const viewer = new SolitaryViewer(child);
    const [answer] = await within(once(child, 'message'), 'the solitary viewer joins');
    if (answer !== 'joined') throw new Error(`the solitary viewer: ${answer}`);
    return viewer;
  }

  /** Killed: the machine closes its TCP connections, the client says nothing. */
  dies() {
    this.#process.kill('SIGKILL');
  }

  /** Stopped: its TCP connections stay open, and nothing comes from it any more. */
  freezes() {
    this.#process.kill('SIGSTOP');
  }
}
