import type { RoomState } from '../realtime/room-state';
import { el } from './dom';

const WORDS: Record<RoomState, string> = {
  idle: '',
  connecting: 'Connecting…',
  connected: 'Live',
  reconnecting: 'Connection lost. Trying again…',
  ended: '',
  refused: 'Not live: looked at every few seconds.',
};

/** Whether what is shown keeps up by itself. */
export class LineState {
  readonly element: HTMLElement;

  constructor(testid: string) {
    this.element = el('p', { class: 'line-state', testid, attrs: { role: 'status' } });
    this.show('connecting');
  }

  show(state: RoomState): void {
    this.element.dataset.state = state;
    this.element.textContent = WORDS[state];
  }
}
