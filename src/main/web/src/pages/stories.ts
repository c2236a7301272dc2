import { Library } from '../stories/library';
import { storyUrl } from '../stories/links';
import { NewStory } from '../stories/new-story';
import { byId } from '../ui/dom';
import { forMembers } from '../ui/members';
import { whileVisible } from '../ui/visible-interval';

const POLL_MS = 5000;

forMembers(() => {
  const library = new Library();
  const form = new NewStory((story) => window.location.assign(storyUrl(story.id)));
  byId('library', HTMLElement).replaceChildren(library.element);
  byId('new-story', HTMLElement).append(form.element);
  form.acceptDrops(byId('main', HTMLElement));
  void library.load();
  whileVisible(POLL_MS, () => void library.refresh());
});
