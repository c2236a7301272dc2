/** The parts of the administration. Each is an address of its own. */
import { open as audit } from './audit';
import { open as overview } from './overview';
import { open as rooms } from './rooms';
import { open as sockets } from './sockets';
import { open as streams } from './streams';
import { open as tokens } from './tokens';
import { open as user } from './user';
import { open as users } from './users';

/** Fills the place with the part. */
export type Opener = (place: HTMLElement) => void;

export interface View {
  /** In the navigation; a view without a label is reached from another one. */
  label?: string;
  title: string;
  /** Which entry of the navigation it belongs to, when that is not its own. */
  under?: ViewName;
  open: Opener;
}

export type ViewName =
  | 'overview'
  | 'users'
  | 'user'
  | 'streams'
  | 'sockets'
  | 'rooms'
  | 'audit'
  | 'tokens';

export const VIEWS: Record<ViewName, View> = {
  overview: { label: 'Overview', title: 'Overview', open: overview },
  users: { label: 'Users', title: 'Users', open: users },
  user: { title: 'User', under: 'users', open: user },
  streams: { label: 'Streams', title: 'Streams', open: streams },
  sockets: { label: 'Sockets', title: 'Sockets', open: sockets },
  rooms: { label: 'Rooms', title: 'Rooms', open: rooms },
  audit: { label: 'Audit', title: 'Audit trail', open: audit },
  tokens: { label: 'Service tokens', title: 'Service tokens', open: tokens },
};

/** The view that an address names; the overview when it names none of ours. */
export function viewNamed(name: string | null): ViewName {
  return name !== null && Object.hasOwn(VIEWS, name) ? (name as ViewName) : 'overview';
}
