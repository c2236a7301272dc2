import { BatchForm } from '../batch/batch-form';
import { batchList } from '../batch/batch-list';
import { JobPage } from '../batch/job-page';
import { batches } from '../site';
import { batchUrl } from '../stories/links';
import { byId } from '../ui/dom';
import { forMembers } from '../ui/members';
import { idInAddress, OnePage } from '../ui/one-page';
import { whileVisible } from '../ui/visible-interval';

const POLL_MS = 5000;

/** All batches, and the form that starts one. */
function openList(): void {
  const list = batchList();
  const form = new BatchForm((job) => window.location.assign(batchUrl(job.id)));
  byId('batches', HTMLElement).append(list.element);
  byId('new-batch', HTMLElement).append(form.element);
  byId('place', HTMLElement).hidden = true;
  byId('all', HTMLElement).hidden = false;
  form.acceptDrops(byId('main', HTMLElement));
  void list.load();
  whileVisible(POLL_MS, () => void list.refresh());
}

const page = new OnePage({
  name: 'job',
  missing: {
    title: 'No such batch',
    text: 'It is somebody else’s, or the address is not quite right.',
    back: ['See your batches', 'batch.html'],
  },
  open: async (id) => new JobPage(await batches.find(id), () => page.showMissing()),
});

if (idInAddress() === '') {
  forMembers(openList);
} else {
  page.start();
}
