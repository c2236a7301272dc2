/** Addresses of stories and batches, relative to the pages. */

export function storyUrl(id: string): string {
  return `story.html?${new URLSearchParams({ id })}`;
}

export function batchUrl(id: string): string {
  return `batch.html?${new URLSearchParams({ id })}`;
}
