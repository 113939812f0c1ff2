import fc from 'fast-check';
import gcoord from 'gcoord';
import {describe, expect, test} from 'vitest';
import {roundDegrees, toWgs84} from '#lists/list-coordinates.ts';
import {amountOfText, dateOfText, providerOfWord, statusOfWord, wheelchairOfWord} from '#lists/list-words.ts';
import {isShut, opensBy} from '#lists/opening-hours.ts';

describe('words of lists', () => {
  test('status, provider and access by Chinese and English words', () => {
    expect(['正常营业', '在建', '规划中', '已停业', '停业', 'OPEN', null].map(statusOfWord)).toEqual([
      'open',
      'building',
      'planned',
      null,
      'closed',
      'open',
      'open',
    ]);
    expect(['公办', '民办', '互助', '其他', null].map(providerOfWord)).toEqual([
      'public',
      'market',
      'mutual',
      null,
      null,
    ]);
    expect(['是', '部分', '否', null].map(wheelchairOfWord)).toEqual(['yes', 'limited', 'no', null]);
  });

  test('amounts with units, full-width digits and 万', () => {
    expect(['1,200 ㎡', '３０平方米', '1.2万', '约50张', '五十', '', null].map(amountOfText)).toEqual([
      1200,
      30,
      12_000,
      50,
      null,
      null,
      null,
    ]);
  });

  test('dates as people write them', () => {
    expect(['2024.3.1', '2024年3月', '2024/03/01', '2024', '3月1日', null].map(dateOfText)).toEqual([
      '2024-03-01',
      '2024-03',
      '2024-03-01',
      '2024',
      null,
      null,
    ]);
  });

  test('opening hours by a time: any day counts, ranges past midnight too', () => {
    expect(opensBy('Mo-Fr 09:00-12:00; Sa 07:30-12:00', '08:30')).toBe(true);
    expect(opensBy('20:00-02:00', '08:30')).toBe(false);
    expect(opensBy('06:00-02:00', '08:30')).toBe(true);
    expect(opensBy('05:00-07:00', '08:30')).toBe(false);
    expect(opensBy('sunrise-sunset', '08:30')).toBe(false);
    expect([isShut('off'), isShut('Mo off; Tu-Su 08:00-18:00')]).toEqual([true, false]);
  });
});

describe('coordinates of lists', () => {
  test('the published pair: WGS84 (120, 40) is GCJ-02 (120.0056757, 40.0013048)', () => {
    const [lon, lat] = gcoord.transform<[number, number]>([120, 40], gcoord.WGS84, gcoord.GCJ02);
    expect([roundDegrees(lon), roundDegrees(lat)]).toEqual([120.0056757, 40.0013048]);
    expect(toWgs84('gcj02', 120.0056757, 40.0013048)).toEqual([120, 40]);
  });

  test('GCJ-02 and BD-09 come back to 1e-7 degrees anywhere in China', () => {
    const place = fc.tuple(fc.double({min: 98, max: 122, noNaN: true}), fc.double({min: 24, max: 42, noNaN: true}));
    fc.assert(
      fc.property(place, fc.constantFrom('gcj02' as const, 'bd09' as const), ([lon, lat], crs) => {
        const to = crs === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
        const [x, y] = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, to);
        const [backLon, backLat] = toWgs84(crs, x, y);
        expect(Math.abs(backLon - lon)).toBeLessThan(1.01e-7);
        expect(Math.abs(backLat - lat)).toBeLessThan(1.01e-7);
      }),
    );
  });

  test('CGCS2000 is taken as WGS84, and Spain is never moved', () => {
    expect(toWgs84('cgcs2000', 118.08, 24.48)).toEqual([118.08, 24.48]);
    expect(toWgs84('gcj02', -15.4, 28.1)).toEqual([-15.4, 28.1]);
  });
});
