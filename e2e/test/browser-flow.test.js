/** Product flow 1 in two real browsers (spec product.md). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useBrowser, Visitor } from '../lib/browser.js';

useBrowser();

describe('two browsers', () => {
  it('do all of it: sign up, go live, join, chat, count, end', async () => {
    const streamer = await Visitor.arrives('streamer');
    await streamer.page.goto('/');
    await streamer.photographs('01-home-signed-out');
    await streamer.element('nav-signin').click();
    await streamer.signsUp();
    const id = await streamer.createsStream('The first evening', { description: 'Two browsers' });
    await streamer.photographs('02-studio-created');
    await streamer.goesLive(id);
    await streamer.photographs('03-studio-live');
    await streamer.joins(id);
    await streamer.counts(1);

    const viewer = await Visitor.arrives('viewer');
    await viewer.page.goto('/');
    const card = viewer.page.locator(`[data-testid="stream-card"][data-stream-id="${id}"]`);
    await card.waitFor();
    assert.equal(await card.getAttribute('data-status'), 'live');
    await viewer.photographs('04-home-live');
    await card.locator('[data-testid="stream-link"]').click();
    await viewer.is('signed-out');
    await viewer.photographs('05-stream-signed-out');
    await viewer.element('signin-to-chat').click();
    await viewer.photographs('06-sign-up');
    await viewer.signsUp();
    await viewer.is('connected');
    await Promise.all([streamer.counts(2), viewer.counts(2)]);

    await streamer.says('Welcome to the show!');
    await viewer.sees('Welcome to the show!');
    await viewer.says('Glad to be here 👋');
    await streamer.sees('Glad to be here 👋');
    assert.deepEqual(await streamer.chat(), ['Welcome to the show!', 'Glad to be here 👋']);
    assert.deepEqual(await viewer.chat(), await streamer.chat());
    await viewer.photographs('07-chat-viewer');
    await streamer.photographs('08-chat-streamer');
    assert.equal(viewer.connections.size, 1);

    const studio = await streamer.endsStream(id);
    await viewer.element('stream-ended').waitFor();
    await viewer.is('ended');
    await viewer.isDisconnected();
    await viewer.photographs('09-ended-viewer');
    await streamer.photographs('10-studio-ended', studio);
    assert.deepEqual(await viewer.chat(), ['Welcome to the show!', 'Glad to be here 👋']);

    await viewer.page.reload();
    await viewer.element('stream-ended').waitFor();
    assert.equal(viewer.connections.size, 0);
    streamer.hadNoTrouble();
    viewer.hadNoTrouble();
    await Promise.all([streamer.goesHome(), viewer.goesHome()]);
  });
});
