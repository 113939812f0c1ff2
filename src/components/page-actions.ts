/**
 * The few things on plain pages that need a script: the switches of theme and large type, copying a citation, drawing a PNG from an SVG file.
 * Their buttons are hidden until this runs, so that nothing on a page without scripts is dead.
 */

const KEY = 'yike-theme';
const ELDER_KEY = 'yike-elder';

function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Pictures that come in two colours follow the system by themselves; a chosen theme overrules it. */
function matchPictures(): void {
  const chosen = document.documentElement.dataset['theme'];
  if (!chosen) return;
  for (const source of document.querySelectorAll<HTMLSourceElement>('[data-dark-source]'))
    source.media = chosen === 'dark' ? 'all' : 'not all';
}

function switchTheme(): void {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = theme;
  matchPictures();
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // storage is closed to us: the choice holds for this page
  }
}

/** Large type, wide spacing and large targets, on or off. */
function switchElder(button: HTMLButtonElement): void {
  const root = document.documentElement;
  const on = root.toggleAttribute('data-elder');
  foldSecondary(on);
  button.setAttribute('aria-pressed', String(on));
  try {
    localStorage.setItem(ELDER_KEY, on ? '1' : '0');
  } catch {
    // storage is closed to us: the choice holds for this page
  }
}

/** What is secondary is folded away with large type and open without; a visitor may open and close it all the same. */
function foldSecondary(isElder: boolean): void {
  for (const part of document.querySelectorAll<HTMLDetailsElement>('[data-folds]')) part.open = !isElder;
}

/** Says something on a button for two seconds, then gives it its words back. */
function announce(button: HTMLButtonElement, words: string | undefined): void {
  const before = button.dataset['words'] ?? button.textContent ?? '';
  button.dataset['words'] = before;
  button.setAttribute('aria-live', 'polite');
  button.textContent = words ?? before;
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}

async function copyCitation(button: HTMLButtonElement): Promise<void> {
  const path = button.dataset['address'] ?? '';
  const text = (button.dataset['cite'] ?? '').replace(path, new URL(path, location.href).href);
  try {
    await navigator.clipboard.writeText(text);
    announce(button, button.dataset['done']);
  } catch {
    announce(button, button.dataset['failed']);
  }
}

/** Width of the PNG in pixels: enough for print. */
const PNG_WIDTH = 1632;

async function savePng(button: HTMLButtonElement): Promise<void> {
  try {
    const blob = await pngOf(button.dataset['png'] ?? '');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = button.dataset['name'] ?? 'figure.png';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch {
    announce(button, button.dataset['failed']);
  }
}

/** Draws an SVG file of ours on a canvas, with the full address of the site in its last line. */
async function pngOf(file: string): Promise<Blob> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  const svg = new DOMParser().parseFromString(await response.text(), 'image/svg+xml');
  const address = svg.querySelector('[data-address]');
  if (address?.textContent) address.textContent = address.textContent.replace(/ \//, ` ${location.origin}/`);
  const text = new XMLSerializer().serializeToString(svg);
  const url = URL.createObjectURL(new Blob([text], {type: 'image/svg+xml'}));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = PNG_WIDTH;
    canvas.height = Math.round((PNG_WIDTH * image.naturalHeight) / image.naturalWidth);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('no PNG'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Prints the sheet for the notice board alone: the stylesheet shows on paper what the address points at. */
function printSheet(button: HTMLButtonElement): void {
  const sheet = button.closest<HTMLElement>('section[id]');
  if (sheet) location.hash = sheet.id;
  // the page has to show its target first
  requestAnimationFrame(() => requestAnimationFrame(() => print()));
}

function enable(selector: string, action: (button: HTMLButtonElement) => void): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(selector)) {
    button.classList.remove('scripted');
    button.addEventListener('click', () => action(button));
  }
}

matchPictures();
enable('[data-theme-switch]', switchTheme);
enable('[data-elder-switch]', switchElder);
for (const button of document.querySelectorAll('[data-elder-switch]'))
  button.setAttribute('aria-pressed', String(document.documentElement.hasAttribute('data-elder')));
foldSecondary(document.documentElement.hasAttribute('data-elder'));
enable('[data-cite]', button => void copyCitation(button));
enable('[data-png]', button => void savePng(button));
enable('[data-print]', printSheet);
