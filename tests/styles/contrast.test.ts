import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';

const sheet = (name: string) => readFileSync(new URL(`../../src/styles/${name}`, import.meta.url), 'utf8');

/** Colours of the rule with the given selector that stands last under the given condition. */
function colors(text: string, pattern: RegExp): Record<string, string> {
  const block = [...text.matchAll(pattern)].at(-1)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]));
}

/** Relative luminance as WCAG defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const tokens = sheet('tokens.css');
const more = sheet('contrast.css');
const light = colors(tokens, /^:root \{([^}]*)\}/gm);
const dark = {...light, ...colors(tokens, /:root\[data-theme="dark"\] \{([^}]*)\}/g)};
const moreLight = {...light, ...colors(more, /\n {2}:root:root \{([^}]*)\}/g)};
const moreDark = {...dark, ...colors(more, /:root:root\[data-theme="dark"\] \{([^}]*)\}/g)};

describe.each([
  ['light', light, 4.5],
  ['dark', dark, 4.5],
  ['light with more contrast', moreLight, 7],
  ['dark with more contrast', moreDark, 7],
] as const)('in %s', (_, color, text) => {
  test('black and white are as far apart as can be: the rule itself is right', () => {
    expect(contrast('#ffffff', '#000000')).toBe(21);
  });

  test.each([
    ['ink', 'paper'],
    ['ink', 'wash'],
    ['quiet', 'paper'],
    ['quiet', 'wash'],
    ['jade', 'paper'],
    ['jade', 'jade-wash'],
    ['brick', 'paper'],
    ['amber-ink', 'amber-wash'],
  ])('words in %s are read on %s', (ink, ground) => {
    expect(contrast(color[ink]!, color[ground]!)).toBeGreaterThanOrEqual(text);
  });

  test('words on the button of action are read', () => {
    expect(contrast(color['on-jade']!, color['jade']!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['jade', 'brick', 'unknown', 't15', 't20', 't30', 't99'])('the mark %s stands off the paper', mark => {
    expect(contrast(color[mark]!, color['paper']!)).toBeGreaterThanOrEqual(3);
  });
});

test('the dark colours chosen by hand are those of the system’s dark', () => {
  const system = colors(tokens, /:root:not\(\[data-theme="light"\]\) \{([^}]*)\}/g);
  expect(Object.keys(system).length).toBeGreaterThan(15);
  expect(system).toEqual(colors(tokens, /:root\[data-theme="dark"\] \{([^}]*)\}/g));
});
