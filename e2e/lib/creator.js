/** What somebody does with stories in the browser. */
import { within } from './deadline.js';

/** @typedef {import('./browser.js').Visitor} Visitor */
/** @typedef {'story' | 'audio' | 'images'} Step */

const SENTENCES = [
  'The keeper lit the lamp at the end of the pier.',
  'Nobody had seen the ship for seven winters.',
  'Con tàu trở về bến cảng lúc nửa đêm.',
  'She counted the waves and wrote their number down.',
  'In the morning the harbour was full of lanterns.',
];

/**
 * A text of so many sentences, in paragraphs.
 *
 * @param {number} sentences
 */
export function tale(sentences) {
  return Array.from(
    { length: sentences },
    (_, index) => SENTENCES[index % SENTENCES.length] + (index % 5 === 4 ? '\n\n' : ' '),
  ).join('');
}

/**
 * A file as a browser takes it.
 *
 * @param {string} name
 * @param {string | Buffer} content
 */
export function fileOf(name, content) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

/**
 * Drops a file onto the page, as if dragged from a folder.
 *
 * @param {Visitor} visitor
 * @param {string} name
 * @param {string} content
 */
export async function dropsFile(visitor, name, content) {
  const drag = await visitor.page.evaluateHandle(
    ([called, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], called));
      return transfer;
    },
    [name, content],
  );
  await visitor.page.dispatchEvent('main', 'drop', { dataTransfer: drag });
}

/**
 * Uploads a story and waits until its page is open.
 *
 * @param {Visitor} visitor
 * @param {{name: string, mimeType: string, buffer: Buffer}} file
 * @param {{title?: string, genre?: string, auto?: boolean}} [more]
 * @returns {Promise<string>} its id
 */
export async function uploadsStory(visitor, file, { title = '', genre = '', auto = true } = {}) {
  const { page } = visitor;
  if (!page.url().includes('/stories.html')) await page.goto('/stories.html');
  await visitor.element('new-story-file').setInputFiles(file);
  await visitor.element('new-story-title').fill(title);
  await visitor.element('new-story-genre').fill(genre);
  await visitor.element('new-story-auto').setChecked(auto);
  await visitor.element('new-story-submit').click();
  await page.waitForURL(/\/story\.html\?id=/);
  await visitor.element('story-page').waitFor();
  return String(new URL(page.url()).searchParams.get('id'));
}

/**
 * Types a story and waits until its page is open.
 *
 * @param {Visitor} visitor
 * @param {string} title
 * @param {string} text
 * @param {{genre?: string, auto?: boolean, page?: import('playwright-core').Page}} [more]
 */
export async function writesStory(
  visitor,
  title,
  text,
  { genre = '', auto = false, page = visitor.page } = {},
) {
  await page.goto('/stories.html');
  await visitor.element('new-story-content', page).fill(text);
  await visitor.element('new-story-title', page).fill(title);
  await visitor.element('new-story-genre', page).fill(genre);
  await visitor.element('new-story-auto', page).setChecked(auto);
  await visitor.element('new-story-submit', page).click();
  await visitor.element('story-page', page).waitFor();
}

/**
 * Waits until a step of the open story has come to this.
 *
 * @param {Visitor} visitor
 * @param {Step} step
 * @param {'waiting' | 'running' | 'done' | 'failed'} phase
 */
export async function stepIs(visitor, step, phase) {
  await visitor.page
    .locator(`[data-testid="step-${step}"][data-phase="${phase}"]`)
    .waitFor({ timeout: 60_000 });
}

/**
 * Notes, from now on, what the bars of the page show.
 *
 * @param {Visitor} visitor
 * @param {string} testid of the part of the page that has them
 */
export async function watchesBars(visitor, testid) {
  await visitor.page.evaluate((id) => {
    /** @type {Record<string, number[]>} */
    const seen = {};
    Reflect.set(window, 'barsSeen', seen);
    const look = () => {
      for (const bar of document.querySelectorAll('progress')) {
        const name = String(bar.dataset.testid);
        const values = seen[name] ?? [];
        seen[name] = values;
        const visible = bar.checkVisibility() && bar.hasAttribute('value');
        if (visible && values.at(-1) !== bar.value) values.push(bar.value);
      }
    };
    const place = document.querySelector(`[data-testid="${id}"]`);
    if (!place) throw new Error(`no ${id}`);
    const options = { subtree: true, childList: true, attributes: true };
    new MutationObserver(look).observe(place, options);
    look();
  }, testid);
}

/**
 * What the bars of the page have shown since.
 *
 * @param {Visitor} visitor
 * @returns {Promise<Record<string, number[]>>}
 */
export function barsSeen(visitor) {
  return visitor.page.evaluate(() => Reflect.get(window, 'barsSeen'));
}

/**
 * Clicks something that hands a file to the browser's downloads.
 *
 * @param {Visitor} visitor
 * @param {import('playwright-core').Locator} control
 */
export async function downloads(visitor, control) {
  const download = visitor.page.waitForEvent('download');
  await control.click();
  return within(download, 'a download');
}
