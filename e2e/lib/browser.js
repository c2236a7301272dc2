/** Chromium, and what a person does with it. Elements are found by the test ids of src/main/web. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, devices } from 'playwright-core';
import { PATIENCE, within } from './deadline.js';
import { noteThoseIn } from './secrets.js';
import { GRANDSTAND_URL } from './server.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContextOptions} ContextOptions */

const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url));

const { defaultBrowserType: _, ...phone } = devices['iPhone SE'];

/** A phone of 320 px width. */
export const PHONE = /** @type {ContextOptions} */ (phone);
export const DESKTOP = /** @type {ContextOptions} */ ({ viewport: { width: 1280, height: 800 } });

/** @type {import('playwright-core').Browser} */
let browser;

/** Starts Chromium before the tests of the calling file and stops it after them. */
export function useBrowser() {
  before(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  after(() => browser?.close());
}

/** The most times that Tab may have to be pressed to get anywhere. */
const TABS = 30;

/** @param {string} id */
const byId = (id) => `[data-testid="${id}"]`;

/** Somebody with a browser of their own: cookies, storage and connection are not shared. */
export class Visitor {
  /** What the browser complained about: console errors, uncaught exceptions, broken policies. */
  complaints = /** @type {string[]} */ ([]);
  /** The WebSockets of all pages that are open. */
  connections = new Set();

  /**
   * @param {Page} page
   * @param {string} name
   */
  constructor(page, name) {
    this.page = page;
    this.name = name;
    this.username = `${name}-${randomBytes(5).toString('hex')}`;
    this.password = randomBytes(12).toString('base64url');
    noteThoseIn({ password: this.password, email: `${this.username}@example.org` });
    this.#watch(page);
  }

  /**
   * @param {string} name
   * @param {ContextOptions} [options]
   */
  static async arrives(name, options = DESKTOP) {
    const context = await browser.newContext({ baseURL: GRANDSTAND_URL, ...options });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy broken: ${violatedDirective} ${blockedURI}`),
      );
    });
    return new Visitor(await context.newPage(), name);
  }

  /** @param {Page} page */
  #watch(page) {
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.complaints.push(`${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('websocket', (socket) => {
      this.connections.add(socket);
      socket.on('close', () => this.connections.delete(socket));
    });
  }

  /** The same person's next tab. */
  async opensTab() {
    const page = await this.page.context().newPage();
    this.#watch(page);
    return page;
  }

  /**
   * @param {string} id
   * @param {Page} [page]
   */
  element(id, page = this.page) {
    return page.locator(byId(id));
  }

  /** Signs up, from wherever the sign-up link was met, and comes back there. */
  async signsUp() {
    const page = this.page;
    if (!page.url().includes('/signin.html')) await page.goto('/signin.html#signup');
    await this.element('show-signup').click();
    await this.element('signup-username').fill(this.username);
    await this.element('signup-fullname').fill(`${this.name} of the tests`);
    await this.element('signup-email').fill(`${this.username}@example.org`);
    await this.element('signup-password').fill(this.password);
    await this.element('signup-submit').click();
    await this.element('current-user').filter({ hasText: this.username }).waitFor();
  }

  /** Signs in as whom it is called, from wherever the sign-in link was met. */
  async signsIn() {
    const page = this.page;
    if (!page.url().includes('/signin.html')) await page.goto('/signin.html');
    await this.element('signin-username').fill(this.username);
    await this.element('signin-password').fill(this.password);
    await this.element('signin-submit').click();
    await page.waitForURL((url) => !url.pathname.endsWith('/signin.html'));
    await this.element('current-user').filter({ hasText: this.username }).waitFor();
  }

  /**
   * The same person with another browser, signed in there too.
   *
   * @param {ContextOptions} [options]
   */
  async arrivesAgain(options) {
    const other = await Visitor.arrives(this.name, options);
    other.username = this.username;
    other.password = this.password;
    await other.signsIn();
    return other;
  }

  /** The test id of what has the focus. */
  focused() {
    return this.page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
  }

  /**
   * Presses Tab until the element has the focus.
   *
   * @param {string} id
   */
  async tabsTo(id) {
    for (let tab = 0; tab < TABS; tab++) {
      if ((await this.focused()) === id) return;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`${id} is not reached by ${TABS} tabs`);
  }

  /** Says yes in the confirmation, and returns what it asked. */
  async confirms() {
    const question = await this.element('confirm-dialog').textContent();
    await this.element('confirm-accept').click();
    await this.element('confirm-dialog').waitFor({ state: 'detached' });
    return String(question);
  }

  /**
   * Creates a stream in the studio.
   *
   * @param {string} title
   * @param {{description?: string}} [more]
   * @returns {Promise<string>} its id
   */
  async createsStream(title, { description = '' } = {}) {
    await this.page.goto('/studio.html');
    await this.element('create-title').fill(title);
    await this.element('create-description').fill(description);
    await this.element('create-submit').click();
    const item = this.element('studio-stream').filter({ hasText: title });
    await item.waitFor();
    return String(await item.getAttribute('data-stream-id'));
  }

  /**
   * Goes live with the stream, in the studio.
   *
   * @param {string} streamId
   */
  async goesLive(streamId) {
    const item = this.page.locator(`${byId('studio-stream')}[data-stream-id="${streamId}"]`);
    await item.locator(byId('go-live')).click();
    await this.page
      .locator(`${byId('studio-stream')}[data-stream-id="${streamId}"][data-status="live"]`)
      .waitFor();
  }

  /**
   * Ends the stream in the studio, which is opened in another tab.
   *
   * @param {string} streamId
   */
  async endsStream(streamId) {
    const studio = await this.opensTab();
    await studio.goto('/studio.html');
    const item = studio.locator(`${byId('studio-stream')}[data-stream-id="${streamId}"]`);
    await item.locator(byId('end-stream')).click();
    await studio.locator(byId('confirm-accept')).click();
    await studio
      .locator(`${byId('studio-stream')}[data-stream-id="${streamId}"][data-status="ended"]`)
      .waitFor();
    return studio;
  }

  /** @param {string} streamId */
  async opens(streamId) {
    await this.page.goto(`/stream.html?id=${streamId}`);
  }

  /**
   * Waits until the line above the chat says so.
   *
   * @param {'signed-out' | 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'ended' | 'refused'} state
   */
  async is(state) {
    await this.page.locator(`${byId('connection-state')}[data-state="${state}"]`).waitFor();
  }

  /**
   * Opens a stream's page and waits until it is in the room.
   *
   * @param {string} streamId
   */
  async joins(streamId) {
    await this.opens(streamId);
    await this.is('connected');
  }

  /** @param {string} text */
  async says(text) {
    await this.element('chat-input').fill(text);
    await this.element('chat-send').click();
  }

  /** @param {string} text */
  async sees(text) {
    const row = this.element('chat-text').getByText(text, { exact: true });
    await row.waitFor();
    return row;
  }

  /** @param {number} viewers */
  async counts(viewers) {
    const exactly = new RegExp(`^${viewers}$`);
    await this.element('viewer-count').filter({ hasText: exactly }).first().waitFor();
  }

  /** The texts in the chat, as shown. */
  chat() {
    return this.element('chat-text').allTextContents();
  }

  /** Waits until none of its WebSockets is open. */
  async isDisconnected() {
    for (const socket of [...this.connections]) {
      if (!socket.isClosed()) {
        await within(
          new Promise((resolve) => socket.on('close', resolve)),
          `${this.name}'s WebSocket is closed`,
        );
      }
    }
  }

  /** @param {boolean} offline */
  async goesOffline(offline = true) {
    await this.page.context().setOffline(offline);
  }

  /**
   * @param {string} name
   * @param {Page} [page]
   * @param {{fullPage?: boolean}} [options]
   */
  async photographs(name, page = this.page, options = {}) {
    await page.screenshot({ path: `${SCREENSHOTS}${name}.png`, ...options });
  }

  /** That the browser found nothing to complain about. */
  hadNoTrouble() {
    assert.deepEqual(this.complaints, [], `${this.name}'s browser complained`);
  }

  /** @param {string} where for the failure's text */
  async fitsTheWidth(where) {
    const [content, window] = await this.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(content <= window, `${where} is ${content} px wide in a window of ${window} px`);
  }

  async goesHome() {
    await this.page.context().close();
  }
}
