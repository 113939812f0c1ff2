import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Row} from '#files/table.ts';
import {matchEntries} from '../../scripts/steps/changes/match-entries.ts';
import {registerChanges} from '../../scripts/steps/changes/register-changes.ts';
import type {CityVersion} from '../../scripts/steps/versions/city-version.ts';

/** Degrees of latitude in a metre. */
const METER = 1 / 111_195;

/** An entry of a register: a node of the map, its place in metres north of a fixed spot. */
function entry(id: string, category: string, name: string | null, north = 0, more: Row = {}): Row {
  return {
    facility_id: `osm:${id}:${category}`,
    place_id: `osm:${id}`,
    category,
    name,
    name_zh: null,
    name_en: null,
    lon: 7,
    lat: 43 + north * METER,
    inside: true,
    status: 'open',
    phone: null,
    opening_hours: null,
    source: 'osm',
    area_id_district: 'd1',
    ...more,
  };
}

type Claims = CityVersion['method']['claims'];

function version(day: string, facilities: readonly Row[], claims: Claims = []): CityVersion {
  const method = {id: 'tiny', claims, noData: []} as unknown as CityVersion['method'];
  const areas = [{area_id: 'd1', kind: 'district'}];
  return {version: day, method, facilities, coverage: [], areas, boundary: null};
}

const between = (from: readonly Row[], to: readonly Row[]) =>
  registerChanges(version('2024-01-01', from), version('2025-01-01', to));

const brief = (rows: readonly Row[]) =>
  rows.map(row => [row['change'], row['facility_id'], row['before'], row['after']].join(' | '));

describe('changes of the register', () => {
  test('a pair with one difference of every kind gives exactly those', () => {
    const from = [
      entry('n1', 'pharmacy', 'Gone'),
      entry('n3', 'library', 'Wanderer', 1000),
      entry('n4', 'library', 'Old name', 2000),
      entry('n5', 'convenience', 'Corner', 3000),
      entry('n6', 'market', 'Hall', 4000, {status: 'building'}),
      entry('n7', 'pharmacy', 'Calls', 5000, {phone: '1', opening_hours: 'Mo'}),
      entry('n8', 'bank', 'Same', 6000),
    ];
    const to = [
      entry('n2', 'pharmacy', 'New', 500),
      entry('n3', 'library', 'Wanderer', 1030),
      entry('n4', 'library', 'New name', 2000),
      entry('n5', 'supermarket', 'Corner', 3000),
      entry('n6', 'market', 'Hall', 4000, {status: 'open'}),
      entry('n7', 'pharmacy', 'Calls', 5000, {phone: '2', opening_hours: null}),
      entry('n8', 'bank', 'Same', 6020),
    ];
    expect(brief(between(from, to))).toEqual([
      'unregistered | osm:n1:pharmacy |  | ',
      'registered | osm:n2:pharmacy |  | ',
      'moved | osm:n3:library | 7.0000000,43.0089932 | 7.0000000,43.0092630',
      'renamed | osm:n4:library | Old name | New name',
      'recategorised | osm:n5:supermarket | convenience | supermarket',
      'status | osm:n6:market | building | open',
      'details | osm:n7:pharmacy | Mo | ',
      'details | osm:n7:pharmacy | 1 | 2',
    ]);
  });

  test('moved is further than 25 m, to the metre', () => {
    const moved = (meters: number) =>
      between([entry('n1', 'bank', 'B')], [entry('n1', 'bank', 'B', meters)]).map(row => row['change']);
    expect(moved(24.9)).toEqual([]);
    expect(moved(25.1)).toEqual(['moved']);
  });

  test('a node drawn anew as a way within 30 m is the same place, with its differences of details only', () => {
    const from = [entry('n1', 'bank', 'B', 0, {phone: '1'}), entry('n2', 'toilet', null, 500)];
    const near = between(from, [entry('w9', 'bank', 'B', 29, {phone: '2'}), entry('w8', 'toilet', null, 510)]);
    expect(brief(near)).toEqual(['details | osm:w9:bank | 1 | 2']);
    expect(near[0]).toMatchObject({facility_id_from: 'osm:n1:bank', field: 'phone', moved_meters: null});
    const far = between([entry('n1', 'bank', 'B')], [entry('w9', 'bank', 'B', 31)]);
    expect(brief(far)).toEqual(['unregistered | osm:n1:bank |  | ', 'registered | osm:w9:bank |  | ']);
    const other = between([entry('n1', 'bank', 'B')], [entry('w9', 'bank', null, 5)]);
    expect(other.map(row => row['change'])).toEqual(['unregistered', 'registered']);
  });

  test('of several candidates the nearest are the same, each once', () => {
    const from = [entry('n1', 'bench', null, 0), entry('n2', 'bench', null, 12)];
    const to = [entry('w1', 'bench', null, 10), entry('w2', 'bench', null, 25)];
    const {pairs, onlyFrom, onlyTo} = matchEntries(from, to);
    expect(pairs.map(({from: one, to: other}) => [one['place_id'], other['place_id']])).toEqual([
      ['osm:n2', 'osm:w1'],
      ['osm:n1', 'osm:w2'],
    ]);
    expect([onlyFrom, onlyTo]).toEqual([[], []]);
  });

  test('hostile words come through as they are', () => {
    const evil = '=HYPERLINK("x")<script>"\n,';
    const [row] = between([entry('n1', 'bank', evil)], [entry('n1', 'bank', 'B')]);
    expect(row).toMatchObject({change: 'renamed', before: evil, after: 'B'});
  });

  test('the best claim for the city or the area of the place says how complete each register is', () => {
    const claim = (completeness: Claims[number]['completeness'], area: string) =>
      ({category: 'bank', source: 's', completeness, area, asOf: null, why: null}) satisfies Claims[number];
    const rows = registerChanges(
      version('2024-01-01', [], [claim('partial', 'city'), claim('official', 'elsewhere')]),
      version('2025-01-01', [entry('n1', 'bank', 'B')], [claim('partial', 'city'), claim('surveyed', 'd1')]),
    );
    expect(rows).toMatchObject([{completeness_from: 'partial', completeness_to: 'surveyed'}]);
  });

  test('a column one version does not have yet says nothing', () => {
    const {phone: _, ...without} = entry('n1', 'bank', 'B');
    expect(between([without as Row], [entry('n1', 'bank', 'B', 0, {phone: '1'})])).toEqual([]);
  });
});

const anyEntry = fc
  .record({
    id: fc.integer({min: 1, max: 12}),
    category: fc.constantFrom('bank', 'bench', 'library'),
    name: fc.constantFrom(null, 'A', 'B'),
    north: fc.integer({min: 0, max: 120}),
  })
  .map(({id, category, name, north}) => entry(`n${id}`, category, name, north));
const anyRegister = fc.uniqueArray(anyEntry, {selector: row => row['facility_id'], maxLength: 20});

test('whatever the registers: what was there, plus and minus the changes, is what is there', () => {
  fc.assert(
    fc.property(anyRegister, anyRegister, (from, to) => {
      const rows = between(from, to);
      const count = (list: readonly Row[], category: string) => list.filter(row => row['category'] === category).length;
      for (const category of ['bank', 'bench', 'library']) {
        const of = (change: string, name = 'category') =>
          rows.filter(row => row['change'] === change && row[name] === category).length;
        const expected =
          count(from, category) +
          of('registered') -
          of('unregistered') +
          of('recategorised') -
          of('recategorised', 'before');
        expect(expected).toBe(count(to, category));
      }
      // the order of rows decides nothing
      expect(between(from.toReversed(), to.toReversed())).toEqual(rows);
      expect(new Set(rows.map(row => row['change_id'])).size).toBe(rows.length);
      expect(between(to, to)).toEqual([]);
    }),
  );
});
