import type {CDPSession, Page} from 'playwright-core';
import {until} from './browser.ts';
import {PATIENCE} from './explorer-page.ts';

/** What holds the focus, as the browser tells it to a screen reader. */
export interface Focus {
  readonly role: string;
  readonly name: string;
  readonly value: string;
  /** `true`, `false` or `mixed`; '' where the thing is none that can be pressed, checked, unfolded. */
  readonly pressed: string;
  readonly checked: string;
  readonly expanded: string;
}

/** More stops than a way to anything has. */
const MOST_STOPS = 250;

/** Somebody at a page with a keyboard and a screen reader: no pointer, and what cannot be reached by keys is not there. */
export class KeyboardUser {
  readonly page: Page;
  /** What was wrong with a control on the way: no name, or nothing that shows where the focus is. */
  readonly faults = new Set<string>();
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async at(page: Page): Promise<KeyboardUser> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    return new KeyboardUser(page, session);
  }

  /** What holds the focus; a page without focus is named by its title. */
  async focused(): Promise<Focus> {
    // what was just written is in no tree of accessibility until the browser has come to it
    let node = await this.#focusedNode();
    for (let again = 0; node.ignored && again < 40; again++) {
      await new Promise(resolve => setTimeout(resolve, 25));
      node = await this.#focusedNode();
    }
    const property = (name: string) => String(node.properties?.find(one => one.name === name)?.value.value ?? '');
    return {
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? '').trim(),
      value: String(node.value?.value ?? ''),
      pressed: property('pressed'),
      checked: property('checked'),
      expanded: property('expanded'),
    };
  }

  /**
   * Notes what stays wrong with the control in focus. Parts of the page that arrive may push it off the screen, write it anew or
   * take it away for a moment: what is wrong must be so for three seconds.
   */
  async #noteFaults(): Promise<void> {
    for (let again = 0; ; again++) {
      const {page} = this;
      if (await isNowhere(page)) return;
      const focus = await this.focused();
      const isSeen = await showsFocus(page);
      if (focus.name !== '' && isSeen) return;
      if (again === 60) {
        if (focus.name === '') this.faults.add(`no name: ${focus.role} ${await outerStart(page)}`);
        if (!isSeen) this.faults.add(`no focus to be seen: ${focus.role} ${focus.name}`);
        return;
      }
      await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 50)));
    }
  }

  async #focusedNode() {
    const {result} = await this.#session.send('Runtime.evaluate', {expression: 'document.activeElement'});
    const {nodes} = await this.#session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId!,
      fetchRelatives: false,
    });
    return nodes[0]!;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Empties the field in focus and types into it. */
  async fill(text: string): Promise<void> {
    await this.press('Control+a', 'Delete');
    await this.type(text);
  }

  /** One stop on. Notes what is wrong with it. */
  async tab(key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focus> {
    await this.page.keyboard.press(key);
    const focus = await this.focused();
    await this.#noteFaults();
    return focus;
  }

  /** Goes on until the focus is at a control of this role and name. Throws when the way ends without it. */
  async goTo(role: string, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focus> {
    const fits = (focus: Focus) =>
      focus.role === role && (typeof name === 'string' ? focus.name === name : name.test(focus.name));
    const passed: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const focus = stop === 0 ? await this.focused() : await this.tab(key);
      if (fits(focus)) return focus;
      passed.push(`${focus.role} ${focus.name}`);
    }
    throw new Error(`no ${role} ${name} by ${key}; passed ${passed.slice(0, 60).join(' | ')}`);
  }

  /** Goes to a button, link or the like and presses it. */
  async use(role: string, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.goTo(role, name, key);
    await this.press(role === 'link' || role === 'button' ? 'Enter' : 'Space');
  }

  /** Goes to a list of choices and moves through it by arrows until it says what is wanted. */
  async choose(name: string | RegExp, wanted: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.goTo('combobox', name, key);
    await this.press('Home');
    const passed: string[] = [];
    for (let step = 0; step < MOST_STOPS; step++) {
      const {value} = await this.focused();
      if (typeof wanted === 'string' ? value === wanted : wanted.test(value)) return;
      if (passed.at(-1) === value) break;
      passed.push(value);
      await this.press('ArrowDown');
    }
    throw new Error(`no ${wanted} in ${name}; passed ${passed.join(' | ')}`);
  }

  /** What the polite voice of the map said last. */
  heard(): Promise<string> {
    return this.page.evaluate(() => document.querySelector('.ykx-area > [aria-live]')?.textContent ?? '');
  }

  /** Waits until the polite voice of the map has said something that fits; gives it. */
  async hears(pattern: RegExp): Promise<string> {
    await until(async () => pattern.test(await this.heard()), `to hear ${pattern}`, PATIENCE);
    return this.heard();
  }
}

/** How long a page must stay as it is to be taken for whole, milliseconds. */
const REST_MILLISECONDS = 1500;

/** Waits until nothing is added to the page any more and no words of a control change. */
export async function pageRests(page: Page): Promise<void> {
  let [last, since] = ['', performance.now()];
  await until(
    async () => {
      const now = await page.evaluate(() =>
        [...document.querySelectorAll('.ykx :is(a, button, input, select, summary)')]
          .map(one => one.textContent)
          .join('|'),
      );
      if (now !== last) [last, since] = [now, performance.now()];
      return performance.now() - since > REST_MILLISECONDS;
    },
    'the page to rest',
    PATIENCE,
  );
}

/** True when nothing holds the focus. */
export function isNowhere(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === null || document.activeElement === document.body);
}

/** Waits for the focus to be at a control: one whose place was taken gets its successor in the next task of the page. */
export function focusStays(page: Page): Promise<void> {
  return until(async () => !(await isNowhere(page)), 'a control in focus', 2000);
}

function outerStart(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement!.outerHTML.slice(0, 120));
}

/** True when the control in focus, or what stands for it (its label, the sign beside it, its frame), has a ring and is on the screen. */
function showsFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const standIns = [element, element.nextElementSibling, element.parentElement, element.closest('label')];
    const hasRing = standIns.some(one => {
      if (one === null) return false;
      const style = getComputedStyle(one);
      return (
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
      );
    });
    const {top, bottom, left, right} = (element.closest('label') ?? element).getBoundingClientRect();
    return hasRing && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  });
}
