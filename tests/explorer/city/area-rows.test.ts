import {describe, expect, test} from 'vitest';
import {type AreaRow, areaRows, circleParts, coverageParts, placesOf, sortedRows} from '#explorer/city/area-rows.ts';
import {areaAt, isWithin, kindsOf, readCityAreas} from '#explorer/city/city-areas.ts';

/** A square of one degree with its corner at (lon, lat). */
function square(lon: number, lat: number) {
  const ring = [
    [lon, lat],
    [lon + 1, lat],
    [lon + 1, lat + 1],
    [lon, lat + 1],
    [lon, lat],
  ];
  return {type: 'Polygon', coordinates: [ring]};
}

function feature(area_id: string, kind: string, parent: string | null, at: [number, number] | null) {
  const properties = {
    area_id,
    kind,
    parent_area_id: parent,
    name: `n-${area_id}`,
    name_zh: null,
    name_en: `en ${area_id}`,
  };
  return {properties, geometry: at && square(...at)};
}

const areas = readCityAreas({
  features: [
    feature('c1', 'community', 's1', [0, 0]),
    feature('c2', 'community', 's2', [1, 0]),
    feature('s1', 'subdistrict', 'd1', [0, 0]),
    feature('s2', 'subdistrict', 'd2', [1, 0]),
    feature('d1', 'district', null, [0, 0]),
    feature('d2', 'district', null, [1, 0]),
    feature('summed', 'district', null, null),
  ],
});

function counts(people: number, covered: number, low: number, high: number, unknown = 0) {
  return {people, covered, coveredLow: low, coveredHigh: high, uncovered: people - covered - unknown, unknown};
}

function row(areaId: string, low: number, share: number, high: number, more: Partial<AreaRow> = {}): AreaRow {
  const people = 100_000;
  const parts = coverageParts(counts(people, share * people, low * people, high * people));
  return {areaId, name: areaId, few: false, ...parts, ...more};
}

describe('areas of the city', () => {
  test('those without an outline are left out, kinds are told widest first', () => {
    expect(areas.map(area => area.areaId)).toEqual(['c1', 'c2', 's1', 's2', 'd1', 'd2']);
    expect(kindsOf(areas)).toEqual(['district', 'subdistrict', 'community']);
  });

  test('an area chosen further up narrows those below it through every level', () => {
    const known = new Map(areas.map(area => [area.areaId, area]));
    expect(areas.filter(area => isWithin(known, area, 'd1')).map(area => area.areaId)).toEqual(['c1', 's1']);
    const counted = areas.map(({areaId}) => ({areaId, parts: coverageParts(counts(50_000, 25_000, 0, 50_000))}));
    expect(areaRows('en', areas, counted, 'community', 'd2').map(({areaId, name}) => [areaId, name])).toEqual([
      ['c2', 'en c2'],
    ]);
    expect(areaRows('zh', areas, counted, 'community', null).map(({name}) => name)).toEqual(['n-c1', 'n-c2']);
  });

  test('a place lies in the area of the kind asked for, or in none', () => {
    expect(areaAt(areas, 'subdistrict', 1.5, 0.5)?.areaId).toBe('s2');
    expect(areaAt(areas, 'community', 0.5, 0.5)?.areaId).toBe('c1');
    expect(areaAt(areas, 'district', 5, 5)).toBeNull();
  });
});

describe('rows by area', () => {
  test('in time, not and not clear make up the people; shares follow from them', () => {
    const parts = coverageParts(counts(80_000, 40_000, 20_000, 60_000, 8000));
    expect(parts).toEqual({
      people: 80_000,
      inTime: 40_000,
      out: 32_000,
      unsure: 8000,
      share: 0.5,
      low: 0.25,
      high: 0.75,
      possible: 0.85,
    });
    expect(circleParts({people: 80_000, all: 20_000, lacking: 20_000, unsure: 40_000})).toMatchObject({
      share: 0.25,
      low: 0.25,
      high: 0.25,
      possible: 0.75,
    });
  });

  test('fewer than ten people are not told apart and come last whatever the order', () => {
    const counted = [
      {areaId: 'd1', parts: coverageParts(counts(9999, 0, 0, 0))},
      {areaId: 'd2', parts: coverageParts(counts(10_000, 10_000, 10_000, 10_000))},
    ];
    const rows = areaRows('en', areas, counted, 'district', null);
    expect(rows.map(({areaId, few}) => [areaId, few])).toEqual([
      ['d1', true],
      ['d2', false],
    ]);
    for (const descending of [true, false])
      expect(sortedRows(rows, {column: 'share', descending}).map(one => one.areaId)).toEqual(['d2', 'd1']);
  });

  test('rows are sorted by any column both ways, ties by id', () => {
    const rows = [row('b', 0.5, 0.5, 0.5), row('a', 0.5, 0.5, 0.5), row('c', 0.1, 0.2, 0.3), row('d', 0.8, 0.9, 1)];
    const ids = (column: 'share' | 'out' | 'name', descending: boolean) =>
      sortedRows(rows, {column, descending})
        .map(one => one.areaId)
        .join('');
    expect(ids('share', false)).toBe('cabd');
    expect(ids('share', true)).toBe('dabc');
    expect(ids('out', true)).toBe('cabd');
    expect(ids('name', true)).toBe('dcba');
  });

  test('areas whose ranges overlap or touch have no place; those apart from all others have theirs from the lowest', () => {
    const rows = [
      row('low', 0.1, 0.15, 0.2),
      row('x', 0.4, 0.5, 0.6),
      row('y', 0.6, 0.7, 0.8),
      row('top', 0.9, 0.95, 1),
    ];
    expect([...placesOf(rows)]).toEqual([
      ['low', 1],
      ['x', null],
      ['y', null],
      ['top', 4],
    ]);
  });

  test('people of whom nothing is clear widen the range, and areas too small to tell apart do not count', () => {
    const unclear = row('low', 0.1, 0.15, 0.2, {possible: 0.7});
    const rows = [unclear, row('x', 0.5, 0.55, 0.6), row('tiny', 0, 0, 1, {few: true})];
    expect([...placesOf(rows)]).toEqual([
      ['low', null],
      ['x', null],
    ]);
  });
});
