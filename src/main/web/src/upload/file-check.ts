/** What can be said of a file before it is sent. Its real type is the server's to tell. */

export const ACCEPTED = ['.txt', '.md', '.docx', '.pdf'] as const;
export const LARGEST = 5 * 1024 * 1024;
export const MOST_FILES = 50;

type FileFacts = Pick<File, 'name' | 'size'>;

/** Why this file will not do, or null. */
export function fileProblem({ name, size }: FileFacts): string | null {
  if (!ACCEPTED.some((extension) => name.toLowerCase().endsWith(extension))) {
    return `“${name}” is none of ${ACCEPTED.join(', ')}.`;
  }
  if (size === 0) {
    return `“${name}” is empty.`;
  }
  return size > LARGEST ? `“${name}” is ${fileSize(size)}; 5 MB is the most.` : null;
}

/** Why these files will not do for a batch, or null. */
export function filesProblem(files: readonly FileFacts[]): string | null {
  if (files.length > MOST_FILES) {
    return `${files.length} files are too many; ${MOST_FILES} is the most.`;
  }
  const tooLarge = files.find(({ size }) => size > LARGEST);
  return tooLarge ? fileProblem(tooLarge) : null;
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(0)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
