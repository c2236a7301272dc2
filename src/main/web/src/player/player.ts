import { drawTifo, PLAYER_STAND } from '../streams/tifo';
import { button, type Child, el } from '../ui/dom';
import { type Source, sourceOf } from './source';

type PlayerState = 'placeholder' | 'loading' | 'playing' | 'failed' | 'ended';

const HLS_TYPE = 'application/vnd.apple.mpegurl';

export interface Placard {
  title: string;
  text: string;
  testid?: string;
  actions?: Child[];
}

/** The area where the picture is, or would be. */
export class Player {
  private stop = () => {};
  private url = '';
  private placardShown = '';

  constructor(
    private readonly frame: HTMLElement,
    private readonly streamId: string,
  ) {}

  /** Plays the address; without a playable one, shows the placard. Playing the same goes on. */
  play(playbackUrl: string | null, label: string, otherwise: Placard): void {
    const source = sourceOf(playbackUrl, new URL(window.location.href));
    if (source === null) {
      this.placard('placeholder', otherwise);
    } else if (source.url !== this.url) {
      this.start(source, label);
    }
  }

  placard(state: PlayerState, { title, text, testid, actions }: Placard): void {
    const shown = [state, title, text].join('\n');
    if (shown === this.placardShown) {
      return;
    }
    this.clear();
    this.placardShown = shown;
    this.frame.replaceChildren(
      drawTifo(this.streamId, PLAYER_STAND),
      el(
        'div',
        { class: 'placard', ...(testid ? { testid } : {}) },
        el('p', { class: 'placard-title' }, title),
        el('p', { class: 'placard-text' }, text),
        actions ? el('p', { class: 'placard-actions' }, ...actions) : null,
      ),
    );
    this.setState(state);
  }

  private start(source: Source, label: string): void {
    this.clear();
    this.url = source.url;
    const video = el('video', { attrs: { 'aria-label': label } });
    video.controls = true;
    video.playsInline = true;
    video.muted = true;
    video.autoplay = true;
    video.addEventListener('playing', () => this.setState('playing'));
    this.frame.replaceChildren(video);
    this.setState('loading');
    const fail = () => this.failed(source, label);
    if (source.kind === 'file' || video.canPlayType(HLS_TYPE) !== '') {
      this.playNative(video, source, fail);
    } else {
      void this.playHls(video, source, fail);
    }
  }

  /** A browser that says it plays HLS and then cannot gets hls.js after all. */
  private playNative(video: HTMLVideoElement, source: Source, fail: () => void): void {
    const onError = () => {
      if (source.kind === 'hls') {
        this.stop();
        void this.playHls(video, source, fail);
      } else {
        fail();
      }
    };
    video.addEventListener('error', onError);
    video.src = source.url;
    this.stop = () => {
      video.removeEventListener('error', onError);
      video.removeAttribute('src');
      video.load();
    };
  }

  private async playHls(video: HTMLVideoElement, source: Source, fail: () => void) {
    try {
      const { playHls } = await import('./hls');
      if (video.isConnected) {
        this.stop = playHls(video, source.url, fail);
      }
    } catch {
      fail();
    }
  }

  private failed(source: Source, label: string): void {
    this.placard('failed', {
      title: 'No picture',
      text: 'The video could not be loaded. The chat goes on.',
      actions: [button('Try the video again', { onClick: () => this.start(source, label) })],
    });
    this.url = source.url;
  }

  private clear(): void {
    this.stop();
    this.stop = () => {};
    this.url = '';
    this.placardShown = '';
  }

  private setState(state: PlayerState): void {
    this.frame.dataset.state = state;
  }
}
