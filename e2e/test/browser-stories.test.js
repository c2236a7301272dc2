/** Stories in the browser: upload, live progress, recording, pictures, batches, the dashboard. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DESKTOP, PHONE, useBrowser, Visitor } from '../lib/browser.js';
import {
  barsSeen,
  downloads,
  dropsFile,
  fileOf,
  stepIs,
  tale,
  uploadsStory,
  watchesBars,
  writesStory,
} from '../lib/creator.js';

useBrowser();

/** @param {number[]} values */
const grows = (values) => values.every((value, index) => value >= (values[index - 1] ?? 0));

/** @param {Visitor} visitor */
async function jobIsOver(visitor) {
  const over = ':not([data-state="queued"]):not([data-state="running"])';
  await visitor.page.locator(`[data-testid="job-page"]${over}`).waitFor();
}

describe('the pages of stories', { concurrency: 2 }, () => {
  it('show a story go through all three steps, then play and show what was made', async () => {
    const visitor = await Visitor.arrives('ada');
    await visitor.signsUp();
    await uploadsStory(visitor, fileOf('pier.txt', tale(60)), { genre: 'Fantasy' });
    await watchesBars(visitor, 'story-page');
    await stepIs(visitor, 'audio', 'running');
    await visitor.photographs('60-story-under-way');
    await stepIs(visitor, 'story', 'done');
    await stepIs(visitor, 'audio', 'done');
    await stepIs(visitor, 'images', 'done');
    const seen = await barsSeen(visitor);
    for (const step of ['audio', 'images']) {
      const values = seen[`step-${step}-progress-bar`] ?? [];
      assert.ok(values.length >= 2 && grows(values), `${step}: ${values}`);
    }

    await visitor.element('audio-play').click();
    await visitor.page.waitForFunction(() => {
      const audio = document.querySelector('audio');
      return audio !== null && audio.currentTime > 0 && audio.duration > 1;
    });
    await visitor.element('audio-next').click();
    await visitor
      .element('audio-now')
      .filter({ hasText: /^Part 2 of \d+$/ })
      .waitFor();
    const recording = await downloads(visitor, visitor.element('audio-part-download').first());
    assert.match(recording.suggestedFilename(), /^pier.* 01\.(wav|ogg)$/);

    const picture = visitor.element('picture').first();
    await picture.scrollIntoViewIfNeeded();
    await visitor.page.locator('[data-testid="picture"][data-state="shown"]').first().waitFor();
    await visitor.photographs('61-story-done', visitor.page, { fullPage: true });
    await visitor.element('picture-open').first().click();
    const large = visitor.element('picture-large');
    const size = () =>
      large.evaluate(async (image) => {
        const picture = /** @type {HTMLImageElement} */ (image);
        await picture.decode();
        return [picture.naturalWidth, picture.naturalHeight];
      });
    assert.deepEqual(await size(), [1024, 1024]);
    assert.notEqual(await large.getAttribute('alt'), '');
    await visitor.photographs('62-picture');
    await visitor.page.keyboard.press('Escape');
    await visitor.element('picture-dialog').waitFor({ state: 'detached' });
    assert.equal(await visitor.focused(), 'picture-open');
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('say next to its field what is wrong, and keep strangers out', async () => {
    const visitor = await Visitor.arrives('bea');
    await visitor.signsUp();
    const { page } = visitor;
    await page.goto('/stories.html');
    await visitor.element('stories-empty').waitFor();
    await dropsFile(visitor, 'tale.exe', 'MZ');
    await visitor.element('new-story-file-files').filter({ hasText: 'tale.exe' }).waitFor();
    await visitor.element('new-story-submit').click();
    await visitor.element('new-story-file-error').filter({ hasText: '.exe' }).waitFor();
    await visitor.element('new-story-file').setInputFiles(fileOf('sham.txt', binary()));
    await visitor.element('new-story-submit').click();
    await visitor.page
      .locator(
        '[data-testid="new-story-file-error"], [data-testid="new-story-error"]:not([hidden])',
      )
      .first()
      .waitFor();
    await visitor.photographs('63-story-refused');
    await visitor.element('new-story-file-remove').click();
    await visitor.element('new-story-content').fill('It was dark.');
    await visitor.element('new-story-submit').click();
    await visitor.element('new-story-title-error').waitFor();
    assert.equal(await visitor.focused(), 'new-story-title');
    await visitor.element('new-story-title').fill('<b>Dark</b>');
    await visitor.element('new-story-auto').uncheck();
    await visitor.element('new-story-submit').click();
    await visitor.element('story-title').filter({ hasText: '<b>Dark</b>' }).waitFor();
    const address = page.url();

    const stranger = await Visitor.arrives('stranger', PHONE);
    await stranger.signsUp();
    await stranger.page.goto(address);
    await stranger.element('story-missing').waitFor();
    await stranger.fitsTheWidth('a story that is missing');
    await stranger.goesHome();

    await visitor.element('story-delete').click();
    assert.match(await visitor.confirms(), /gone for good/);
    await visitor.element('stories-empty').waitFor();
    await visitor.goesHome();
  });

  it('do a batch file by file, and what failed once more', async () => {
    const visitor = await Visitor.arrives('cyd');
    await visitor.signsUp();
    const { page } = visitor;
    await page.goto('/batch.html');
    const files = [fileOf('one.md', `# One\n\n${tale(20)}`), fileOf('sham.txt', binary())];
    await visitor.element('batch-files').setInputFiles(files);
    await visitor.element('batch-step-images').uncheck();
    await visitor.element('batch-submit').click();
    await visitor.element('job-page').waitFor();
    await jobIsOver(visitor);
    await visitor.element('job-counts').filter({ hasText: '2 of 2 files, 1 failed' }).waitFor();
    const refused = visitor.element('job-item').filter({ hasText: 'sham.txt' });
    await refused.getByText('It has to be uploaded again').waitFor();
    assert.equal(await visitor.element('job-retry').count(), 0);
    await visitor.photographs('64-batch');
    await visitor.element('item-story').click();
    await stepIs(visitor, 'audio', 'done');

    await writesStory(visitor, 'Not rewritten yet', tale(20));
    await page.goto('/batch.html');
    await visitor.element('batch-of-stories').check();
    await page.getByLabel('Not rewritten yet').check();
    await visitor.element('batch-step-story').uncheck();
    await visitor.element('batch-step-images').uncheck();
    await visitor.element('batch-submit').click();
    await visitor.element('item-error').waitFor();
    await jobIsOver(visitor);
    await visitor.photographs('64-batch-failed');
    const job = page.url();
    await visitor.element('item-story').click();
    await visitor.element('step-story-start').click();
    await stepIs(visitor, 'story', 'done');
    await page.goto(job);
    await visitor.element('job-retry').click();
    await page.locator('[data-testid="job-page"][data-state="completed"]').waitFor();
    await visitor
      .element('job-counts')
      .filter({ hasText: /^1 of 1 file$/ })
      .waitFor();
    assert.equal(await visitor.element('job-retry').count(), 0);
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('have a dashboard whose numbers and charts move by themselves', async () => {
    const visitor = await Visitor.arrives('dot', { ...DESKTOP, colorScheme: 'dark' });
    await visitor.signsUp();
    await visitor.page.goto('/dashboard.html');
    await visitor.page.locator('[data-testid="dashboard-line"][data-state="connected"]').waitFor();
    await visitor.element('stat-totalStories').filter({ hasText: /^0$/ }).waitFor();
    const drawn = () =>
      visitor
        .element('chart-processing-canvas')
        .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
    const before = await drawn();

    const tab = await visitor.opensTab();
    await writesStory(visitor, 'Seen from afar', tale(5), {
      genre: 'Mystery',
      auto: true,
      page: tab,
    });
    await visitor.element('stat-totalStories').filter({ hasText: /^1$/ }).waitFor();
    await visitor
      .element('stat-completedJobs')
      .filter({ hasText: /^3$/ })
      .waitFor({ timeout: 60_000 });
    await visitor.element('activity-entry').filter({ hasText: 'Pictures done' }).waitFor();
    await visitor.element('chart-processing').filter({ hasText: '3 done, 0 failed' }).waitFor();
    await visitor.element('chart-genre').filter({ hasText: 'Mystery: 1 of 1' }).waitFor();
    assert.notEqual(await drawn(), before);
    await visitor.photographs('65-dashboard-dark', visitor.page, { fullPage: true });
    await visitor.element('chart-genre-table').locator('summary').click();
    await visitor.element('chart-genre-row').filter({ hasText: 'Mystery' }).waitFor();
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });

  it('fit a phone', async () => {
    const visitor = await Visitor.arrives('eva', PHONE);
    await visitor.signsUp();
    const title = 'ATitleWithoutAnySpaces'.repeat(6);
    await uploadsStory(visitor, fileOf('t.txt', tale(4)), { title, auto: false });
    await visitor.fitsTheWidth('a story');
    await visitor.photographs('66-phone-story', visitor.page, { fullPage: true });
    const pages = [
      ['stories', 'story-link'],
      ['batch', 'batches-empty'],
      ['dashboard', 'activity-entry'],
    ];
    for (const [name, part] of pages) {
      await visitor.page.goto(`/${name}.html`);
      await visitor.element(part).first().waitFor();
      await visitor.fitsTheWidth(`the page ${name}`);
      await visitor.photographs(`67-phone-${name}`, visitor.page, { fullPage: true });
    }
    visitor.hadNoTrouble();
    await visitor.goesHome();
  });
});

/** What no text is. */
function binary() {
  return Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256));
}
