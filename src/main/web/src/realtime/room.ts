import { io, type Socket } from 'socket.io-client';
import type { Tokens } from '../api/http';
import { type ConnectRefusal, connectRefusal, remedy, retryDelay } from './connect-error';
import {
  type ChatMessage,
  type ClientEvents,
  type Refusal,
  refusalOf,
  type ServerEvents,
} from './events';
import { move, type RoomEvent, type RoomState } from './room-state';

const ACK_MS = 10_000;

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
  private attempts = 0;
  private usedToken = '';
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly socket: Socket<ServerEvents, ClientEvents>;

  constructor(
    root: URL,
    private readonly streamId: string,
    private readonly tokens: Tokens,
    private readonly listener: RoomListener,
  ) {
    this.socket = io(root.origin, {
      path: new URL('socket.io/', root).pathname,
      auth: (give) => void this.token().then((token) => give({ token })),
      autoConnect: false,
      forceNew: true,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
    });
    this.listen();
  }

  open(): void {
    this.happened('open');
    this.socket.connect();
  }

  close(): void {
    clearTimeout(this.retryTimer);
    this.happened('close');
    this.socket.disconnect();
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
    socket.on('connect', () => void this.join());
    socket.on('connect_error', (error) => void this.connectFailed(error));
    socket.on('disconnect', (reason) => this.disconnected(reason));
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
    socket.on('token_expired', () => void this.refreshToken());
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
      if (this.socket.connected) {
        this.socket.disconnect();
        this.retryLater();
      }
    }
  }

  private joined(messages: ChatMessage[]): void {
    this.attempts = 0;
    this.listener.onHistory(messages);
    this.happened('joined');
  }

  private ended(): void {
    this.socket.io.reconnection(false);
    this.happened('ended');
  }

  /** Where the client itself keeps trying (`active`), it is left to it. */
  private async connectFailed(error: unknown): Promise<void> {
    this.happened('lost');
    if (this.socket.active) {
      return;
    }
    const refusal = connectRefusal(error);
    switch (remedy(refusal)) {
      case 'renew':
        await this.renew();
        this.retryLater();
        break;
      case 'wait':
        this.retryLater();
        break;
      case 'sign-in':
        this.happened('refused');
        this.listener.onSignInNeeded(refusal);
        break;
    }
  }

  /** A disconnect by the server without the stream's end: the next try tells why. */
  private disconnected(reason: string): void {
    this.happened('lost');
    if (reason === 'io server disconnect' && this.state === 'reconnecting') {
      this.retryLater();
    }
  }

  private retryLater(): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(
      () => {
        if (this.state === 'connecting' || this.state === 'reconnecting') {
          this.socket.connect();
        }
      },
      retryDelay(this.attempts++, Math.random()),
    );
  }

  /** The token for a handshake; an empty one when none can be had right now. */
  private async token(): Promise<string> {
    try {
      this.usedToken = (await this.tokens.valid()) ?? '';
    } catch {
      this.usedToken = '';
    }
    return this.usedToken;
  }

  private async renew(): Promise<void> {
    try {
      this.usedToken = (await this.tokens.replace(this.usedToken)) ?? '';
    } catch {
      // Not reachable: the next handshake asks again.
    }
  }

  /** The token ran out while connected; a new one keeps the connection. */
  private async refreshToken(): Promise<void> {
    await this.renew();
    if (this.usedToken !== '' && this.socket.connected) {
      this.socket.emit('refresh_token', { token: this.usedToken }, () => {});
    }
  }

  private happened(event: RoomEvent): void {
    const next = move(this.state, event);
    if (next !== this.state) {
      this.state = next;
      this.listener.onState(next);
    }
  }
}
