/** Longest wait: a page that is not seen draws no frames. */
const MOST_MILLISECONDS = 100;

/**
 * Ends when what was shown last is on its way to the screen and the next picture is begun: what is written only now does not
 * delay it. At once where there are no frames.
 */
export function afterFrame(): Promise<void> {
  if (typeof requestAnimationFrame === 'undefined') return Promise.resolve();
  return new Promise(resolve => {
    const timer = setTimeout(resolve, MOST_MILLISECONDS);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
