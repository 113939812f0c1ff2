import fc from 'fast-check';
import {expect, test} from 'vitest';
import {joinOutlines} from '#core/cell-outlines.ts';
import type {CellVerdicts} from '#core/coverage.ts';
import {explainFixEn, explainFixZh, type FixFacts} from '#core/fix-words.ts';
import {explainGapEn, explainGapZh, type GapFacts, splitMinutes, twoDigits} from '#core/gap-words.ts';
import {detourRatio, findGaps, gapCause, type MedianFacts, type Neighbours} from '#core/gaps.ts';

/** A row of cells, each next to the one before and after. */
function rowOf(count: number): Neighbours {
  const lists = Array.from({length: count}, (_, c) => [c - 1, c + 1].filter(other => other >= 0 && other < count));
  const firstNeighbour = new Uint32Array(count + 1);
  lists.forEach((list, c) => {
    firstNeighbour[c + 1] = firstNeighbour[c]! + list.length;
  });
  return {firstNeighbour, neighbour: Uint32Array.from(lists.flat())};
}

/** One letter a cell: c covered, u uncovered, h uncovered but covered in high, ? unknown. */
function verdictsOf(letters: string): CellVerdicts {
  const cells = [...letters];
  return {
    base: Uint8Array.from(cells, letter => ({c: 0, u: 1, h: 1, '?': 2})[letter]!),
    coveredLow: Uint8Array.from(cells, letter => (letter === 'c' ? 1 : 0)),
    coveredHigh: Uint8Array.from(cells, letter => (letter === 'c' || letter === 'h' ? 1 : 0)),
  };
}

const find = (letters: string, people: number[], believed = letters, cost = people) =>
  findGaps(verdictsOf(letters), verdictsOf(believed), people, cost, rowOf(letters.length));

test('joins neighbouring uncovered cells and orders the areas by people', () => {
  const {gaps} = find('uucuuuc', [20_000, 1_000, 0, 10_000, 10_000, 30_000, 5_000]);
  expect(gaps.map(gap => [...gap.cells])).toEqual([
    [3, 4, 5],
    [0, 1],
  ]);
  expect(gaps.map(gap => gap.people)).toEqual([50_000, 21_000]);
});

test('calls a gap robust from 90 % of its people uncovered in high, else contested', () => {
  expect(find('uh', [90_000, 10_000]).gaps[0]).toMatchObject({certainty: 'robust', peopleRobust: 90_000});
  expect(find('uh', [89_999, 10_001]).gaps[0]).toMatchObject({certainty: 'contested', peopleRobust: 89_999});
});

test('keeps what only an incomplete source suggests apart, even next to a verified gap', () => {
  const {gaps} = find('uu??', [30_000, 10_000, 20_000, 5_000], 'uuu?');
  expect(gaps.map(gap => [gap.certainty, [...gap.cells]])).toEqual([
    ['robust', [0, 1]],
    ['unverified', [2]],
  ]);
});

test('sums areas with under ten people into one, and leaves out areas without people', () => {
  const {gaps, smallVerified, smallUnverified} = find('ucuc?cu', [9_999, 0, 0, 0, 4_000, 0, 10_000], 'ucucucu');
  expect(gaps.map(gap => [...gap.cells])).toEqual([[6]]);
  expect(smallVerified).toMatchObject({people: 9_999, medianCell: -1});
  expect(smallUnverified).toMatchObject({people: 4_000, certainty: 'unverified'});
});

test('takes the median person by cost, the smaller cell of equals, the unreached last', () => {
  const median = (people: number[], cost: number[]) =>
    find('u'.repeat(people.length), people, undefined, cost).gaps[0]!.medianCell;
  expect(median([10_000, 10_000, 10_000], [300, 65535, 200])).toBe(0);
  expect(median([10_000, 50_000, 10_000], [300, 65535, 200])).toBe(1);
  expect(median([10_000, 10_000], [5, 5])).toBe(0);
});

const facts: MedianFacts = {
  straightMeters: 400,
  pathMeters: 600,
  cutoffMeters: 500,
  reached: true,
  inTimeWithoutStepsAndSlope: false,
  adultInTime: false,
  hasStreets: true,
};

test('names the first cause that holds', () => {
  expect(gapCause({...facts, straightMeters: null})).toBe('no-facility');
  expect(gapCause({...facts, straightMeters: 1000.1})).toBe('no-facility');
  expect(gapCause({...facts, straightMeters: 1000, reached: false, pathMeters: null})).toBe('no-path');
  expect(gapCause({...facts, pathMeters: 640, inTimeWithoutStepsAndSlope: true})).toBe('barrier');
  expect(gapCause({...facts, pathMeters: 639.9, inTimeWithoutStepsAndSlope: true})).toBe('steps-or-slope');
  expect(gapCause({...facts, straightMeters: 501, pathMeters: 5000})).toBe('distance');
  expect(gapCause({...facts, adultInTime: true})).toBe('slow-walker');
  expect(gapCause({...facts, pathMeters: 9000, hasStreets: false})).toBe('distance');
  expect(detourRatio({straightMeters: 0, pathMeters: 5})).toBeNull();
  expect(detourRatio({straightMeters: null, pathMeters: 5})).toBeNull();
  expect(detourRatio({straightMeters: 5, pathMeters: null})).toBeNull();
  expect(detourRatio({straightMeters: 400, pathMeters: 600})).toBe(1.5);
});

test('says in words who lacks what and why, in both languages', () => {
  const words: GapFacts = {
    categoryZh: '药店',
    categoryEn: 'pharmacy',
    people: 1234.5,
    peopleAge60plus: 321.2,
    cutoffMinutes: 15,
    cutoffMeters: null,
    straight: false,
    certainty: 'robust',
    cause: 'barrier',
    nearestName: '<b>南街药房</b>',
    nearestSeconds: 1500,
    nearestMeters: 1748,
    straightMeters: 420,
    detourRatio: 4.16,
    split: {approach: 600, level: 12_600, climb: 1300, steps: 200, waiting: 300},
    streets: ['解放路', '南街'],
    joined: true,
  };
  expect(explainGapZh(words)).toBe(
    '约 1,200 人（其中 60 岁及以上约 320 人）在步行 15 分钟内到不了药店。以排在中间的一位居民计，最近的是<b>南街药房</b>，步行约 25 分钟、约 1,750 米。其中家门和设施入口到路边约 1 分钟，走平路约 21 分钟，爬坡多花约 2 分钟，等红绿灯约 1 分钟；主要走解放路、南街。直线只有约 420 米，却要绕行（步行距离是直线的 4.2 倍）：中间有阻隔。',
  );
  expect(explainGapEn(words)).toBe(
    'About 1,200 people (about 320 of them aged 60 and over) have no pharmacy within a 15-minute walk. For the resident in the middle the nearest one, <b>南街药房</b>, is about 25 minutes, about 1,750 m away. That is about 21 min on the level, 1 min between doors and streets, 2 min more for climbing, 1 min waiting at signals; mostly along 解放路, 南街. It is only about 420 m in a straight line, but the walk is 4.2 times as long: something is in the way.',
  );
  expect(explainGapZh({...words, certainty: 'unverified'})).toMatch(/^已知数据中未找到，可能有而未登记：/);
  expect([1, 9.6, 14.4, 99.4, 999, 1234, 98765].map(twoDigits)).toEqual([1, 10, 14, 99, 1000, 1200, 99000]);
});

test('tells parts of a walk in whole minutes that add up to the whole walk', () => {
  fc.assert(
    fc.property(
      fc.record({
        approach: fc.nat(5000),
        level: fc.nat(40_000),
        climb: fc.integer({min: -3000, max: 9000}),
        steps: fc.nat(3000),
        waiting: fc.nat(3000),
      }),
      split => {
        const sum = (parts: typeof split) => Object.values(parts).reduce((total, part) => total + part, 0);
        const whole = splitMinutes(split);
        // a negative zero is none
        expect(sum(whole)).toBe(Math.round(sum(split) / 600) + 0);
        for (const part of ['approach', 'level', 'climb', 'steps', 'waiting'] as const)
          expect(Math.abs(whole[part] - split[part] / 600)).toBeLessThan(1);
      },
    ),
  );
});

const plain: GapFacts = {
  categoryZh: '菜市场',
  categoryEn: 'Food market',
  people: 330,
  peopleAge60plus: null,
  cutoffMinutes: 10,
  cutoffMeters: null,
  straight: false,
  certainty: 'robust',
  cause: 'no-path',
  nearestName: '东市',
  nearestSeconds: null,
  nearestMeters: null,
  straightMeters: 612,
  detourRatio: null,
  split: null,
  streets: [],
  joined: true,
};

test('says how far the nearest one lies when nobody can walk there, and when no street is near', () => {
  expect(explainGapZh(plain)).toBe(
    '约 330 人在步行 10 分钟内到不了菜市场。直线最近的是东市，约 610 米。直线距离不远，但已知路网中没有可以走到的路。',
  );
  expect(explainGapEn({...plain, joined: false})).toBe(
    'About 330 people have no food market within a 10-minute walk. The nearest one in a straight line, 东市, is about 610 m away. No known walkable street lies within 250 m of the resident in the middle. One is not far in a straight line, but the known streets offer no way to it.',
  );
});

test('never tells a time or length outside the limit as if it were within', () => {
  const late = {...plain, cause: 'distance' as const, nearestSeconds: 600.1, nearestMeters: 720.3};
  expect(explainGapZh(late)).toContain('步行约 10.1 分钟、约 720 米');
  const far = {...late, cutoffMinutes: null, cutoffMeters: 300, nearestSeconds: 251, nearestMeters: 300.4};
  expect(explainGapEn(far)).toContain('about 4 minutes, about 301 m away');
});

test('tells what stairs and slopes cost where it is too little for whole minutes', () => {
  const steep: GapFacts = {...plain, cause: 'steps-or-slope', nearestSeconds: 606, nearestMeters: 700};
  const split = {approach: 0, level: 5850, climb: 110, steps: 100, waiting: 0};
  expect(explainGapZh({...steep, split})).toContain('如果没有台阶和坡度（共多花约 21 秒），本来可以按时走到。');
  expect(explainGapEn({...steep, split})).toContain('Without stairs and slopes (about 21 s) they would be in time.');
  const more = {...split, level: 5000, climb: 960};
  expect(explainGapEn({...steep, split: more})).toContain('Without stairs and slopes they would be in time.');
});

test('says what would help, whom, and that it is a scenario; asks for consent through walls', () => {
  const fix: FixFacts = {
    ...plain,
    kind: 'link-gate',
    meters: 12.3,
    needsConsent: true,
    peopleInGap: 330,
    people: 210.4,
    peopleTotal: 440,
    linksKnown: true,
  };
  expect(explainFixZh(fix)).toBe(
    '最小的改善：打开一处围墙或门（通道约 12 米），这里约 330 人中有约 210 人能在步行 10 分钟内到达，全市共约 440 人。需业主同意。情景测算 · 候选位置：未考虑用地、产权、造价。',
  );
  expect(explainFixEn(fix)).toBe(
    'Smallest fix: opening a wall or gate (a passage of about 12 m) would bring about 210 people of the 330 here (about 440 people in the whole city) within a 10-minute walk. Needs the consent of the owners. Scenario, candidate location: land, ownership and cost are not considered.',
  );
  const site: FixFacts = {...fix, kind: 'site', meters: null, needsConsent: false, people: 330, peopleTotal: 330};
  expect(explainFixZh({...site, linksKnown: false})).toBe(
    '最小的改善：在标出的位置新设一处菜市场，这里的居民都能在步行 10 分钟内到达。街道资料不含围墙和建筑，未测算新通道。情景测算 · 候选位置：未考虑用地、产权、造价。',
  );
  expect(explainFixEn({...fix, kind: 'link-bridge', meters: 120})).toContain(
    'a footbridge or underpass of about 120 m',
  );
  expect(explainFixZh({...fix, kind: null})).toMatch(/^没有找到/);
  expect(explainFixEn({...fix, people: 0.4})).toContain('fewer than one person of the 330 here');
});

const square = (x: number, y: number) =>
  [
    [x, y],
    [x + 0.001, y],
    [x + 0.001, y + 0.001],
    [x, y + 0.001],
    [x, y],
  ] as const;

test('traces the outer edges of grid squares, with a hole where a cell is missing', () => {
  const ring = [];
  for (let x = 0; x < 3; x++) for (let y = 0; y < 3; y++) if (x !== 1 || y !== 1) ring.push(square(x / 1000, y / 1000));
  const [polygon, ...others] = joinOutlines(ring);
  expect(others).toEqual([]);
  expect(polygon!.map(loop => loop.length)).toEqual([5, 5]);
  expect(new Set(polygon![0]!.map(String))).toEqual(new Set(['0,0', '0.003,0', '0.003,0.003', '0,0.003']));
});

test('keeps squares that touch only in a corner as two polygons, wound as RFC 7946 wants', () => {
  const polygons = joinOutlines([square(0, 0), square(0.001, 0.001).toReversed()]);
  expect(polygons.map(rings => rings.map(ring => ring.length))).toEqual([[5], [5]]);
  for (const [ring] of polygons) {
    let area = 0;
    for (let i = 0; i + 1 < ring!.length; i++)
      area += ring![i]![0] * ring![i + 1]![1] - ring![i + 1]![0] * ring![i]![1];
    expect(area).toBeGreaterThan(0);
  }
});

test('draws two cells with the same outline once', () => {
  expect(joinOutlines([square(0, 0), square(0.001, 0), square(0, 0)])).toEqual(
    joinOutlines([square(0, 0), square(0.001, 0)]),
  );
});
