import { ApiError } from '../api/problem';
import type { Stream } from '../api/types';
import { ChatPanel } from '../chat/panel';
import { Player } from '../player/player';
import type { ConnectRefusal } from '../realtime/connect-error';
import type { Refusal } from '../realtime/events';
import { Room } from '../realtime/room';
import type { RoomState } from '../realtime/room-state';
import { signInUrl } from '../session/return-to';
import { root, session, streams } from '../site';
import { byId, link } from '../ui/dom';
import { InfoView } from './info-view';
import { fullTime, liveWithoutPicture, notLiveYet } from './placards';

const SIGNED_OUT: Partial<Record<ConnectRefusal, string>> = {
  revoked: 'You were signed out. ',
  inactive: 'This account is not active. ',
};

/** The page of one stream: what is known of it, and the seat in its room while it is live. */
export class WatchPage {
  private room: Room | null = null;
  private banned = false;
  private signInNote = '';
  private readonly info = new InfoView();
  private readonly player: Player;
  private readonly chat: ChatPanel;

  constructor(private stream: Stream) {
    this.player = new Player(byId('player', HTMLElement), stream.id);
    const readers = { viewerId: session.user()?.id ?? null, ownerId: stream.owner.id };
    this.chat = new ChatPanel(readers, (text) => this.send(text));
    this.show(stream);
  }

  /** Asks the server how the stream is, unless the room tells us anyway. */
  async refresh(): Promise<void> {
    if (this.room !== null) {
      return;
    }
    try {
      this.show(await streams.find(this.stream.id));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        this.show({ ...this.stream, status: 'ended' });
      }
    }
  }

  private show(stream: Stream): void {
    if (stream.startedAt !== this.stream.startedAt) {
      this.chat.clear();
    }
    this.stream = stream;
    this.info.show(stream, session.user()?.id ?? null);
    this.info.showCount(stream.status === 'live' ? stream.viewerCount : 0);
    this.showPlayer(stream);
    this.showChat(stream);
  }

  private showPlayer(stream: Stream): void {
    switch (stream.status) {
      case 'live':
        this.player.play(stream.playbackUrl, stream.title, liveWithoutPicture(stream));
        break;
      case 'offline':
        this.player.placard('placeholder', notLiveYet(stream));
        break;
      case 'ended':
        this.player.placard('ended', fullTime(stream));
        break;
    }
  }

  private showChat(stream: Stream): void {
    if (stream.status === 'ended') {
      this.chat.setState('ended', ['The chat closed with the stream.']);
    } else if (session.user() === null) {
      this.chat.setState('signed-out', this.signInLine());
    } else if (this.banned) {
      this.chat.setState('refused', ['You cannot take part in this chat.']);
    } else if (stream.status === 'offline') {
      this.chat.setState('idle');
    } else {
      this.takeSeat();
    }
  }

  private takeSeat(): void {
    this.room ??= new Room(root, this.stream.id, session, {
      onState: (state) => this.roomChanged(state),
      onHistory: (messages) => this.chat.history(messages),
      onMessage: (message) => this.chat.message(message),
      onViewers: (count) => this.info.showCount(count),
      onMessageRefused: (refusal) => this.chat.refused(refusal),
      onJoinRefused: (refusal) => void this.joinRefused(refusal),
      onSignInNeeded: (refusal) => this.signInNeeded(refusal),
    });
    this.room.open();
  }

  private send(text: string): Promise<Refusal | null> {
    const offline = { code: 'offline', message: 'Not connected. Your text is kept.' };
    return this.room?.send(text) ?? Promise.resolve(offline);
  }

  private roomChanged(state: RoomState): void {
    if (state === 'ended') {
      this.leaveSeat();
      this.show({ ...this.stream, status: 'ended', endedAt: new Date().toISOString() });
      void this.refresh();
    } else if (state !== 'idle' && state !== 'refused') {
      this.chat.setState(state);
    }
  }

  /** Our picture of the stream may be old; a fresh one tells what to show instead. */
  private async joinRefused(refusal: Refusal): Promise<void> {
    this.leaveSeat();
    this.banned = refusal.code === 'banned' || refusal.code === 'forbidden';
    if (this.banned) {
      this.showChat(this.stream);
      return;
    }
    this.chat.setState('refused', [refusal.message]);
    const stream = await streams.find(this.stream.id).catch(() => null);
    if (stream !== null && stream.status !== 'live') {
      this.show(stream);
    }
  }

  private signInNeeded(refusal: ConnectRefusal): void {
    this.leaveSeat();
    this.signInNote = SIGNED_OUT[refusal] ?? '';
    session.end();
    this.showChat(this.stream);
  }

  /** Somebody signed in or out, perhaps in another tab: rows show whose they are, so begin anew. */
  identityChanged(): void {
    if (session.user() !== null) {
      window.location.reload();
      return;
    }
    this.room?.close();
    this.leaveSeat();
    this.show(this.stream);
  }

  private leaveSeat(): void {
    this.room = null;
  }

  private signInLine() {
    const here = new URL(window.location.href);
    return [
      this.signInNote,
      link('Sign in to chat', signInUrl(here), {
        class: 'button button-main',
        testid: 'signin-to-chat',
      }),
    ];
  }
}
