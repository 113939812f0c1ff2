/**
 * Reads the main findings of a page with a voice of this device. Nothing is read before a press; where the browser has no voice of
 * the page's language on the device, the buttons stay away and, with large type, a sentence says why.
 */
import {type Piece, Reader, type ReaderState} from './read-aloud-reader.ts';
import {READ_SELECTOR, spokenPieces, spokenText} from './read-aloud-text.ts';
import {chooseVoice} from './read-aloud-voice.ts';

interface Parts {
  readonly root: HTMLElement;
  readonly start: HTMLButtonElement;
  readonly pause: HTMLButtonElement;
  readonly stop: HTMLButtonElement;
  readonly said: HTMLElement;
  readonly none: HTMLElement;
}

const voice = () => chooseVoice(speechSynthesis.getVoices(), document.documentElement.lang);

/** What is on the page now and not folded away, in its order; what stands in another language is left to eyes. */
function pieces(): Piece<Element>[] {
  const root = document.documentElement;
  const found = [...document.querySelectorAll(READ_SELECTOR)].filter(
    part =>
      part.closest('main') !== null &&
      part.closest('[data-read-aloud], [aria-hidden="true"]') === null &&
      (part.closest('[lang]') ?? root).getAttribute('lang') === root.lang &&
      part.checkVisibility({visibilityProperty: true}),
  );
  const outer = found.filter(part => !found.some(other => other !== part && other.contains(part)));
  return outer.flatMap(part => spokenPieces(spokenText(wordsOf(part), root.lang)).map(text => ({text, part})));
}

/** Name before number in a key figure, whichever comes first on the page. */
function wordsOf(part: Element): string {
  const [name, value] = [part.querySelector('dt'), part.querySelector('dd')];
  if (name !== null && value !== null) return `${name.textContent}, ${value.textContent}`;
  return part.textContent ?? '';
}

function speak(text: string, onEnd: () => void, onError: () => void): () => void {
  const chosen = voice();
  if (chosen === null) {
    onError();
    return () => {};
  }
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = chosen;
  utterance.lang = chosen.lang;
  utterance.rate = document.documentElement.hasAttribute('data-elder') ? 0.85 : 1;
  utterance.onend = onEnd;
  utterance.onerror = onError;
  speechSynthesis.speak(utterance);
  return () => {
    utterance.onend = utterance.onerror = null;
    speechSynthesis.cancel();
  };
}

function show(parts: Parts, state: ReaderState, part: Element | null): void {
  const {start, pause, stop, said, root} = parts;
  for (const marked of document.querySelectorAll('[data-reading]'))
    if (marked !== part) marked.removeAttribute('data-reading');
  const isOn = state === 'reading' || state === 'paused';
  if (isOn === start.hidden && said.dataset['state'] === state) {
    mark(part);
    return;
  }
  const held = document.activeElement;
  start.hidden = isOn;
  pause.hidden = stop.hidden = !isOn;
  pause.textContent = (state === 'paused' ? root.dataset['resume'] : root.dataset['pause']) ?? '';
  said.dataset['state'] = state;
  said.textContent = root.dataset[`said${state}`] ?? '';
  // a button that went away gives the keyboard to the one in its place
  if (held instanceof HTMLElement && held.hidden && root.contains(held)) (isOn ? pause : start).focus();
  mark(part);
}

function mark(part: Element | null): void {
  if (part === null || part.hasAttribute('data-reading')) return;
  part.setAttribute('data-reading', '');
  part.scrollIntoView({block: 'nearest'});
}

function partsOf(root: HTMLElement): Parts {
  const one = <T extends HTMLElement>(name: string) => root.querySelector<T>(`[data-read="${name}"]`)!;
  return {
    root,
    start: one('start'),
    pause: one('pause'),
    stop: one('stop'),
    said: one('said'),
    none: one('none'),
  };
}

/** Puts the buttons to use once the browser has told its voices; some tell them late. */
function begin(root: HTMLElement): void {
  const parts = partsOf(root);
  const reader = new Reader<Element>(speak, (state, part) => show(parts, state, part));
  const offer = () => {
    const has = voice() !== null;
    root.dataset['voice'] = has ? 'local' : 'none';
    parts.none.hidden = has;
    if (reader.state === 'idle') parts.start.hidden = !has;
  };
  parts.start.addEventListener('click', () => reader.start(pieces()));
  parts.pause.addEventListener('click', () => (reader.state === 'paused' ? reader.resume() : reader.pause()));
  parts.stop.addEventListener('click', () => reader.stop());
  speechSynthesis.addEventListener?.('voiceschanged', offer);
  addEventListener('pagehide', () => reader.stop());
  offer();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-read-aloud]')) {
  if ('speechSynthesis' in window) begin(root);
  else root.dataset['voice'] = 'none';
}
