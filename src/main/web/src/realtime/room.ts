import type { Socket } from 'socket.io-client';
import type { Tokens } from '../api/http';
import type { ConnectRefusal } from './connect-error';
import {
  ACK_MS,
  type ChatMessage,
  type ClientEvents,
  type Refusal,
  refusalOf,
  type ServerEvents,
} from './events';
import { Line } from './line';
import { move, type RoomEvent, type RoomState } from './room-state';

export interface RoomListener {
  onState(state: RoomState): void;
  /** The latest messages, at each join: the first one and each after a reconnect. */
  onHistory(messages: ChatMessage[]): void;
  onMessage(message: ChatMessage): void;
  onViewers(count: number): void;
  onMessageRefused(refusal: Refusal): void;
  onJoinRefused(refusal: Refusal): void;
  /** The sign-in is over: this account or this login may not connect any more. */
  onSignInNeeded(refusal: ConnectRefusal): void;
}

/** One viewer's seat in one stream's room, kept over lost connections until the stream ends. */
export class Room {
  private state: RoomState = 'idle';
  private readonly line: Line;
  private readonly socket: Socket<ServerEvents, ClientEvents>;

  constructor(
    root: URL,
    private readonly streamId: string,
    tokens: Tokens,
    private readonly listener: RoomListener,
  ) {
    this.line = new Line(
      { root, namespace: '/', tokens },
      {
        onConnect: () => void this.join(),
        onLost: () => this.happened('lost'),
        onSignInNeeded: (refusal) => this.signInNeeded(refusal),
      },
    );
    this.socket = this.line.socket;
    this.listen();
  }

  open(): void {
    this.happened('open');
    this.line.open();
  }

  close(): void {
    this.happened('close');
    this.line.close();
  }

  /** Resolves with null once the server has stored the message, else with the reason. */
  async send(message: string): Promise<Refusal | null> {
    if (this.state !== 'connected') {
      return { code: 'offline', message: 'Not connected. Your text is kept.' };
    }
    try {
      const payload = { streamId: this.streamId, message };
      return refusalOf(await this.socket.timeout(ACK_MS).emitWithAck('chat_message', payload));
    } catch {
      return {
        code: 'unconfirmed',
        message: 'No answer came. Look whether it is in the chat before you send it again.',
      };
    }
  }

  private listen(): void {
    const here = (id: string) => id === this.streamId;
    const { socket, listener } = this;
    socket.on('recent_chat_history', ({ streamId, messages }) => {
      if (here(streamId)) {
        this.joined(messages);
      }
    });
    socket.on('new_message', (message) => here(message.streamId) && listener.onMessage(message));
    socket.on('viewer_count_updated', ({ streamId, count }) => {
      if (here(streamId)) {
        listener.onViewers(count);
      }
    });
    socket.on('message_error', (refusal) => listener.onMessageRefused(refusal));
    socket.on('stream_ended_notification', ({ roomId }) => here(roomId) && this.ended());
  }

  private async join(): Promise<void> {
    try {
      const join = this.socket.timeout(ACK_MS);
      const refusal = refusalOf(
        await join.emitWithAck('join_stream_room', { streamId: this.streamId }),
      );
      if (refusal) {
        this.close();
        this.listener.onJoinRefused(refusal);
      }
    } catch {
      // No answer: a lost connection says so itself; one that only seems alive is made anew.
      this.line.startOver();
    }
  }

  private joined(messages: ChatMessage[]): void {
    this.line.steady();
    this.listener.onHistory(messages);
    this.happened('joined');
  }

  private ended(): void {
    this.line.leave();
    this.happened('ended');
  }

  private signInNeeded(refusal: ConnectRefusal): void {
    this.happened('refused');
    this.listener.onSignInNeeded(refusal);
  }

  private happened(event: RoomEvent): void {
    const next = move(this.state, event);
    if (next !== this.state) {
      this.state = next;
      this.listener.onState(next);
    }
  }
}
