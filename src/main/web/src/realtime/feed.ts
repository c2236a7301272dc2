import type { Tokens } from '../api/http';
import { ACK_MS, type Ack, type Refusal, refusalOf } from './events';
import { Line } from './line';
import { move, type RoomEvent, type RoomState } from './room-state';

export interface FeedParts {
  namespace: string;
  /** The event that asks to be let into the room. */
  join: string;
  /** What it says, asked anew at each join. */
  question: () => object;
  /** The events that come from the room. */
  events: readonly string[];
}

export interface FeedListener {
  onEvent(name: string, payload: unknown): void;
  /** In the room: the first time and after each reconnect, when events may have been missed. */
  onJoined(): void;
  onState(state: RoomState): void;
  onRefused(refusal: Refusal): void;
}

/** Where feeds connect to, and as whom. */
export interface FeedPlace {
  root: URL;
  tokens: Tokens;
  onSignInNeeded: () => void;
}

/** The events of one room, kept over lost connections. */
export class Feed {
  private state: RoomState = 'idle';
  private readonly line: Line;

  constructor(
    { root, tokens, onSignInNeeded }: FeedPlace,
    private readonly parts: FeedParts,
    private readonly listener: FeedListener,
  ) {
    this.line = new Line(
      { root, namespace: parts.namespace, tokens },
      {
        onConnect: () => void this.join(),
        onLost: () => this.happened('lost'),
        onSignInNeeded: () => {
          this.happened('refused');
          onSignInNeeded();
        },
      },
    );
    for (const name of parts.events) {
      this.line.socket.on(name, (payload: unknown) => listener.onEvent(name, payload));
    }
  }

  open(): void {
    this.happened('open');
    this.line.open();
  }

  /** Asks again, after the question has changed. */
  ask(): void {
    if (this.state === 'connected') {
      void this.join();
    }
  }

  close(): void {
    this.happened('close');
    this.line.close();
  }

  private async join(): Promise<void> {
    const { socket } = this.line;
    const { join, question } = this.parts;
    try {
      const answer: Ack = await socket.timeout(ACK_MS).emitWithAck(join, question());
      const refusal = refusalOf(answer);
      if (refusal) {
        this.refused(refusal);
      } else {
        this.joined();
      }
    } catch {
      // No answer: a lost connection says so itself; one that only seems alive is made anew.
      this.line.startOver();
    }
  }

  private joined(): void {
    this.line.steady();
    this.happened('joined');
    this.listener.onJoined();
  }

  private refused(refusal: Refusal): void {
    this.happened('refused');
    this.line.close();
    this.listener.onRefused(refusal);
  }

  private happened(event: RoomEvent): void {
    const next = move(this.state, event);
    if (next !== this.state) {
      this.state = next;
      this.listener.onState(next);
    }
  }
}
