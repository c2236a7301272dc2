/**
 * Takes the README's picture from a running product: `npm run picture` writes
 * docs/images/stream.png. Uses names of its own, so each run wants a server with fresh data.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { io } from 'socket.io-client';
import { GRANDSTAND_URL, mustCall } from './lib/server.js';

const PICTURE = fileURLToPath(new URL('../docs/images/stream.png', import.meta.url));
const PASSWORD = 'a-seat-in-the-front-row';
const TALK = [
  ['amara', 'Welcome, everybody. Kick-off in two minutes!'],
  ['linh', 'Hello from Hanoi'],
  ['jonas', 'Best seats in the house'],
  ['mei', 'Is the line-up out yet?'],
  ['amara', 'Same eleven as last week.'],
  ['linh', '3:1, I can feel it'],
  ['jonas', '<b>bold</b> words, linh'],
];

/** @param {string} username */
async function register(username) {
  const body = {
    username,
    email: `${username}@example.org`,
    password: PASSWORD,
    fullName: username,
  };
  return mustCall('POST', '/auth/register', { body });
}

const people = new Map();
for (const name of new Set(TALK.map(([who]) => who))) people.set(name, await register(name));
const token = people.get('amara').accessToken;
const stream = await mustCall('POST', '/streams', {
  token,
  body: {
    title: 'Sunday league, final day',
    description: 'Live from the stand: the last match of the season.',
    category: 'Football',
  },
});
await mustCall('POST', `/streams/${stream.id}/start`, { token });

const sockets = new Map();
for (const [name, login] of people) {
  const socket = io(GRANDSTAND_URL, { forceNew: true, auth: { token: login.accessToken } });
  await socket.timeout(10_000).emitWithAck('join_stream_room', { streamId: stream.id });
  sockets.set(name, socket);
}
for (const [name, message] of TALK) {
  const sent = { streamId: stream.id, message };
  await sockets.get(name).timeout(10_000).emitWithAck('chat_message', sent);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
await page.goto(
  `${GRANDSTAND_URL}/signin.html?return=${encodeURIComponent(`/stream.html?id=${stream.id}`)}`,
);
await page.getByTestId('signin-username').fill('mei');
await page.getByTestId('signin-password').fill(PASSWORD);
await page.getByTestId('signin-submit').click();
await page.getByText('words, linh').waitFor();
await page.screenshot({ path: PICTURE });
await browser.close();
for (const socket of sockets.values()) socket.disconnect();
