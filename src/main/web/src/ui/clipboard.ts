/**
 * Copies text. The clipboard API exists only in secure contexts; over plain HTTP the text has to be
 * selected by hand, so `false` asks the caller to show it.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function selectContents(element: HTMLElement): void {
  window.getSelection()?.selectAllChildren(element);
}
