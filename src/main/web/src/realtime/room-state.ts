/** Where a viewer stands with a stream's room. */
export type RoomState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'ended' | 'refused';

/** What can happen to it: we open it, the room lets us in, the connection goes, and so on. */
export type RoomEvent = 'open' | 'joined' | 'lost' | 'ended' | 'refused' | 'close';

const MOVES: Record<RoomState, Partial<Record<RoomEvent, RoomState>>> = {
  idle: { open: 'connecting' },
  connecting: {
    joined: 'connected',
    lost: 'reconnecting',
    ended: 'ended',
    refused: 'refused',
    close: 'idle',
  },
  connected: { lost: 'reconnecting', ended: 'ended', refused: 'refused', close: 'idle' },
  reconnecting: { joined: 'connected', ended: 'ended', refused: 'refused', close: 'idle' },
  // Nothing that still arrives from the old connection leads out of these two.
  ended: {},
  refused: {},
};

export function move(state: RoomState, event: RoomEvent): RoomState {
  return MOVES[state][event] ?? state;
}
