/** Connection state recovery, as the stock client does it (spec realtime.md §1). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Account } from '../lib/account.js';
import { within } from '../lib/deadline.js';
import { Streamer } from '../lib/streamer.js';
import { Viewer, WAYS } from '../lib/viewer.js';

/**
 * Cuts the connection off below Socket.IO; the client notices and does not come back by itself.
 *
 * @param {Viewer} viewer
 */
async function isCutOff(viewer) {
  const gone = new Promise((resolve) => viewer.socket.once('disconnect', resolve));
  viewer.socket.io.engine.close();
  await within(gone, `${viewer.account.username} notices`);
}

/** @param {Viewer} viewer */
async function comesBack(viewer) {
  const back = new Promise((resolve, reject) => {
    viewer.socket.once('connect', () => resolve(undefined));
    viewer.socket.once('connect_error', reject);
  });
  viewer.socket.connect();
  await within(back, `${viewer.account.username} is back`);
}

for (const { name, transports } of WAYS) {
  describe(`a client that was cut off, by ${name}`, { concurrency: true }, () => {
    it('gets its socket, its room and what it missed, twice in a row', async () => {
      const { stream } = await Streamer.goesLive();
      const anna = await Viewer.watches(stream, { transports });
      const ben = await Viewer.connects(await Account.register('ben'));
      await ben.joins(stream);
      await anna.counts(2, stream);
      const sid = anna.socket.id;

      for (const round of ['first', 'second']) {
        await isCutOff(anna);
        await ben.counts(1, stream);
        for (const part of ['a', 'b', 'c']) await ben.says(`${round} ${part}`);
        await comesBack(anna);

        assert.equal(anna.socket.recovered, true, `the ${round} time`);
        assert.equal(anna.socket.id, sid);
        await ben.counts(2, stream);
        await ben.says(`${round} d`);
        await anna.sees(`${round} d`);
      }

      assert.equal((await anna.says('back')).ok, true);
      await anna.sees('back');
      await ben.sees('back');
      assert.deepEqual(anna.messages, ben.messages);
      assert.equal(anna.messages.length, 9);
      assert.equal(anna.heardOf('connected').length, 1);
    });

    it('starts afresh when it left by itself', async () => {
      const viewer = await Viewer.connects(undefined, { transports });
      const sid = viewer.socket.id;
      // While it upgrades the client keeps its farewell back, and may be here again before it.
      if (transports.length > 1) await viewer.isUpgraded();
      viewer.disconnects();
      await comesBack(viewer);

      assert.equal(viewer.socket.recovered, false);
      assert.notEqual(viewer.socket.id, sid);
    });

    it('is told the end of a stream that ended meanwhile', async () => {
      const { streamer, stream } = await Streamer.goesLive();
      const viewer = await Viewer.watches(stream, { transports });
      await isCutOff(viewer);
      await streamer.ends(stream);
      viewer.socket.connect();

      await viewer.isTold('stream_ended_notification');
      await viewer.isTold('disconnect', (why) => why === 'io server disconnect');
    });

    it('does not come back once it is logged out', async () => {
      const account = await Account.register('leaver');
      const viewer = await Viewer.connects(account, { transports });
      await isCutOff(viewer);
      await account.logsOut();
      viewer.socket.connect();

      assert.equal(await viewer.isTold('connect_error'), 'Authentication error');
    });

    it('does not get the socket of another login of the same user', async () => {
      const account = await Account.register('twice');
      const viewer = await Viewer.connects(account, { transports });
      const sid = viewer.socket.id;
      await isCutOff(viewer);
      viewer.socket.auth = { token: (await account.logsInAgain()).token };
      await comesBack(viewer);

      assert.equal(viewer.socket.recovered, false);
      assert.notEqual(viewer.socket.id, sid);
    });
  });
}
