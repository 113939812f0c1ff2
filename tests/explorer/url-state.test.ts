import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {CIRCLE_VIEWS} from '#explorer/city/city-store.ts';
import {HOURS_CHOICES} from '#explorer/city/city-time.ts';
import {
  decodeLink,
  encodeLink,
  isLink,
  type LinkState,
  linkDegrees,
  linkMode,
  linkZoom,
  MODES,
  NO_LINK_STATE,
} from '#explorer/url-state.ts';

const choices = {
  categories: ['pharmacy', 'market', 'a&b=c#d', '菜市场'],
  walkers: ['adult', 'age60plus'],
  bounds: [-17.5, 27.9, 104.6, 43.75],
} as const;

const lon = fc.double({min: -17.5, max: 104.6, noNaN: true}).map(linkDegrees);
const lat = fc.double({min: 27.9, max: 43.75, noNaN: true}).map(linkDegrees);
/** Ids as sources make them, and hostile ones: no spaces, no control characters. */
const id = fc
  .string({minLength: 1, maxLength: 60, unit: 'grapheme'})
  .filter(text => /^[^\p{C}\s]+$/u.test(text) && text.length <= 200);
const anyState: fc.Arbitrary<LinkState> = fc.record({
  mode: fc.option(fc.constantFrom(...MODES)),
  category: fc.option(fc.constantFrom(...choices.categories)),
  walker: fc.option(fc.constantFrom(...choices.walkers)),
  minutes: fc.option(fc.integer({min: 1, max: 60})),
  hours: fc.option(fc.constantFrom(...HOURS_CHOICES)),
  circle: fc.option(fc.constantFrom(...CIRCLE_VIEWS)),
  area: fc.option(id),
  view: fc.option(fc.record({lon, lat, zoom: fc.double({min: 0, max: 22, noNaN: true}).map(linkZoom)})),
  point: fc.option(fc.record({lon, lat})),
  facility: fc.option(id),
});

describe('links to a view', () => {
  test('decoding undoes encoding, for 10,000 states', () => {
    fc.assert(
      fc.property(anyState, state => {
        expect(decodeLink(`#${encodeLink(state)}`, choices)).toEqual({state: normal(state), problems: []});
      }),
      {numRuns: 10_000},
    );
  });

  test('an empty link says nothing and has no problem', () => {
    expect(decodeLink('', choices)).toEqual({state: NO_LINK_STATE, problems: []});
    expect(encodeLink(NO_LINK_STATE)).toBe('');
  });

  test.each([
    ['service=hospital', 'service', 'hospital'],
    ['walker=superman', 'walker', 'superman'],
    ['minutes=0', 'minutes', '0'],
    ['minutes=61', 'minutes', '61'],
    ['minutes=7.5', 'minutes', '7.5'],
    ['minutes=', 'minutes', ''],
    ['mode=god', 'mode', 'god'],
    ['hours=never', 'hours', 'never'],
    ['circle=round', 'circle', 'round'],
    ['area=', 'area', ''],
    ['area=a%20b', 'area', 'a b'],
    ['to=%00', 'to', '\0'],
    ['map=7.4,43.7', 'map', '7.4,43.7'],
    ['map=7.4,43.7,14,0', 'map', '7.4,43.7,14,0'],
    ['map=7.4,43.7,99', 'map', '7.4,43.7,99'],
    ['at=200,43.7', 'at', '200,43.7'],
    ['at=7.4,80', 'at', '7.4,80'],
    ['at=NaN,43.7', 'at', 'NaN,43.7'],
    ['at=0x7,43.7', 'at', '0x7,43.7'],
    ['at=7.4,43.7,1', 'at', '7.4,43.7,1'],
  ])('%s is left out and named, never moved to another place', (fragment, part, found) => {
    expect(decodeLink(`#${fragment}`, choices)).toEqual({state: NO_LINK_STATE, problems: [{part, found}]});
  });

  test('a bad part does not spoil the good ones, and unknown words are passed over', () => {
    const {state, problems} = decodeLink('#service=market&at=999,0&utm_source=x&walker=age60plus', choices);
    expect(state).toEqual({...NO_LINK_STATE, category: 'market', walker: 'age60plus'});
    expect(problems).toEqual([{part: 'at', found: '999,0'}]);
  });
});

test('the mode is known before the city is, and only when it is one', () => {
  for (const mode of MODES) expect(linkMode(`#service=market&${encodeLink({...NO_LINK_STATE, mode})}`)).toBe(mode);
  for (const fragment of ['', '#', '#service=market', '#mode=', '#mode=map', '#amode=city'])
    expect(linkMode(fragment)).toBeNull();
});

test('an address is known for a link by any of its parts, wherever it stands; an anchor or a tracking mark is none', () => {
  fc.assert(
    fc.property(anyState, state => {
      const isSaid = Object.values(state).some(part => part !== null);
      expect(isLink(`#utm_source=x&${encodeLink(state)}`)).toBe(isSaid);
    }),
    {numRuns: 500},
  );
  for (const fragment of ['#zoom=4&mode=plan', '#at=1,2', '#x&to=a']) expect(isLink(fragment)).toBe(true);
  for (const fragment of ['', '#', '#table', '#content', '#utm_source=mode', '#amode=plan'])
    expect(isLink(fragment)).toBe(false);
});

/** −0 is written as 0. */
function normal(state: LinkState): LinkState {
  return JSON.parse(JSON.stringify(state)) as LinkState;
}
