/** Tells whether the page is dark, now and whenever that changes: the page's own switch, else the system's. Gives the end. */
export function watchDark(tell: (dark: boolean) => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const check = () => tell(root.dataset['theme'] ? root.dataset['theme'] === 'dark' : system.matches);
  const observer = new MutationObserver(check);
  observer.observe(root, {attributes: true, attributeFilter: ['data-theme', 'class']});
  system.addEventListener('change', check);
  check();
  return () => {
    observer.disconnect();
    system.removeEventListener('change', check);
  };
}

/** Makes everything but an element unreachable for keyboard and reader, and stops the page behind it. Gives the end. */
export function aloneOnPage(element: HTMLElement): () => void {
  const others: HTMLElement[] = [];
  for (let at: HTMLElement = element; at !== document.body && at.parentElement; at = at.parentElement)
    for (const sibling of at.parentElement.children)
      if (sibling !== at && sibling instanceof HTMLElement && !sibling.inert) others.push(sibling);
  for (const other of others) other.inert = true;
  document.documentElement.classList.add('ykx-alone');
  return () => {
    for (const other of others) other.inert = false;
    document.documentElement.classList.remove('ykx-alone');
  };
}
