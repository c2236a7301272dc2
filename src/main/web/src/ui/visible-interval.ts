/** Runs `work` every `ms` while the page is visible, and at once when it becomes visible again. */
export function whileVisible(ms: number, work: () => void): () => void {
  let timer: ReturnType<typeof setInterval> | null = null;
  const stop = () => {
    if (timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
  const follow = () => {
    stop();
    if (document.visibilityState === 'visible') {
      timer = setInterval(work, ms);
    }
  };
  const onVisibility = () => {
    follow();
    if (document.visibilityState === 'visible') {
      work();
    }
  };
  document.addEventListener('visibilitychange', onVisibility);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    stop();
  };
}
