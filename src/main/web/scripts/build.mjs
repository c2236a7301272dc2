// Builds dist/: hashed scripts and styles, the pages that name them, icons, the Socket.IO client.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { licences } from './licences.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const ENTRIES = {
  home: 'src/pages/home.ts',
  stream: 'src/pages/stream.ts',
  studio: 'src/pages/studio.ts',
  signin: 'src/pages/signin.ts',
  stories: 'src/pages/stories.ts',
  story: 'src/pages/story.ts',
  batch: 'src/pages/batch.ts',
  dashboard: 'src/pages/dashboard.ts',
  account: 'src/pages/account.ts',
  admin: 'src/pages/admin.ts',
  apidocs: 'src/pages/api-docs.ts',
  site: 'styles/site.css',
  dark: 'styles/dark.css',
};

/** Runs before anything is shown, so it is no module: those wait until the page has been read. */
const BEFORE_PAINT = { theme: 'src/pages/theme.ts' };

const COMMON = {
  outdir: 'dist/assets',
  entryNames: '[name]-[hash]',
  bundle: true,
  target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
  minify: true,
  sourcemap: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
};

async function bundle() {
  const modules = { entryPoints: ENTRIES, chunkNames: 'part-[hash]', splitting: true };
  const { metafile } = await esbuild.build({ ...COMMON, ...modules, format: 'esm' });
  const first = await esbuild.build({ ...COMMON, entryPoints: BEFORE_PAINT, format: 'iife' });
  Object.assign(metafile.outputs, first.metafile.outputs);
  Object.assign(metafile.inputs, first.metafile.inputs);
  return metafile;
}

/** Maps `home.js` to `assets/home-ABC123.js`, for each entry. */
function entryFiles(metafile) {
  const files = new Map();
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    const entry = Object.entries({ ...ENTRIES, ...BEFORE_PAINT }).find(
      ([, source]) => source === entryPoint,
    );
    if (entry) {
      files.set(entry[0] + path.extname(output), path.posix.relative('dist', output));
    }
  }
  return files;
}

/** The page's HTML with each `<!--#include part.html-->` line replaced by that part. */
async function assemble(page) {
  const html = await readFile(path.join('pages', page), 'utf8');
  const parts = new Map();
  for (const part of await readdir('pages/parts')) {
    parts.set(part, (await readFile(path.join('pages/parts', part), 'utf8')).trimEnd());
  }
  return html.replaceAll(/<!--#include ([a-z]+\.html)-->/g, (_, name) => parts.get(name));
}

async function writePages(files) {
  for (const page of await pages()) {
    const html = (await assemble(page)).replaceAll(
      /"assets\/([a-z]+\.(?:js|css))"/g,
      (_, name) => `"${files.get(name)}"`,
    );
    if (html.includes('undefined')) {
      throw new Error(`${page} names a part or an asset that does not exist`);
    }
    await mkdir(path.join('dist', path.dirname(page)), { recursive: true });
    await writeFile(path.join('dist', page), fromItsFolder(page, html));
  }
}

async function pages() {
  const names = await readdir('pages', { recursive: true });
  return names.filter((name) => name.endsWith('.html') && !name.startsWith('parts'));
}

/** The parts name everything as seen from the root; a page in a folder has to go up first. */
function fromItsFolder(page, html) {
  const up = '../'.repeat(page.split(path.sep).length - 1);
  return html.replaceAll(/ (href|src)="(?![a-z]+:|[/#])/g, ` $1="${up}`);
}

async function copySocketClient() {
  const from = 'node_modules/socket.io-client/dist';
  await mkdir('dist/socket.io', { recursive: true });
  for (const name of ['socket.io.js', 'socket.io.min.js', 'socket.io.esm.min.js']) {
    await cp(path.join(from, name), path.join('dist/socket.io', name));
    await cp(path.join(from, `${name}.map`), path.join('dist/socket.io', `${name}.map`));
  }
}

await rm('dist', { recursive: true, force: true });
const metafile = await bundle();
await writePages(entryFiles(metafile));
await cp('public', 'dist', { recursive: true });
await copySocketClient();
await writeFile('dist/assets/licences.txt', await licences(metafile));
console.log(`built ${Object.keys(metafile.outputs).length} assets into dist/`);
