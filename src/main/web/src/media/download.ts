import { el } from '../ui/dom';

const KEPT_MS = 60_000;

/** Hands a file to the browser's downloads. Its address stays good until the browser has read it. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = el('a', { attrs: { href: url, download: name, hidden: '' } });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

const EXTENSIONS: Record<string, string> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** “The lamp” and 2 → “The lamp 03.wav”; what file systems do not take becomes a space. */
export function fileName(title: string, index: number, mediaType: string): string {
  const plain = title
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  const extension = EXTENSIONS[mediaType.split(';')[0]?.trim() ?? ''] ?? 'bin';
  return `${plain || 'story'} ${String(index + 1).padStart(2, '0')}.${extension}`;
}
