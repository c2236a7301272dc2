/** The events of a stream's room, as the realtime contract names them. */

/** So long an acknowledgement may take, in ms. */
export const ACK_MS = 10_000;

export interface ChatMessage {
  id: string;
  userId: string;
  username: string;
  message: string;
  timestamp: string;
  streamId: string;
}

/** The acknowledgement of every event: `ok`, or why not. */
export interface Ack {
  ok: boolean;
  code?: string;
  message?: string;
  retryAfterMs?: number;
}

/** Why a chat message was not sent. */
export interface Refusal {
  code: string;
  message: string;
  retryAfterMs?: number | undefined;
}

export interface ServerEvents {
  recent_chat_history: (payload: { streamId: string; messages: ChatMessage[] }) => void;
  viewer_count_updated: (payload: { streamId: string; count: number }) => void;
  new_message: (payload: ChatMessage) => void;
  message_error: (payload: Refusal) => void;
  stream_ended_notification: (payload: { roomId: string; message: string }) => void;
}

export interface ClientEvents {
  join_stream_room: (payload: { streamId: string }, ack: (answer: Ack) => void) => void;
  chat_message: (
    payload: { streamId: string; message: string },
    ack: (answer: Ack) => void,
  ) => void;
}

/** Reads an acknowledgement that may be anything. */
export function refusalOf(answer: Ack | undefined): Refusal | null {
  if (answer?.ok === true) {
    return null;
  }
  return {
    code: answer?.code ?? 'unknown',
    message: answer?.message ?? 'The server did not accept that.',
    retryAfterMs: answer?.retryAfterMs,
  };
}
