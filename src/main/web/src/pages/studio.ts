import type { NewStream } from '../api/types';
import { streams } from '../site';
import { OwnStreams } from '../studio/own-streams';
import { byId } from '../ui/dom';
import { runForm } from '../ui/forms';
import { forMembers } from '../ui/members';
import { toast } from '../ui/toast';
import { whileVisible } from '../ui/visible-interval';

const POLL_MS = 8000;

/** Only what was filled in is sent: the API takes absent, not empty, for “none”. */
function newStream(values: Record<string, string>): NewStream {
  const { title = '', ...rest } = values;
  const given = Object.entries(rest)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return { title: title.trim(), ...Object.fromEntries(given) };
}

function open(userId: string): void {
  const own = new OwnStreams(userId);
  const form = byId('create-form', HTMLFormElement);
  runForm({
    form,
    problem: byId('create-error', HTMLElement),
    submit: async (values) => {
      const stream = await streams.create(newStream(values));
      form.reset();
      own.add(stream);
      toast('Stream created. Go live whenever you are ready.');
    },
  });
  void own.load();
  whileVisible(POLL_MS, () => void own.refresh());
}

forMembers((user) => open(user.id));
