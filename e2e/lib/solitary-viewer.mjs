/**
 * A viewer in a process of its own, so that it can be killed or stopped as a whole.
 * Started by `SolitaryViewer`; tells its parent once it is in the room.
 */
import { io } from 'socket.io-client';

const [url, token, streamId, ...transports] = process.argv.slice(2);
const socket = io(url, { auth: { token }, transports, reconnection: false });
socket.on('connected', () => socket.emit('join_stream_room', { streamId }));
socket.on('recent_chat_history', () => process.send?.('joined'));
socket.on('room_join_error', ({ message }) => process.send?.(message));
socket.on('connect_error', ({ message }) => process.send?.(message));
process.on('disconnect', () => process.exit()); // the parent is gone
