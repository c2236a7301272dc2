import { ApiError, messageOf } from '../api/problem';
import type { Profile } from '../api/types';
import { admin } from '../site';
import { link } from '../ui/dom';
import { noticeBlock, retryButton } from '../ui/notice';
import { parameter, viewUrl } from './links';
import { UserPage } from './user-page';

/** One account, named in the address. */
export function open(place: HTMLElement): void {
  void show(place, parameter('id'));
}

async function show(place: HTMLElement, id: string): Promise<void> {
  place.setAttribute('aria-busy', 'true');
  try {
    const user: Profile = await admin.user(id);
    place.replaceChildren(new UserPage(user).element);
  } catch (error) {
    place.replaceChildren(unknown(error) ? missing() : failure(error, place, id));
  } finally {
    place.removeAttribute('aria-busy');
  }
}

function unknown(error: unknown): boolean {
  return error instanceof ApiError && [400, 404].includes(error.status);
}

function missing(): HTMLElement {
  return noticeBlock({
    testid: 'user-missing',
    title: 'No such user',
    text: 'The account is gone, or the address is not quite right.',
    action: link('See all users', viewUrl('users'), { class: 'button button-main' }),
  });
}

function failure(error: unknown, place: HTMLElement, id: string): HTMLElement {
  return noticeBlock({
    testid: 'user-error',
    title: 'This user could not be loaded',
    text: messageOf(error),
    action: retryButton(() => void show(place, id)),
  });
}
