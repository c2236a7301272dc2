/** Loaded only when a stream has an HLS address that the browser cannot play by itself. */
import Hls from 'hls.js/light';

const RETRY_MS = 4000;
const MAX_NETWORK_RETRIES = 15;

/** Plays `url` in `video`; returns what stops it. `onFailure` is called when it gives up. */
export function playHls(video: HTMLVideoElement, url: string, onFailure: () => void): () => void {
  if (!Hls.isSupported()) {
    onFailure();
    return () => {};
  }
  const hls = new Hls({ liveSyncDurationCount: 3, backBufferLength: 30 });
  let networkRetries = 0;
  let mediaRecovered = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  hls.on(Hls.Events.FRAG_LOADED, () => {
    networkRetries = 0;
  });
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) {
      return;
    }
    if (type === Hls.ErrorTypes.NETWORK_ERROR && networkRetries++ < MAX_NETWORK_RETRIES) {
      timer = setTimeout(() => hls.loadSource(url), RETRY_MS);
    } else if (type === Hls.ErrorTypes.MEDIA_ERROR && !mediaRecovered) {
      mediaRecovered = true;
      hls.recoverMediaError();
    } else {
      onFailure();
    }
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  return () => {
    clearTimeout(timer);
    hls.destroy();
  };
}
