import type { Stats } from '../api/admin-types';
import { megabytes, number, rate } from '../ui/numbers';

/** A number of the overview. */
export interface Figure {
  id: string;
  label: string;
  value: (stats: Stats) => number;
  /** How the number is written. */
  words: (value: number) => string;
  /** What it is made of. */
  parts: (stats: Stats) => string;
}

const TRANSPORTS: Record<string, string> = { websocket: 'WebSocket', polling: 'polling' };

export const FIGURES: readonly Figure[] = [
  {
    id: 'connections',
    label: 'Connections',
    value: ({ connections }) => sum(connections),
    words: number,
    parts: ({ connections }) =>
      listed(connections, (transport) => TRANSPORTS[transport] ?? transport),
  },
  {
    id: 'sockets',
    label: 'Sockets',
    value: ({ sockets }) => sum(sockets),
    words: number,
    parts: ({ sockets }) => listed(sockets, (namespace) => `in ${namespace}`),
  },
  {
    id: 'rooms',
    label: 'Rooms',
    value: ({ rooms }) => rooms,
    words: number,
    parts: () => 'with somebody in them',
  },
  {
    id: 'messages',
    label: 'Messages a second',
    value: ({ messagesPerSecond }) => messagesPerSecond,
    words: rate,
    parts: () => 'chat messages stored',
  },
  {
    id: 'deliveries',
    label: 'Deliveries a second',
    value: ({ deliveriesPerSecond }) => deliveriesPerSecond,
    words: rate,
    parts: () => 'frames handed to connections',
  },
  {
    id: 'memory',
    label: 'Memory',
    value: ({ memory }) => memory.heapUsed,
    words: megabytes,
    parts: ({ memory }) =>
      `of ${megabytes(memory.heapMax)} heap, ${megabytes(memory.nonHeapUsed)} besides`,
  },
];

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function listed(counts: Record<string, number>, name: (key: string) => string): string {
  return Object.entries(counts)
    .map(([key, count]) => `${number(count)} ${name(key)}`)
    .join(', ');
}
