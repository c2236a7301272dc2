/** One's own account in the browser: profile, password, and where one is signed in. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DESKTOP, PHONE, useBrowser, Visitor } from '../lib/browser.js';
import { Streamer } from '../lib/streamer.js';

useBrowser();

/** @param {Visitor} visitor */
const scheme = (visitor) =>
  visitor.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);

/**
 * Opens the account page and waits until it shows the account.
 *
 * @param {Visitor} visitor
 */
async function opensAccount(visitor) {
  await visitor.page.goto('/account.html');
  await visitor.element('profile-username').filter({ hasText: visitor.username }).waitFor();
  await visitor.page.locator('[data-testid="logins-list"]:not([aria-busy])').waitFor();
}

describe('the account page', () => {
  it('keeps what was changed, and brings the colours to other devices', async () => {
    const visitor = await Visitor.arrives('ana', { ...DESKTOP, colorScheme: 'light' });
    await visitor.signsUp();
    await visitor.element('current-user').click();
    await visitor.element('profile-username').filter({ hasText: visitor.username }).waitFor();
    await visitor.photographs('30-account');
    await visitor.element('profile-fullname').fill('Ana <b>Lima</b>');
    await visitor.element('profile-theme').selectOption('dark');
    await visitor.element('profile-notify-push').uncheck();
    await visitor.element('profile-save').click();
    await visitor.element('toast').filter({ hasText: 'Profile saved' }).waitFor();
    assert.equal(await scheme(visitor), 'dark');

    await opensAccount(visitor);
    assert.equal(await visitor.element('profile-fullname').inputValue(), 'Ana <b>Lima</b>');
    assert.equal(await visitor.element('profile-notify-push').isChecked(), false);
    assert.equal(await visitor.element('profile-notify-email').isChecked(), true);
    assert.equal(await scheme(visitor), 'dark');
    await visitor.photographs('31-account-dark');

    const elsewhere = await visitor.arrivesAgain({ ...DESKTOP, colorScheme: 'light' });
    assert.equal(await scheme(elsewhere), 'dark');
    visitor.hadNoTrouble();
    elsewhere.hadNoTrouble();
    await Promise.all([visitor.goesHome(), elsewhere.goesHome()]);
  });

  it('puts what is wrong next to its field', async () => {
    const visitor = await Visitor.arrives('ben');
    await visitor.signsUp();
    await opensAccount(visitor);
    await visitor.element('profile-avatar').fill('ftp://example.org/me.png');
    await visitor.element('profile-save').click();
    await visitor.element('profile-avatar-error').waitFor();
    await visitor.element('old-password').fill('not my password');
    await visitor.element('new-password').fill('quite another password');
    await visitor.element('password-save').click();
    await visitor.element('old-password-error').filter({ hasText: 'not your password' }).waitFor();
    await visitor.photographs('32-account-wrong');
    await visitor.goesHome();
  });

  it('ends another login, whose page is signed out at once', async () => {
    const { stream } = await Streamer.goesLive();
    const visitor = await Visitor.arrives('cleo');
    await visitor.signsUp();
    const other = await visitor.arrivesAgain();
    await other.joins(stream.id);

    await opensAccount(visitor);
    const rows = visitor.element('login');
    assert.equal(await rows.count(), 2);
    const foreign = rows.filter({ has: visitor.element('login-end') });
    assert.equal(await foreign.count(), 1);
    await visitor.photographs('33-account-logins');
    await foreign.locator('[data-testid="login-end"]').click();
    await visitor.photographs('34-account-confirm');
    assert.match(await visitor.confirms(), /loses its connection at once/);
    await foreign.waitFor({ state: 'detached' });
    assert.equal(await rows.count(), 1);

    await other.is('signed-out');
    await other.element('nav-signin').waitFor();
    await other.page.getByText('You were signed out').waitFor();
    await other.isDisconnected();
    await other.photographs('35-signed-out-elsewhere');
    await opensAccount(visitor);
    visitor.hadNoTrouble();
    await Promise.all([visitor.goesHome(), other.goesHome()]);
  });

  it('changes the password, which signs all others out', async () => {
    const visitor = await Visitor.arrives('dana');
    await visitor.signsUp();
    const other = await visitor.arrivesAgain();
    await opensAccount(other);
    await opensAccount(visitor);
    const password = `${visitor.password}-2`;
    await visitor.element('old-password').fill(visitor.password);
    await visitor.element('new-password').fill(password);
    await visitor.element('password-save').click();
    await visitor.element('toast').filter({ hasText: 'Password changed' }).waitFor();
    assert.equal(await visitor.element('new-password').inputValue(), '');
    await visitor.page.waitForFunction(
      () => document.querySelectorAll('[data-testid="login"]').length === 1,
    );

    await other.page.reload();
    await other.element('signin-reason').filter({ hasText: 'signed out' }).waitFor();
    other.password = password;
    await other.signsIn();
    await other.element('profile-username').waitFor();
    visitor.hadNoTrouble();
    await Promise.all([visitor.goesHome(), other.goesHome()]);
  });

  it('signs out everywhere, here too', async () => {
    const visitor = await Visitor.arrives('ewa');
    await visitor.signsUp();
    const other = await visitor.arrivesAgain();
    await opensAccount(visitor);
    await visitor.element('logout-everywhere').click();
    await visitor.confirms();
    await visitor.element('signin-reason').waitFor();
    await other.page.goto('/account.html');
    await other.element('signin-reason').waitFor();
    await Promise.all([visitor.goesHome(), other.goesHome()]);
  });

  it('asks who is signed out to sign in, and leads back', async () => {
    const visitor = await Visitor.arrives('fay');
    await visitor.page.goto('/account.html');
    await visitor.element('signin-reason').waitFor();
    await visitor.signsUp();
    await visitor.element('profile-username').waitFor();
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('fits a phone', async () => {
    const visitor = await Visitor.arrives('gus', PHONE);
    await visitor.signsUp();
    await opensAccount(visitor);
    await visitor.fitsTheWidth('the account page');
    await visitor.photographs('36-phone-account', visitor.page, { fullPage: true });
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });
});
