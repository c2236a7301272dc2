import { stories } from '../site';
import { StoryPage } from '../stories/story-page';
import { OnePage } from '../ui/one-page';

const page = new OnePage({
  name: 'story',
  missing: {
    title: 'No such story',
    text: 'It was deleted, it is somebody else’s, or the address is not quite right.',
    back: ['See your stories', 'stories.html'],
  },
  open: async (id) => new StoryPage(await stories.find(id), () => page.showMissing()),
});

page.start();
