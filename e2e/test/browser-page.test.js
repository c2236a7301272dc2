/** The stream page under less than perfect circumstances: keyboard, phone, injection, bad network. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DESKTOP, PHONE, useBrowser, Visitor } from '../lib/browser.js';
import { Streamer } from '../lib/streamer.js';
import { Viewer } from '../lib/viewer.js';

useBrowser();

describe('the stream page', { concurrency: 2 }, () => {
  it('can be used with the keyboard alone, from signing up to chatting', async () => {
    const { stream } = await Streamer.goesLive();
    const visitor = await Visitor.arrives('keyboard');
    const { page, username, password } = visitor;
    const { keyboard } = page;
    await visitor.opens(stream.id);
    await visitor.is('signed-out');
    await visitor.tabsTo('signin-to-chat');
    await keyboard.press('Enter');
    await visitor.element('signin-username').waitFor();
    await visitor.tabsTo('show-signup');
    await keyboard.press('Enter');
    const fields = [
      ['signup-username', username],
      ['signup-fullname', 'Keyboard only'],
      ['signup-email', `${username}@example.org`],
      ['signup-password', password],
    ];
    await visitor.element('signup-username').waitFor();
    for (const [id, text] of fields) {
      await visitor.tabsTo(id);
      await keyboard.type(text);
    }
    await keyboard.press('Enter');
    await visitor.is('connected');

    await visitor.tabsTo('chat-input');
    await keyboard.type('typed, not clicked');
    await keyboard.press('Enter');
    await visitor.sees('typed, not clicked');
    await keyboard.type('and once more');
    await keyboard.press('Enter');
    await visitor.sees('and once more');
    assert.equal(await visitor.element('chat-input').inputValue(), '');
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('shows markup as the text that it is', async () => {
    const injections = [
      '<img src=x onerror="window.injected = 1">',
      '<script>window.injected = 2</script>',
      '<a href="javascript:window.injected = 3">click</a>',
      '"><svg onload=window.injected=4>',
      '{{constructor.constructor("window.injected = 5")()}}',
      '&lt;b&gt;bold&lt;/b&gt; &amp; so on',
    ];
    const streamer = await Streamer.enters();
    const stream = await streamer.createsStream(injections[0]);
    await streamer.starts(stream);
    const speaker = await Viewer.watches(stream);
    const visitor = await Visitor.arrives('careful');
    await visitor.signsUp();
    await visitor.joins(stream.id);

    for (const text of injections) {
      await speaker.says(text);
      const row = await visitor.sees(text);
      assert.equal(await row.evaluate((element) => element.childElementCount), 0);
    }
    assert.equal(await visitor.element('stream-title').textContent(), injections[0]);
    await visitor.says(injections[1]);
    await speaker.seesMessages(injections.length + 1);
    await visitor.page.goto('/');
    await visitor.element('stream-card').first().waitFor();
    assert.equal(await visitor.page.evaluate(() => Reflect.get(window, 'injected')), undefined);
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('says that it reconnects, and catches up', async () => {
    const { stream } = await Streamer.goesLive();
    const speaker = await Viewer.watches(stream);
    const visitor = await Visitor.arrives('commuter');
    await visitor.signsUp();
    await visitor.joins(stream.id);
    await speaker.says('before the tunnel');
    await visitor.sees('before the tunnel');

    await visitor.goesOffline();
    await visitor.is('reconnecting');
    await speaker.counts(1, stream);
    await speaker.says('in the tunnel');
    await speaker.sees('in the tunnel');
    await visitor.photographs('11-reconnecting');
    await visitor.goesOffline(false);
    await visitor.is('connected');
    await visitor.sees('in the tunnel');
    await visitor.counts(2);
    await visitor.says('out of the tunnel');
    await speaker.sees('out of the tunnel');
    assert.deepEqual(await visitor.chat(), [
      'before the tunnel',
      'in the tunnel',
      'out of the tunnel',
    ]);
    await visitor.goesHome();
  });

  it('fits a phone, and so do the others', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const speaker = await Viewer.watches(stream);
    await speaker.says('W'.repeat(500));
    await speaker.says('https://example.org/a/very/long/address/'.repeat(8));
    const visitor = await Visitor.arrives('phone', PHONE);
    const { page } = visitor;
    await page.goto('/');
    await visitor.element('stream-card').first().waitFor();
    await visitor.fitsTheWidth('the list of streams');
    await visitor.photographs('12-phone-home');
    await page.goto('/signin.html');
    await visitor.fitsTheWidth('the sign-in page');
    await visitor.photographs('13-phone-sign-in');

    await visitor.signsUp();
    await visitor.joins(stream.id);
    await visitor.element('chat-text').first().waitFor();
    await visitor.fitsTheWidth('the stream page');
    await visitor.says('from the phone');
    await speaker.sees('from the phone');
    await visitor.photographs('14-phone-stream');
    const title = 'ATitleWithoutAnySpaces'.repeat(6);
    await visitor.createsStream(title);
    await visitor.fitsTheWidth('the studio');
    await visitor.photographs('15-phone-studio');

    await streamer.ends(stream);
    await visitor.opens(stream.id);
    await visitor.element('stream-ended').waitFor();
    await visitor.fitsTheWidth('an ended stream');
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('is dark for those who like it dark, and light for the others', async () => {
    const { stream } = await Streamer.goesLive();
    const speaker = await Viewer.watches(stream);
    await speaker.says('How does this look?');

    /** @type {Record<string, {background: number, text: number}>} */
    const brightness = {};
    for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
      const visitor = await Visitor.arrives(colorScheme, { ...DESKTOP, colorScheme });
      await visitor.signsUp();
      await visitor.joins(stream.id);
      await visitor.sees('How does this look?');
      await visitor.photographs(`16-stream-${colorScheme}`);
      brightness[colorScheme] = await visitor.page.evaluate(() => {
        /** @param {string} colour */
        const of = (colour) => {
          const canvas = document.createElement('canvas').getContext('2d');
          if (!canvas) throw new Error('no canvas');
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
          return (r * 0.2126 + g * 0.7152 + b * 0.0722) / 255;
        };
        const { backgroundColor, color } = getComputedStyle(document.body);
        return { background: of(backgroundColor), text: of(color) };
      });
      await visitor.page.goto('/');
      await visitor.element('stream-card').first().waitFor();
      await visitor.photographs(`17-home-${colorScheme}`);
      visitor.hadNoTrouble();
      await visitor.goesHome();
    }
    const { dark, light } = brightness;
    assert.ok(dark.background < 0.3 && dark.text > 0.6, JSON.stringify(dark));
    assert.ok(light.background > 0.7 && light.text < 0.4, JSON.stringify(light));
  });

  it('tells who talks too fast to wait, and keeps their text', async () => {
    const { stream } = await Streamer.goesLive();
    const visitor = await Visitor.arrives('hasty');
    await visitor.signsUp();
    await visitor.joins(stream.id);
    for (let i = 0; i < 20; i++) {
      await visitor.says(`message ${i}`);
      await visitor.sees(`message ${i}`);
    }
    await visitor.says('one too many');
    await visitor.page.locator('[data-testid="chat-error"].shown').waitFor();
    assert.equal(await visitor.element('chat-input').inputValue(), 'one too many');
    await visitor.photographs('18-too-fast');
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('says so when there is no such stream', async () => {
    const visitor = await Visitor.arrives('lost');
    await visitor.opens('00000000-0000-7000-8000-000000000000');
    await visitor.element('stream-missing').waitFor();
    await visitor.photographs('19-missing');
    await visitor.goesHome();
  });
});

describe('the studio', () => {
  it('keeps a stream that was created while its list was on its way', async () => {
    const visitor = await Visitor.arrives('quick');
    await visitor.signsUp();
    /** @type {() => void} */
    let letThrough = () => {};
    const created = new Promise((resolve) => {
      letThrough = () => resolve(undefined);
    });
    await visitor.page.route('**/api/streams?*', async (route) => {
      const answer = await route.fetch();
      await created;
      await route.fulfill({ response: answer });
    });
    const list = visitor.page.waitForResponse('**/api/streams?*');
    const id = await visitor.createsStream('Quicker than the list');
    letThrough();
    await list;
    await visitor.page.locator('[data-testid="studio-list"]:not([aria-busy])').waitFor();
    const own = visitor.page.locator(`[data-testid="studio-stream"][data-stream-id="${id}"]`);
    assert.equal(await own.count(), 1);
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });
});
