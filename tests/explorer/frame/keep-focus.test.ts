import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {keepFocus} from '#explorer/frame/keep-focus.ts';

/** A control or a place for controls, as far as the keeper of the focus looks at it. */
class Node extends EventTarget {
  static readonly DOCUMENT_POSITION_PRECEDING = 2;
  readonly name: string;
  readonly children: Node[] = [];
  parentElement: Node | null = null;
  disabled = false;

  constructor(name: string, ...children: Node[]) {
    super();
    this.name = name;
    for (const child of children) this.append(child);
  }
  append(child: Node): void {
    child.parentElement = this;
    this.children.push(child);
  }
  get isConnected(): boolean {
    return this === body || this.parentElement?.isConnected === true;
  }
  contains(other: Node): boolean {
    return other === this || (other.parentElement !== null && this.contains(other.parentElement));
  }
  /** All that may have the focus below this one, in order. */
  querySelectorAll(): Node[] {
    return this.children.flatMap(child => [
      ...(child.children.length === 0 && !child.disabled ? [child] : []),
      ...child.querySelectorAll(),
    ]);
  }
  compareDocumentPosition(other: Node): number {
    const all = [...body.all()];
    return all.indexOf(other) < all.indexOf(this) ? Node.DOCUMENT_POSITION_PRECEDING : 0;
  }
  *all(): Iterable<Node> {
    yield this;
    for (const child of this.children) yield* child.all();
  }
  matches(): boolean {
    return this.disabled;
  }
  checkVisibility(): boolean {
    return this.isConnected;
  }
  /** What a browser does: the one before loses the focus, this one has it, and every place around hears of both. */
  focus(): void {
    const before = page.activeElement;
    page.activeElement = body;
    if (before !== body) tell(before, 'focusout', {relatedTarget: this});
    // who takes the focus meanwhile keeps it
    if (page.activeElement !== body) return;
    page.activeElement = this;
    tell(this, 'focusin', {});
  }
  /** Taken away, the focus falls to the page; no event tells it. */
  remove(): void {
    const {children} = this.parentElement!;
    children.splice(children.indexOf(this), 1);
    this.parentElement = null;
    if (this.contains(page.activeElement)) page.activeElement = body;
    for (const see of observers) see();
  }
}

function tell(target: Node, type: string, more: object): void {
  const path: Node[] = [];
  for (let at: Node | null = target; at !== null; at = at.parentElement) path.push(at);
  for (const at of path) {
    const event = new Event(type);
    Object.defineProperty(event, 'target', {value: target});
    at.dispatchEvent(Object.assign(event, more));
  }
}

let body: Node;
let page: {activeElement: Node; body: Node};
let observers: Set<() => void>;
let root: Node;
let named: (name: string) => Node;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  observers = new Set();
  const window = new EventTarget();
  vi.stubGlobal('Element', Node);
  vi.stubGlobal('Node', Node);
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
  vi.stubGlobal('dispatchEvent', window.dispatchEvent.bind(window));
  vi.stubGlobal(
    'MutationObserver',
    class {
      readonly #see: () => void;
      constructor(see: () => void) {
        this.#see = see;
      }
      observe(): void {
        observers.add(this.#see);
      }
      disconnect(): void {
        observers.delete(this.#see);
      }
    },
  );
  const row = new Node('row', new Node('one'), new Node('two'), new Node('three'));
  root = new Node('root', new Node('first'), row, new Node('last'));
  body = new Node('body', root, new Node('outside'));
  page = {activeElement: body, body};
  vi.stubGlobal('document', page);
  named = name => [...body.all()].find(one => one.name === name)!;
  end = keepFocus(root as unknown as HTMLElement);
});
afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Who has the focus once everything that was put off is done. */
function focused(): string {
  vi.runAllTimers();
  return page.activeElement.name;
}

describe('when the control with the focus goes away', () => {
  test.each([
    ['one', 'two'],
    ['two', 'three'],
    // nothing follows in its row: the one before it there, not the next of the page
    ['three', 'two'],
    ['first', 'one'],
    ['last', 'three'],
  ])('%s: %s takes its place', (gone, next) => {
    named(gone).focus();
    named(gone).remove();
    expect(focused()).toBe(next);
  });

  test('with all around it, the focus stays near', () => {
    named('two').focus();
    named('row').remove();
    expect(focused()).toBe('last');
  });

  test('switched off is as good as gone', () => {
    named('two').focus();
    named('two').disabled = true;
    for (const see of observers) see();
    expect(focused()).toBe('three');
  });

  test('a pointer moves no focus', () => {
    dispatchEvent(new Event('pointerdown'));
    named('two').focus();
    named('two').remove();
    expect(focused()).toBe('body');
    named('one').focus();
    dispatchEvent(new Event('keydown'));
    named('one').remove();
    expect(focused()).toBe('three');
  });
});

describe('a control that goes away in the midst of a move', () => {
  test('to another control: the focus is where it was sent', () => {
    const two = named('two');
    two.focus();
    // the browser takes the focus from the control, whose loss of it takes it away, and only then gives it to the next
    two.addEventListener('focusout', () => two.remove());
    named('last').focus();
    expect(focused()).toBe('last');
  });

  test('when the new one is only told after the old one went: nothing is taken from it', () => {
    named('two').focus();
    named('two').remove();
    // the page has the focus now; the browser gives it on before anything put off is done
    named('first').focus();
    expect(focused()).toBe('first');
  });

  test('out of the explorer: it is not called back', () => {
    const two = named('two');
    two.focus();
    two.addEventListener('focusout', () => two.remove());
    named('outside').focus();
    expect(focused()).toBe('outside');
    // nor later, when the page has it again
    page.activeElement = body;
    for (const see of observers) see();
    expect(focused()).toBe('body');
  });

  test('and comes back at once in another place keeps the focus nowhere else', () => {
    const two = named('two');
    two.focus();
    two.remove();
    named('row').append(two);
    expect(focused()).toBe('body');
  });

  test('after the keeping was ended: nothing is moved', () => {
    named('two').focus();
    named('two').remove();
    end();
    expect(focused()).toBe('body');
  });
});
