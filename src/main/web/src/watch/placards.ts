import type { Stream } from '../api/types';
import type { Placard } from '../player/player';
import { link } from '../ui/dom';

/** What stands in the player's place when there is no picture. */

export function liveWithoutPicture(stream: Stream): Placard {
  return {
    title: 'On air',
    text: `${stream.owner.username} is live without a picture. The chat is open.`,
  };
}

export function notLiveYet(stream: Stream): Placard {
  return {
    title: 'The gates are still closed',
    text: `${stream.owner.username} is not live yet. Stay here: the page notices when they are.`,
  };
}

export function fullTime(stream: Stream): Placard {
  const peak = stream.peakViewerCount;
  const crowd = peak > 1 ? ` At its peak, ${peak} were watching.` : '';
  return {
    title: 'Full time',
    text: `This stream has ended.${crowd} Thanks for being here.`,
    testid: 'stream-ended',
    actions: [link('Find another stream', './', { class: 'button button-main' })],
  };
}
