import {describe, expect, test} from 'vitest';
import {minuteOf, minuteOfWeek} from '#explorer/city/city-time.ts';
import {matchesText} from '#explorer/city/facility-filter.ts';
import {hoursSentence} from '#explorer/city/hours-words.ts';
import {keptPart} from '#explorer/city/kept-part.ts';
import {explorerText} from '#i18n/explorer.ts';
import {weekMoment} from '#i18n/week-hours.ts';

describe('when', () => {
  test('now is the moment of the city, not of the visitor', () => {
    const moment = new Date('2026-03-01T23:30:00Z');
    expect(weekMoment('zh', minuteOfWeek('Asia/Shanghai', moment))).toBe('周一 07:30');
    expect(weekMoment('en', minuteOfWeek('Atlantic/Canary', moment))).toBe('Sun 23:30');
  });

  test('each choice is said as a day and an hour', () => {
    const moment = new Date('2026-03-01T23:30:00Z');
    const said = (['now', 'evening', 'weekend'] as const).map(choice =>
      hoursSentence({text: explorerText('zh'), lang: 'zh'}, minuteOf(choice, 'Europe/Monaco', moment)!),
    );
    expect(said).toEqual([
      '按本市时间周一 00:30开着门的才算。',
      '按本市时间周三 20:00开着门的才算。',
      '按本市时间周日 10:00开着门的才算。',
    ]);
    expect(minuteOf('any', 'Europe/Monaco', moment)).toBeNull();
  });
});

describe('finding a place in the list', () => {
  const card = {name: 'Farmàcia Sant Joan', nameZh: '圣约翰药房', nameEn: null, address: 'C/ Mayor 12'};

  test('all words must be there, in any name or the address, whatever accents and capitals', () => {
    expect(matchesText('', 'x', card)).toBe(true);
    expect(matchesText('farmacia joan', card.name, card)).toBe(true);
    expect(matchesText('药房', card.name, card)).toBe(true);
    expect(matchesText('MAYOR 12', card.name, card)).toBe(true);
    expect(matchesText('farmacia pedro', card.name, card)).toBe(false);
  });
});

test('a part of the picture stays the same object until one of its inputs is another', () => {
  const owner = {};
  const make = () => ({});
  const [a, b] = [{}, {}];
  const first = keptPart(owner, 'part', [a, 1], make);
  expect(keptPart(owner, 'part', [a, 1], make)).toBe(first);
  expect(keptPart(owner, 'other', [a, 1], make)).not.toBe(first);
  expect(keptPart(owner, 'part', [b, 1], make)).not.toBe(first);
  expect(keptPart({}, 'part', [a, 1], make)).not.toBe(first);
});
