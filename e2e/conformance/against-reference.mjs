/** Runs the conformance cases against the reference implementation on a free port. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

const server = fork(here('reference-server.mjs'), { silent: true });
const [line] = await once(/** @type {import("node:stream").Readable} */ (server.stdout), 'data');
const url = line.toString().trim();
const cases = spawn('npm', ['run', 'conformance'], {
  cwd: here('..'),
  env: { ...process.env, CONFORMANCE_URL: url },
  stdio: 'inherit',
});
const [code] = await once(cases, 'exit');
server.kill();
process.exit(code ?? 1);
