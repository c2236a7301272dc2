import { io, type Socket } from 'socket.io-client';
import type { Tokens } from '../api/http';
import { type ConnectRefusal, connectRefusal, remedy, retryDelay } from './connect-error';

export interface LineParts {
  root: URL;
  namespace: string;
  tokens: Tokens;
}

export interface LineListener {
  /** The server let us in: the first time, and after each loss. */
  onConnect(): void;
  onLost(): void;
  /** The sign-in is over: this account or this login may not connect any more. */
  onSignInNeeded(refusal: ConnectRefusal): void;
}

/**
 * A socket in one namespace that is kept: with a token that is good, tried again when it is lost,
 * given up when the sign-in is over. Lines of one page share a connection.
 */
export class Line {
  readonly socket: Socket;
  private readonly tokens: Tokens;
  private wanted = false;
  private attempts = 0;
  private usedToken = '';
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    { root, namespace, tokens }: LineParts,
    private readonly listener: LineListener,
  ) {
    this.tokens = tokens;
    this.socket = io(new URL(namespace, root.origin).href, {
      path: new URL('socket.io/', root).pathname,
      auth: (give) => void this.token().then((token) => give({ token })),
      autoConnect: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
    });
    this.socket.on('connect', () => listener.onConnect());
    this.socket.on('connect_error', (error) => void this.connectFailed(error));
    this.socket.on('disconnect', (reason) => this.disconnected(reason));
    this.socket.on('token_expired', () => void this.refreshToken());
  }

  open(): void {
    this.wanted = true;
    this.socket.connect();
  }

  close(): void {
    this.giveUp();
    this.socket.disconnect();
  }

  /** Lets the server end the connection, and does not come back; nor do other lines over it. */
  leave(): void {
    this.giveUp();
    this.socket.io.reconnection(false);
  }

  /** All is well: the next loss is tried again without delay. */
  steady(): void {
    this.attempts = 0;
  }

  /** Gives up a connection that only seems alive for a new one. */
  startOver(): void {
    if (this.socket.connected) {
      this.socket.disconnect();
      this.retryLater();
    }
  }

  private giveUp(): void {
    clearTimeout(this.retryTimer);
    this.wanted = false;
  }

  /** Where the client itself keeps trying (`active`), it is left to it. */
  private async connectFailed(error: unknown): Promise<void> {
    this.listener.onLost();
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
        this.giveUp();
        this.listener.onSignInNeeded(refusal);
        break;
    }
  }

  /** A disconnect by the server that nobody announced: the next try tells why. */
  private disconnected(reason: string): void {
    this.listener.onLost();
    if (reason === 'io server disconnect') {
      this.retryLater();
    }
  }

  private retryLater(): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(
      () => {
        if (this.wanted) {
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
}
