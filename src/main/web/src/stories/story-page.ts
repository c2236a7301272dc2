import { ApiError } from '../api/problem';
import {
  type AudioChunk,
  type ImageChunk,
  STEPS,
  type StepName,
  type Story,
} from '../api/story-types';
import { AudioPlayer } from '../media/audio-player';
import { download, fileName } from '../media/download';
import { showPicture } from '../media/picture-dialog';
import { PictureGrid } from '../media/picture-grid';
import type { ProgressEvent } from '../realtime/progress';
import { stories } from '../site';
import { Actions } from '../ui/actions';
import { Coalesced } from '../ui/coalesced';
import { button, el } from '../ui/dom';
import { playingTime, took } from '../ui/durations';
import { LineState } from '../ui/line-state';
import { number } from '../ui/numbers';
import { toast } from '../ui/toast';
import { whileVisible } from '../ui/visible-interval';
import { editStory } from './edit-story';
import { removed } from './library';
import { audioOptions, imageOptions, storyOptions } from './step-options';
import { StepPanel } from './step-panel';
import { rewritten, type StepState, underWay } from './step-state';
import { announcement } from './step-words';
import { storyHead } from './story-head';
import { StorySteps } from './story-steps';
import { Texts } from './texts';

const TICK_MS = 1000;
const LOOK_MS = 20_000;
const RELOAD_MS = 1000;

/** A story: its steps as they go on, and what they made. */
export class StoryPage {
  readonly element: HTMLElement;
  private audioChunks: readonly AudioChunk[] = [];
  private imageChunks: readonly ImageChunk[] = [];
  private readonly head = el('div', {});
  private readonly line = new LineState('story-line');
  private readonly said = el('p', { class: 'visually-hidden', attrs: { role: 'status' } });
  private readonly actions = new Actions();
  private readonly steps: StorySteps;
  private readonly panels: Record<StepName, StepPanel>;
  private readonly player: AudioPlayer;
  private readonly pictures: PictureGrid;
  private readonly noPictures = el('p', { class: 'hint' }, 'No pictures yet');
  private readonly texts = new Texts();
  private readonly record = new Coalesced(RELOAD_MS, () => this.look());
  private readonly recordings = new Coalesced(RELOAD_MS, () => this.loadAudio());
  private readonly paintings = new Coalesced(RELOAD_MS, () => this.loadImages());

  constructor(
    private story: Story,
    private readonly gone: () => void,
  ) {
    this.steps = new StorySteps(story, {
      onStep: (step, state, event) => this.stepChanged(step, state, event),
      onJoined: () => this.lookAtAll(),
      onState: (state) => this.line.show(state),
    });
    this.panels = {
      story: this.panel('story'),
      audio: this.panel('audio'),
      images: this.panel('images'),
    };
    this.player = new AudioPlayer({
      title: story.title,
      fetch: (id) => stories.audioFile(id),
      download: (chunk) => this.save(chunk, stories.audioFile(chunk.id)),
    });
    this.pictures = new PictureGrid({
      fetch: (id) => stories.imageFile(id),
      open: (chunk, url) =>
        showPicture(chunk, url, () => this.save(chunk, stories.imageFile(chunk.id))),
    });
    this.element = el('div', { class: 'story-page', testid: 'story-page' }, ...this.sections());
    this.show();
  }

  open(): void {
    this.steps.open();
    this.lookAtAll();
    whileVisible(TICK_MS, () => this.tick());
    whileVisible(LOOK_MS, () => this.record.ask());
  }

  private sections(): HTMLElement[] {
    const panels = STEPS.map((step) => this.panels[step].element);
    return [
      this.head,
      this.line.element,
      this.said,
      this.actions.problem,
      el('div', { class: 'steps' }, ...panels),
      section('Recording', 'story-audio', this.player.element),
      section('Pictures', 'story-pictures', this.noPictures, this.pictures.element),
      this.texts.element,
    ];
  }

  private panel(step: StepName): StepPanel {
    return new StepPanel({
      step,
      story: this.story,
      start: async (values) => {
        await this.start(step, values);
        this.steps.started(step);
        this.record.ask();
      },
    });
  }

  private start(step: StepName, values: Record<string, string>): Promise<unknown> {
    const { id } = this.story;
    switch (step) {
      case 'story':
        return stories.process(id, storyOptions(values));
      case 'audio':
        return stories.speak(id, audioOptions(values));
      case 'images':
        return stories.paint(id, imageOptions(values));
    }
  }

  private stepChanged(step: StepName, state: StepState, event: ProgressEvent | null): void {
    this.showStep(step, state);
    if (event !== null) {
      this.happened(step, state, event);
    }
  }

  private happened(step: StepName, state: StepState, event: ProgressEvent): void {
    if (step === 'story' && event.phase === 'complete') {
      this.story = rewritten(this.story, event);
      this.show();
    }
    const words = event.phase === 'progress' ? null : announcement(step, state);
    if (words !== null) {
      this.said.textContent = words;
    }
    if (event.phase !== 'progress') {
      this.record.ask();
    }
    if (step === 'audio') {
      this.recordings.ask();
    } else if (step === 'images') {
      this.paintings.ask();
    }
  }

  private lookAtAll(): void {
    this.record.ask();
    this.recordings.ask();
    this.paintings.ask();
  }

  /** Not being able to look is no news here; that the story is gone is. */
  private async look(): Promise<void> {
    try {
      this.story = await this.steps.look(() => stories.find(this.story.id));
      this.show();
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        this.close();
        this.gone();
      }
    }
  }

  private async loadAudio(): Promise<void> {
    const chunks = await stories.audioChunks(this.story.id).catch(() => null);
    if (chunks !== null) {
      this.audioChunks = chunks;
      this.player.setChunks(chunks);
      this.showStep('audio', this.steps.state('audio'));
    }
  }

  private async loadImages(): Promise<void> {
    const chunks = await stories.imageChunks(this.story.id).catch(() => null);
    if (chunks !== null) {
      this.imageChunks = chunks;
      this.pictures.setChunks(chunks);
      this.noPictures.hidden = chunks.length > 0;
      this.showStep('images', this.steps.state('images'));
    }
  }

  private show(): void {
    document.title = `${this.story.title} · Stories · Grandstand`;
    this.head.replaceChildren(storyHead(this.story, ...this.headButtons()));
    this.texts.show(this.story);
    for (const step of STEPS) {
      this.showStep(step, this.steps.state(step));
    }
  }

  private headButtons(): HTMLElement[] {
    return [
      button('Edit', {
        testid: 'story-edit',
        onClick: () => this.actions.run(() => this.edit()),
      }),
      button('Delete', {
        testid: 'story-delete',
        kind: 'button-danger',
        onClick: () => this.actions.run(() => this.remove()),
      }),
    ];
  }

  private showStep(step: StepName, state: StepState): void {
    const panel = this.panels[step];
    const ready = step === 'story' || this.story.status.storyGenerated;
    panel.show(state, Date.now(), this.made(step));
    panel.allow(ready ? null : 'The story’s text has to be made first.');
  }

  private made(step: StepName): string {
    const { generatedWordCount, processingTime, provider } = this.story.metadata;
    switch (step) {
      case 'story':
        return generatedWordCount === null
          ? ''
          : [
              `${number(generatedWordCount)} words`,
              provider && `by ${provider}`,
              processingTime !== null && `in ${took(processingTime)}`,
            ]
              .filter((fact) => !!fact)
              .join(' ');
      case 'audio':
        return madeOf(this.audioChunks.length, 'file', 'files', totalTime(this.audioChunks));
      case 'images':
        return madeOf(this.imageChunks.length, 'picture', 'pictures', '');
    }
  }

  private tick(): void {
    for (const step of STEPS) {
      if (underWay(this.steps.state(step))) {
        this.showStep(step, this.steps.state(step));
      }
    }
  }

  private async edit(): Promise<void> {
    const changed = await editStory(this.story);
    if (changed !== null) {
      this.story = { ...this.story, ...changed };
      this.show();
      toast('Saved.');
    }
  }

  private async remove(): Promise<void> {
    if (await removed(this.story)) {
      this.close();
      window.location.assign('stories.html');
    }
  }

  private save(chunk: AudioChunk | ImageChunk, file: Promise<Blob>): void {
    this.actions.run(async () => {
      const blob = await file;
      download(blob, fileName(this.story.title, chunk.chunkIndex, blob.type));
    });
  }

  private close(): void {
    this.steps.close();
    this.player.close();
    this.pictures.close();
  }
}

function section(title: string, testid: string, ...content: HTMLElement[]): HTMLElement {
  const heading = el('h2', { id: `${testid}-heading` }, title);
  const attrs = { 'aria-labelledby': heading.id };
  return el('section', { class: 'panel', testid, attrs }, heading, ...content);
}

function madeOf(count: number, one: string, many: string, more: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}${more}`;
}

function totalTime(chunks: readonly AudioChunk[]): string {
  return `, ${playingTime(chunks.reduce((sum, { duration }) => sum + duration, 0))}`;
}
