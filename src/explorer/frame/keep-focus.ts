/** What the keyboard can be at, and does not open the keyboard of a screen. */
const FOCUSABLE = [
  'a[href]',
  'button:not(:disabled)',
  'input:is([type=radio], [type=checkbox], [type=range], [type=file]):not(:disabled)',
  'select:not(:disabled)',
  'summary',
  '[tabindex="0"]',
].join(',');

interface Stop {
  readonly element: Element;
  /** All around it, the nearest first. */
  readonly around: readonly Element[];
  /** Other stops before it. */
  readonly before: ReadonlySet<Element>;
}

/**
 * Keeps the focus of keyboards and screen readers where it is worked: when the control that has it goes away or is switched
 * off, its place is taken by what stands there now, the next one after it, else the one before. A pointer moves no focus.
 * Gives the function that ends it.
 */
export function keepFocus(root: HTMLElement): () => void {
  let stop: Stop | null = null;
  let byKeys = true;
  const onFocus = ({target}: FocusEvent) => {
    stop = target instanceof Element ? stopAt(root, target) : null;
  };
  const onBlur = ({relatedTarget}: FocusEvent) => {
    // away to somewhere else, not lost
    if (relatedTarget instanceof Element && !root.contains(relatedTarget)) stop = null;
  };
  const onKey = () => (byKeys = true);
  const onPointer = () => (byKeys = false);
  let looking: ReturnType<typeof setTimeout> | undefined;
  // a control that goes away may do so while the browser is moving the focus elsewhere: looked at again once it has
  const observer = new MutationObserver(() => {
    if (stop === null || !byKeys || !isLost(stop.element)) return;
    clearTimeout(looking);
    looking = setTimeout(() => {
      if (stop !== null && byKeys && isLost(stop.element)) successorOf(root, stop)?.focus();
    }, 0);
  });
  observer.observe(root, {childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden']});
  root.addEventListener('focusin', onFocus);
  root.addEventListener('focusout', onBlur);
  addEventListener('keydown', onKey, {capture: true});
  addEventListener('pointerdown', onPointer, {capture: true});
  return () => {
    observer.disconnect();
    clearTimeout(looking);
    root.removeEventListener('focusin', onFocus);
    root.removeEventListener('focusout', onBlur);
    removeEventListener('keydown', onKey, {capture: true});
    removeEventListener('pointerdown', onPointer, {capture: true});
  };
}

function stopAt(root: HTMLElement, element: Element): Stop {
  const around: Element[] = [];
  for (let one = element.parentElement; one !== null && root.contains(one); one = one.parentElement) around.push(one);
  const before = [...root.querySelectorAll(FOCUSABLE)].filter(
    one => element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING,
  );
  return {element, around, before: new Set(before)};
}

/** True when nothing else took the focus and the control can have it no more. */
function isLost(element: Element): boolean {
  const {activeElement, body} = document;
  const isElsewhere = activeElement !== null && activeElement !== body && activeElement !== element;
  return !isElsewhere && (!element.isConnected || element.matches(':disabled') || !element.checkVisibility());
}

/** The stop nearest to where one was lost: within what was closest around it, and the next rather than the one before. */
function successorOf(root: HTMLElement, {element, around, before}: Stop): HTMLElement | null {
  for (const place of around) {
    if (!root.contains(place)) continue;
    const stops = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
      one => one !== element && one.checkVisibility({visibilityProperty: true}),
    );
    const next = stops.find(one => !before.has(one)) ?? stops.at(-1);
    if (next !== undefined) return next;
  }
  return null;
}
