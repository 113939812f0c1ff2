import {describe, expect, test} from 'vitest';
import {
  explainGapEn,
  explainGapZh,
  type GapFacts,
  grouped,
  inSentence,
  limitEn,
  limitZh,
  metres,
  splitMinutes,
} from '#core/gap-words.ts';

const walk: GapFacts = {
  categoryZh: '菜市场',
  categoryEn: 'Food market',
  people: 330,
  peopleAge60plus: null,
  cutoffMinutes: 10,
  cutoffMeters: null,
  straight: false,
  certainty: 'contested',
  cause: 'distance',
  nearestName: null,
  nearestSeconds: 720,
  nearestMeters: 96,
  straightMeters: 90,
  detourRatio: 1.07,
  split: null,
  streets: [],
  joined: true,
};

const zh = (changes: Partial<GapFacts>) => explainGapZh({...walk, ...changes});
const en = (changes: Partial<GapFacts>) => explainGapEn({...walk, ...changes});
const parts = {approach: 0, level: 0, climb: 0, steps: 0, waiting: 0};

describe('numbers', () => {
  test('have a comma between thousands and metres are in tens from a hundred on', () => {
    expect([0, 7, 999, 1000, 12_345.6, 1_234_567].map(grouped)).toEqual([
      '0',
      '7',
      '999',
      '1,000',
      '12,346',
      '1,234,567',
    ]);
    expect([0.4, 99.4, 99.6, 100, 104.9, 105, 1234].map(metres)).toEqual([
      '0',
      '99',
      '100',
      '100',
      '100',
      '110',
      '1,230',
    ]);
  });

  test('of minutes are whole, except just outside the limit', () => {
    const told = (nearestSeconds: number, cutoffMinutes: number | null) =>
      en({nearestSeconds, cutoffMinutes, cutoffMeters: 500}).match(/about ([\d.,]+) minutes/)![1];
    expect(told(600, 10)).toBe('10');
    expect(told(600.1, 10)).toBe('10.1');
    expect(told(629, 10)).toBe('10.5');
    expect(told(631, 10)).toBe('11');
    expect(told(629, null)).toBe('10');
    expect(told(20, null)).toBe('0');
    expect(told(540, 10)).toBe('9');
  });

  test('of metres are in tens, except just outside the limit', () => {
    const told = (nearestMeters: number, cutoffMeters: number | null) =>
      en({
        nearestMeters,
        cutoffMeters,
        nearestSeconds: null,
        cutoffMinutes: null,
        ...(cutoffMeters ? {} : {cutoffMinutes: 5}),
      }).match(/is about ([\d,]+) m away/)![1];
    expect(told(500, 500)).toBe('500');
    expect(told(500.2, 500)).toBe('501');
    expect(told(504.9, 500)).toBe('505');
    expect(told(505, 500)).toBe('510');
    expect(told(504, null)).toBe('500');
    expect(told(4.2, null)).toBe('4');
    expect(told(496, 500)).toBe('500');
  });
});

describe('the limit', () => {
  test('is told in minutes, metres of walking or metres in a straight line', () => {
    const minutes = {cutoffMinutes: 15, cutoffMeters: 1000, straight: true};
    const meters = {cutoffMinutes: null, cutoffMeters: 1000, straight: false};
    expect([minutes, meters, {...meters, straight: true}].map(limitZh)).toEqual([
      '步行 15 分钟内',
      '步行 1,000 米内',
      '直线 1,000 米内',
    ]);
    expect([minutes, meters, {...meters, straight: true}].map(limitEn)).toEqual([
      'a 15-minute walk',
      'a walk of 1,000 m',
      '1,000 m in a straight line',
    ]);
  });

  test('has the article its number asks for', () => {
    const articles = [1, 5, 8, 10, 11, 12, 15, 18, 28, 80, 81].map(
      cutoffMinutes => limitEn({cutoffMinutes, cutoffMeters: null, straight: false}).split(' ')[0],
    );
    expect(articles).toEqual(['a', 'a', 'an', 'a', 'an', 'a', 'a', 'an', 'a', 'an', 'an']);
  });
});

test('a service begins small inside a sentence unless it is an abbreviation', () => {
  expect(['Food market', 'ATM', 'A&E', 'pharmacy', 'The 3 Rs'].map(inSentence)).toEqual([
    'food market',
    'ATM',
    'A&E',
    'pharmacy',
    'the 3 Rs',
  ]);
});

describe('each cause has its sentence', () => {
  test.each([
    [
      'no-facility',
      '附近没有菜市场：直线距离两倍限值以内一处也没有。',
      'There is none nearby: not one within twice the limit in a straight line.',
    ],
    [
      'no-path',
      '直线距离不远，但已知路网中没有可以走到的路。',
      'One is not far in a straight line, but the known streets offer no way to it.',
    ],
    [
      'barrier',
      '直线只有约 90 米，却要绕行（步行距离是直线的 1.1 倍）：中间有阻隔。',
      'It is only about 90 m in a straight line, but the walk is 1.1 times as long: something is in the way.',
    ],
    ['steps-or-slope', '如果没有台阶和坡度，本来可以按时走到。', 'Without stairs and slopes they would be in time.'],
    ['slow-walker', '成年人能按时走到，走得慢的人不能。', 'An adult would be in time; a slower walker is not.'],
    ['distance', '路不算绕，只是太远。', 'The way is fairly direct; it is simply too far.'],
    [null, '这些是各不足 10 人的零散地点的合计。', 'This row sums scattered places with under 10 people each.'],
  ] as const)('%s', (cause, chinese, english) => {
    expect(zh({cause})).toBe(
      `约 330 人在步行 10 分钟内到不了菜市场。以排在中间的一位居民计，最近的一处要步行约 12 分钟、约 96 米。${chinese}`,
    );
    expect(en({cause})).toBe(
      `About 330 people have no food market within a 10-minute walk. For the resident in the middle the nearest one is about 12 minutes, about 96 m away. ${english}`,
    );
  });

  test('and seconds of stairs and slope are told only where there are some and no minute shows them', () => {
    const steep = (climb: number, steps: number) =>
      en({cause: 'steps-or-slope', split: {...parts, level: 6000, climb, steps}}).match(
        /slopes( \(about \d+ s\))?/,
      )![0];
    expect(steep(0, 0)).toBe('slopes');
    expect(steep(-40, 30)).toBe('slopes');
    expect(steep(40, 30)).toBe('slopes (about 7 s)');
    expect(steep(600, 30)).toBe('slopes');
    expect(steep(30, 600)).toBe('slopes');
  });
});

describe('the walk', () => {
  const long = {approach: 1200, level: 6000, climb: 1800, steps: 2400, waiting: 3000};

  test('is told part by part, those without a whole minute left out', () => {
    expect(zh({split: long})).toContain(
      '约 96 米。其中家门和设施入口到路边约 2 分钟，走平路约 10 分钟，爬坡多花约 3 分钟，上下台阶多花约 4 分钟，等红绿灯约 5 分钟。路不算绕',
    );
    expect(en({split: long})).toContain(
      ' away. That is about 10 min on the level, 2 min between doors and streets, 3 min more for climbing, 4 min more on stairs, 5 min waiting at signals. The way',
    );
    expect(zh({split: {...parts, approach: 1200, level: 6000}})).toContain(
      '其中家门和设施入口到路边约 2 分钟，走平路约 10 分钟。路不算绕',
    );
    expect(en({split: {...parts, level: 6000, waiting: 600}})).toContain(
      ' That is about 10 min on the level, 1 min waiting at signals. The way',
    );
    expect(en({split: {...parts, approach: 1200, steps: 600}})).toContain(
      ' That is 2 min between doors and streets, 1 min more on stairs. The way',
    );
  });

  test('can save time downhill', () => {
    const downhill = {...parts, level: 6000, climb: -1200};
    expect(zh({split: downhill})).toContain('其中走平路约 10 分钟，下坡省下约 2 分钟。');
    expect(en({split: downhill})).toContain('That is about 10 min on the level, 2 min less downhill.');
  });

  test('of one part is not told twice', () => {
    const level = {...parts, level: 7200};
    expect(zh({split: level})).toContain('约 96 米。路不算绕');
    expect(en({split: level})).toContain('m away. The way');
    expect(zh({split: level, streets: ['南街']})).toContain('约 96 米。主要走南街。路不算绕');
    expect(en({split: level, streets: ['南街']})).toContain('m away. The walk is mostly along 南街. The way');
  });

  test('names its streets with or without its parts', () => {
    const streets = ['解放路', '南街'];
    expect(zh({streets})).toContain('约 96 米。主要走解放路、南街。路不算绕');
    expect(en({streets})).toContain('m away. The walk is mostly along 解放路, 南街. The way');
    expect(zh({streets, split: {...parts, level: 6000, waiting: 1200}})).toContain(
      '其中走平路约 10 分钟，等红绿灯约 2 分钟；主要走解放路、南街。路',
    );
    expect(en({streets, split: {...parts, level: 6000, waiting: 1200}})).toContain(
      'about 10 min on the level, 2 min waiting at signals; mostly along 解放路, 南街. The way',
    );
  });

  test('gives the missing minutes to the parts with the largest rests, the earlier told of equals', () => {
    expect(splitMinutes({approach: 300, level: 300, climb: 0, steps: 0, waiting: 0})).toEqual({...parts, approach: 1});
    expect(splitMinutes({approach: 299, level: 301, climb: 0, steps: 0, waiting: 0})).toEqual({...parts, level: 1});
    expect(splitMinutes({approach: 700, level: 1300, climb: 500, steps: 1100, waiting: 0})).toEqual({
      approach: 1,
      level: 2,
      climb: 1,
      steps: 2,
      waiting: 0,
    });
    expect(splitMinutes({approach: 0, level: 1200, climb: -900, steps: 0, waiting: 300})).toEqual({
      ...parts,
      level: 2,
      climb: -1,
    });
  });
});

describe('the nearest one', () => {
  test('is named where it has a name', () => {
    expect(zh({nearestName: '东市'})).toContain('以排在中间的一位居民计，最近的是东市，步行约 12 分钟、约 96 米。');
    expect(en({nearestName: '东市'})).toContain(' the nearest one, 东市, is about 12 minutes, about 96 m away.');
  });

  test('is told by time alone or by length alone where the other is unknown', () => {
    expect(zh({nearestMeters: null})).toContain('最近的一处要步行约 12 分钟。');
    expect(en({nearestMeters: null})).toContain('the nearest one is about 12 minutes away.');
    expect(zh({nearestSeconds: null})).toContain('最近的一处要约 96 米。');
    expect(en({nearestSeconds: null})).toContain('the nearest one is about 96 m away.');
  });

  test('is told in a straight line where nobody can walk there, and not at all where there is none', () => {
    const none = {nearestSeconds: null, nearestMeters: null, split: {...parts, level: 6000, waiting: 1200}};
    expect(zh({...none, nearestName: '东市'})).toContain('菜市场。直线最近的是东市，约 90 米。路');
    expect(zh(none)).toContain('菜市场。直线最近的一处约 90 米。路');
    expect(en(none)).toContain('walk. The nearest one in a straight line is about 90 m away. The way');
    expect(zh({...none, straightMeters: null})).toContain('到不了菜市场。路不算绕');
    expect(en({...none, straightMeters: null})).toContain('within a 10-minute walk. The way');
    expect(zh({...none, straightMeters: null, joined: false})).toContain(
      '菜市场。排在中间的一位居民住处 250 米内没有已知的步行道路。路',
    );
  });
});

test('what only incomplete data suggest begins with saying so', () => {
  const start = {certainty: 'unverified' as const, people: 12_345, peopleAge60plus: 2_468};
  expect(zh(start)).toMatch(
    /^已知数据中未找到，可能有而未登记：约 12,000 人（其中 60 岁及以上约 2,500 人）在步行 10 分钟内到不了菜市场。/,
  );
  expect(en(start)).toMatch(
    /^Not found in the known data, may exist unrecorded: about 12,000 people \(about 2,500 of them aged 60 and over\) have no food market/,
  );
  expect(zh({...start, certainty: 'robust'})).toMatch(/^约 12,000 人/);
});
