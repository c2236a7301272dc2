/** The administration in the browser. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { Account } from '../lib/account.js';
import { adminArrives } from '../lib/admin.js';
import { DESKTOP, PHONE, useBrowser, Visitor } from '../lib/browser.js';
import { call } from '../lib/server.js';
import { Streamer } from '../lib/streamer.js';
import { Viewer } from '../lib/viewer.js';

useBrowser();

/**
 * Opens a part of the administration.
 *
 * @param {Visitor} admin
 * @param {string} view
 * @param {Record<string, string>} [query]
 */
async function opens(admin, view, query = {}) {
  await admin.page.goto(`/admin.html?${new URLSearchParams({ view, ...query })}`);
  await admin.element(`admin-nav-${view}`).waitFor();
}

/**
 * Opens a user's page by searching for them.
 *
 * @param {Visitor} admin
 * @param {string} username
 */
async function finds(admin, username) {
  await opens(admin, 'users');
  await admin.element('user-search').fill(username);
  await admin.element('user-link').getByText(username, { exact: true }).click();
  await admin.page.getByRole('heading', { name: username }).waitFor();
}

describe('the administration', () => {
  it('bans a user who is connected: they are out, cannot return, and it is in the audit', async () => {
    const { stream } = await Streamer.goesLive();
    const visitor = await Visitor.arrives('rude');
    await visitor.signsUp();
    await visitor.joins(stream.id);
    await visitor.says('something rude');
    await visitor.sees('something rude');

    const admin = await adminArrives();
    await admin.page.goto('/');
    await admin.element('nav-admin').click();
    await admin.element('admin-nav-users').click();
    await admin.element('user-search').fill(visitor.username);
    await admin.element('user-link').getByText(visitor.username, { exact: true }).waitFor();
    await admin
      .element('users-count')
      .filter({ hasText: /^1 user$/ })
      .waitFor();
    await admin.photographs('40-admin-users');
    await finds(admin, visitor.username);
    await admin.photographs('41-admin-user');
    await admin.element('user-ban').click();
    await admin.photographs('42-admin-ban');
    assert.match(await admin.confirms(), /connections close at once.*streams end/);
    await admin.element('user-status').filter({ hasText: 'Banned' }).waitFor();

    await visitor.is('signed-out');
    await visitor.page.getByText('This account is not active').waitFor();
    await visitor.isDisconnected();
    await visitor.photographs('43-banned');
    await visitor.page.goto('/signin.html');
    await visitor.element('signin-username').fill(visitor.username);
    await visitor.element('signin-password').fill(visitor.password);
    await visitor.element('signin-submit').click();
    await visitor.element('signin-error').filter({ hasText: 'Account is not active' }).waitFor();

    await admin.element('logins-empty').waitFor();
    await admin.photographs('44-admin-banned');
    await admin.element('user-audit').click();
    const entry = admin.element('audit-entry').filter({ hasText: 'status: active → banned' });
    await entry.waitFor();
    await admin.photographs('45-admin-audit');
    await admin.page.goBack();
    await admin.element('user-activate').click();
    await admin.confirms();
    await admin.element('user-status').filter({ hasText: 'Active' }).waitFor();
    await visitor.signsIn();
    admin.hadNoTrouble();
    await Promise.all([visitor.goesHome(), admin.goesHome()]);
  });

  it('can be used with the keyboard alone, and does not lose the place', async () => {
    const account = await Account.register('quiet');
    const admin = await adminArrives();
    const { keyboard } = admin.page;
    await opens(admin, 'users');
    await admin.tabsTo('user-search');
    await keyboard.type(account.username);
    await admin
      .element('users-count')
      .filter({ hasText: /^1 user$/ })
      .waitFor();
    await admin.tabsTo('user-link');
    await keyboard.press('Enter');
    await admin.element('user-deactivate').waitFor();
    await admin.tabsTo('user-deactivate');
    await keyboard.press('Enter');
    await admin.element('confirm-dialog').waitFor();
    await keyboard.press('Escape');
    await admin.element('confirm-dialog').waitFor({ state: 'detached' });
    assert.equal(await admin.focused(), 'user-deactivate');
    await keyboard.press('Enter');
    await admin.element('confirm-dialog').waitFor();
    await admin.tabsTo('confirm-accept');
    await keyboard.press('Enter');
    await admin.element('user-status').filter({ hasText: 'Inactive' }).waitFor();
    await admin.tabsTo('user-activate');
    await keyboard.press('Enter');
    await admin.element('confirm-dialog').waitFor();
    await admin.tabsTo('confirm-accept');
    await keyboard.press('Enter');
    await admin
      .element('user-status')
      .filter({ hasText: /^Active$/ })
      .waitFor();

    await opens(admin, 'audit', { target: account.id });
    await admin.element('audit-count').filter({ hasText: '2 entries' }).waitFor();
    await admin.element('filter-action').selectOption('stream.ended');
    await admin.element('audit-empty').waitFor();
    await admin.element('filter-action').selectOption('user.updated');
    await admin.element('audit-count').filter({ hasText: '2 entries' }).waitFor();
    await admin.element('filter-to').fill('2020-01-01T00:00');
    await admin.element('audit-empty').waitFor();
    await admin.page.reload();
    await admin.element('audit-empty').waitFor();
    assert.equal(await admin.element('filter-action').inputValue(), 'user.updated');
    admin.hadNoTrouble();
    await admin.goesHome();
  });

  it('is not for others, and does not offer itself to them', async () => {
    const visitor = await Visitor.arrives('curious');
    await visitor.signsUp();
    assert.equal(await visitor.element('nav-admin').isVisible(), false);
    await visitor.page.goto('/admin.html?view=users');
    await visitor.element('admin-refused').waitFor();
    await visitor.photographs('46-admin-refused');
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('makes administrators, who can do as much at once, and takes it away again', async () => {
    const visitor = await Visitor.arrives('deputy');
    await visitor.signsUp();
    const admin = await adminArrives();
    await finds(admin, visitor.username);
    await admin.element('role-select').selectOption('admin');
    await admin.element('role-save').click();
    assert.match(await admin.confirms(), /change your role/);
    await admin.element('user-role').filter({ hasText: 'Administrator' }).waitFor();

    await visitor.page.goto('/admin.html?view=users');
    await visitor.element('user-row').first().waitFor();
    assert.equal(await visitor.element('nav-admin').isVisible(), true);
    await admin.element('role-select').selectOption('user');
    await admin.element('role-save').click();
    await admin.confirms();
    await admin
      .element('user-role')
      .filter({ hasText: /^User$/ })
      .waitFor();
    await visitor.page.reload();
    await visitor.element('admin-refused').waitFor();
    admin.hadNoTrouble();
    await Promise.all([visitor.goesHome(), admin.goesHome()]);
  });

  it('keeps subscriptions, and asks nothing twice of who changes their mind', async () => {
    const account = await Account.register('subscriber');
    const admin = await adminArrives();
    await finds(admin, account.username);
    await admin.element('plan-type').selectOption('premium');
    await admin.element('plan-end').fill('2031-05-06');
    await admin.element('email-verified').check();
    await admin.element('plan-save').click();
    await admin.element('toast').filter({ hasText: 'Saved' }).waitFor();
    await admin.element('user-deactivate').click();
    await admin.page.keyboard.press('Escape');
    await admin.element('confirm-dialog').waitFor({ state: 'detached' });
    await admin.page.reload();
    await admin.element('plan-type').waitFor();
    assert.equal(await admin.element('plan-type').inputValue(), 'premium');
    assert.equal(await admin.element('plan-end').inputValue(), '2031-05-06');
    assert.equal(await admin.element('email-verified').isChecked(), true);
    assert.equal(await admin.element('user-status').textContent(), 'Active');
    admin.hadNoTrouble();
    await admin.goesHome();
  });

  it('ends somebody’s stream', async () => {
    const streamer = new Streamer(await Account.register('streamer'));
    const stream = await streamer.createsStream('Not for long');
    await streamer.starts(stream);
    const viewer = await Viewer.watches(stream);
    const admin = await adminArrives();
    await opens(admin, 'streams', { owner: streamer.account.username, status: 'live' });
    const row = admin.element('admin-stream').filter({ hasText: 'Not for long' });
    await row.waitFor();
    assert.equal(await admin.element('filter-owner').inputValue(), streamer.account.username);
    await admin.photographs('47-admin-streams');
    await row.locator('[data-testid="admin-end-stream"]').click();
    assert.match(await admin.confirms(), /viewers are told/);
    await viewer.isTold('stream_ended_notification');
    await viewer.isDisconnected();
    admin.hadNoTrouble();
    await admin.goesHome();
  });

  it('shows who is connected and where, and disconnects them', async () => {
    const { stream } = await Streamer.goesLive();
    const account = await Account.register('guest');
    const viewer = await Viewer.connects(account, { reconnection: false });
    await viewer.joins(stream);
    const admin = await adminArrives();
    await opens(admin, 'rooms', { q: stream.id });
    await admin.element('room').filter({ hasText: stream.id }).waitFor();
    await admin.photographs('48-admin-rooms');
    await admin.element('room-link').click();
    await admin.element('socket').filter({ hasText: account.username }).waitFor();
    await admin.element('filter-user').fill(account.username.toUpperCase());
    await admin.page.waitForURL(/user=/);
    const row = admin.element('socket').filter({ hasText: account.username });
    await row.waitFor();
    await admin.photographs('49-admin-sockets');
    await row.locator('[data-testid="socket-disconnect"]').click();
    assert.match(await admin.confirms(), /may connect again/);
    await viewer.isDisconnected();
    await admin.element('sockets-empty').waitFor();
    await admin.element('filter-user').fill('nobody-of-that-name');
    await admin.element('sockets-empty').waitFor();
    admin.hadNoTrouble();
    await admin.goesHome();
  });

  it('shows live numbers, and says when they are not', async () => {
    await Viewer.connects();
    const admin = await adminArrives();
    await admin.page.goto('/admin.html');
    const state = (/** @type {string} */ name) =>
      admin.page.locator(`[data-testid="overview-state"][data-state="${name}"]`).waitFor();
    await state('live');
    await admin.page.waitForResponse('**/api/admin/stats');
    await admin.page.waitForResponse('**/api/admin/stats');
    const sockets = admin.page.locator('[data-figure="sockets"] [data-testid="figure-value"]');
    assert.match(String(await sockets.textContent()), /^[1-9]/);
    await admin.photographs('50-admin-overview');
    admin.hadNoTrouble();
    await admin.goesOffline();
    await state('stale');
    await admin.photographs('51-admin-overview-stale');
    await admin.goesOffline(false);
    await state('live');
    await admin.goesHome();
  });

  it('makes a service token, shows it once, and revokes it', async () => {
    const admin = await adminArrives();
    const name = `media server ${randomBytes(4).toString('hex')}`;
    await opens(admin, 'tokens');
    await admin.element('token-name').fill(name);
    await admin.element('token-make').click();
    await admin.element('token-error').waitFor();
    await admin.element('token-scope-emit').check();
    await admin.element('token-make').click();
    const token = String(await admin.element('token-value').textContent());
    assert.match(token, /^gst_/);
    await admin.photographs('52-admin-token');
    const emit = { token, body: { event: 'greeting', data: {} } };
    assert.equal((await call('POST', '/emit/room/nobody-is-here', emit)).status, 202);

    await admin.element('token-done').click();
    await admin.page.reload();
    const row = admin.element('token').filter({ hasText: name });
    await row.locator('[data-testid="token-revoke"]').click();
    assert.match(await admin.confirms(), /cannot be undone/);
    const state = row.locator('[data-testid="token-state"]');
    await state.filter({ hasText: 'revoked' }).waitFor();
    assert.equal((await admin.page.content()).includes(token), false);
    assert.equal((await call('POST', '/emit/room/nobody-is-here', emit)).status, 401);
    await admin.goesHome();
  });

  it('says what the server refuses, and changes nothing', async () => {
    const admin = await adminArrives();
    await finds(admin, admin.username);
    await admin.page.route('**/api/admin/users/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.fallback();
      const detail = 'The last active admin can be neither demoted nor banned';
      await route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Conflict', status: 409, code: 'conflict', detail }),
      });
    });
    await admin.element('user-ban').click();
    assert.match(await admin.confirms(), /your own account/);
    await admin.page.getByRole('alert').filter({ hasText: 'last active admin' }).waitFor();
    assert.equal(await admin.element('user-status').textContent(), 'Active');
    await admin.goesHome();
  });

  it('fits a phone, and is dark for those who like it dark', async () => {
    const { stream } = await Streamer.goesLive();
    await Viewer.watches(stream);
    const admin = await adminArrives(PHONE);
    const dark = await adminArrives({ ...DESKTOP, colorScheme: 'dark' });
    const parts = {
      overview: 'node',
      users: 'user-row',
      streams: 'admin-stream',
      sockets: 'socket',
      rooms: 'room',
      audit: 'audit-list',
      tokens: 'token-form',
    };
    for (const [view, shown] of Object.entries(parts)) {
      for (const [name, visitor] of Object.entries({ phone: admin, dark })) {
        await opens(visitor, view);
        await visitor.element(shown).first().waitFor();
        await visitor.fitsTheWidth(`${view} (${name})`);
        await visitor.photographs(`60-${name}-${view}`);
      }
    }
    await opens(admin, 'users');
    await admin.element('user-link').first().click();
    await admin.element('user-ban').or(admin.element('user-activate')).first().waitFor();
    await admin.fitsTheWidth('a user on a phone');
    await admin.photographs('61-phone-user', admin.page, { fullPage: true });
    admin.hadNoTrouble();
    dark.hadNoTrouble();
    await Promise.all([admin.goesHome(), dark.goesHome()]);
  });
});
