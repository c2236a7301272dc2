/** The pages about the API, for people who read with a mouse, a keyboard or a phone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, useBrowser, Visitor } from '../lib/browser.js';

useBrowser();

/** @param {Visitor} visitor */
const shown = (visitor) => visitor.page.locator('[data-testid=api-call]:visible');

describe('the API pages', () => {
  it('list every call, and a search leaves what is meant', async () => {
    const visitor = await Visitor.arrives('reader');
    const { page } = visitor;
    await page.goto('/api-docs');
    assert.match(page.url(), /\/api-docs\/$/);
    await shown(visitor).first().waitFor();
    const all = await shown(visitor).count();
    assert.ok(all >= 40, String(all));
    await visitor.photographs('30-api');

    await visitor.element('api-search').fill('stream key');
    await page.locator('#replaceStreamKey').waitFor();
    assert.ok((await shown(visitor).count()) < 10);
    assert.match(String(await visitor.element('api-found').textContent()), / of \d+ calls/);
    assert.equal(
      await page.getByRole('navigation', { name: 'Calls' }).getByRole('link').count(),
      3,
    );
    await visitor.photographs('30-api-search');
    await visitor.element('nav-home').click();
    await visitor.element('stream-search').waitFor();
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('open at the call that the address names, and with the keyboard', async () => {
    const visitor = await Visitor.arrives('linked');
    const { page } = visitor;
    await page.goto('/api-docs/#createStream');
    const call = page.locator('#createStream');
    await call.locator('table').first().waitFor();
    assert.match(String(await call.textContent()), /1–140 characters/);
    assert.match(String(await call.locator('pre').first().textContent()), /curl -X POST/);
    assert.equal(
      await page.evaluate(() => document.activeElement?.parentElement?.id),
      'createStream',
    );
    await visitor.photographs('31-api-call');

    await page.keyboard.press('Enter');
    assert.equal(await call.getAttribute('open'), null);
    await page.keyboard.press('Space');
    assert.equal(await call.getAttribute('open'), '');
    await call.getByRole('link', { name: 'StreamView' }).first().click();
    await page.locator('#schema-StreamView table').waitFor();
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('fit a phone', async () => {
    const visitor = await Visitor.arrives('phone', PHONE);
    await visitor.page.goto('/api-docs/#changeUser');
    await visitor.page.locator('#changeUser table').first().waitFor();
    await visitor.fitsTheWidth('the API');
    await visitor.photographs('32-api-phone');
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });
});
