import {expect, test} from 'vitest';
import {explainFixEn, explainFixZh, type FixFacts} from '#core/fix-words.ts';

const fix: FixFacts = {
  categoryZh: '药店',
  categoryEn: 'Pharmacy',
  cutoffMinutes: 15,
  cutoffMeters: null,
  straight: false,
  kind: 'link-path',
  meters: 123,
  needsConsent: false,
  peopleInGap: 1500,
  people: 1500,
  peopleTotal: 1500,
  linksKnown: true,
};

const SCENARIO_ZH = '情景测算 · 候选位置：未考虑用地、产权、造价。';
const SCENARIO_EN = 'Scenario, candidate location: land, ownership and cost are not considered.';
const zh = (changes: Partial<FixFacts>) => explainFixZh({...fix, ...changes});
const en = (changes: Partial<FixFacts>) => explainFixEn({...fix, ...changes});

test.each([
  ['link-gate', 123, '打开一处围墙或门（通道约 120 米）', 'opening a wall or gate (a passage of about 120 m)'],
  ['link-gate', 0.9, '打开一处围墙或门', 'opening a gate'],
  ['link-gate', 1, '打开一处围墙或门（通道约 1 米）', 'opening a wall or gate (a passage of about 1 m)'],
  ['link-gate', null, '打开一处围墙或门', 'opening a gate'],
  ['link-crossing', 23, '增设一处过街通道（约 23 米）', 'a new crossing of about 23 m'],
  ['link-crossing', null, '增设一处过街通道', 'a new crossing'],
  ['link-path', 1234, '打通一段小路（约 1,230 米）', 'a short path of about 1,230 m'],
  ['link-path', null, '打通一段小路', 'a short path'],
  [
    'link-bridge',
    45,
    '架一座人行桥或挖一条地下通道（连上下约 45 米）',
    'a footbridge or underpass of about 45 m, ramps included,',
  ],
  ['link-bridge', null, '架一座人行桥或挖一条地下通道', 'a footbridge or underpass, ramps included,'],
  ['site', null, '在标出的位置新设一处药店', 'a new one at the marked spot (pharmacy)'],
] as const)('a fix of kind %s and %s metres says what is to be done', (kind, meters, chinese, english) => {
  expect(zh({kind, meters})).toBe(`最小的改善：${chinese}，这里的居民都能在步行 15 分钟内到达。${SCENARIO_ZH}`);
  expect(en({kind, meters})).toBe(
    `Smallest fix: ${english} would bring everyone here within a 15-minute walk. ${SCENARIO_EN}`,
  );
});

test('tells how many of how many it helps, down to one and fewer', () => {
  const of = (people: number) => [zh({people, peopleTotal: people}), en({people, peopleTotal: people})];
  expect(of(1234)[0]).toContain('小路（约 120 米），这里约 1,500 人中有约 1,200 人能在');
  expect(of(1234)[1]).toContain('would bring about 1,200 people of the 1,500 here within');
  expect(of(1.2)[0]).toContain('这里约 1,500 人中有约 1 人能在');
  expect(of(1.2)[1]).toContain('about 1 person of the 1,500 here');
  expect(of(1)[1]).toContain('about 1 person of the 1,500 here');
  expect(of(0.99)[0]).toContain('这里约 1,500 人中有不到 1 人能在');
  expect(of(0.99)[1]).toContain('fewer than one person of the 1,500 here');
});

test('tells of the rest of the city only where it adds people that show', () => {
  expect(zh({peopleTotal: 1549})).toContain('步行 15 分钟内到达。');
  expect(en({peopleTotal: 1549})).toContain('everyone here within');
  expect(zh({peopleTotal: 2000})).toContain('步行 15 分钟内到达，全市共约 2,000 人。情景');
  expect(en({peopleTotal: 2000})).toContain('everyone here (about 2,000 people in the whole city) within');
});

test('asks for consent, and says when links could not be tried', () => {
  expect(zh({needsConsent: true})).toContain('到达。需业主同意。情景');
  expect(en({needsConsent: true})).toContain('walk. Needs the consent of the owners. Scenario');
  expect(zh({linksKnown: false})).toContain('到达。街道资料不含围墙和建筑，未测算新通道。情景');
  expect(en({linksKnown: false})).toContain(
    'walk. The street data show no walls or buildings, so no new link was tried. Scenario',
  );
});

test('says so when nothing small was found', () => {
  expect(zh({kind: null})).toBe('没有找到能让这里的居民按时到达的小改动；住处离已知的步行道路远，新设一处也要先有路。');
  expect(zh({kind: null, linksKnown: false})).toMatch(/先有路。街道资料不含围墙和建筑，未测算新通道。$/);
  expect(en({kind: null})).toBe(
    'No small change was found that would bring these people in time; they live far from any known walkable street, so a new one would need a street first.',
  );
  expect(en({kind: null, linksKnown: false})).toMatch(
    /a street first\. The street data show no walls or buildings, so no new link was tried\.$/,
  );
});
