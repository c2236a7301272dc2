// The licence texts of the third-party packages that ended up in the bundle.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const PACKAGE = /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//;

function bundledPackages(metafile) {
  const folders = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const match = PACKAGE.exec(input);
    if (match) {
      folders.add(match[1]);
    }
  }
  return [...folders].sort();
}

async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(path.join(folder, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

export async function licences(metafile) {
  const texts = await Promise.all(bundledPackages(metafile).map(licenceOf));
  return texts.join(`\n${'-'.repeat(72)}\n\n`);
}
