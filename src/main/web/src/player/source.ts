/** How an address can be played: handed to the video element, or as HLS. */
export type Source = { kind: 'file' | 'hls'; url: string };

const FILE = /\.(mp4|m4v|webm|ogv|mov)$/i;

/** Null when there is nothing to play, or not over http(s). */
export function sourceOf(playbackUrl: string | null, base: URL): Source | null {
  if (!playbackUrl) {
    return null;
  }
  try {
    const { protocol, pathname, href } = new URL(playbackUrl, base);
    if (protocol !== 'https:' && protocol !== 'http:') {
      return null;
    }
    return { kind: FILE.test(pathname) ? 'file' : 'hls', url: href };
  } catch {
    return null;
  }
}
