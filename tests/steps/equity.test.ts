import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import {concentrationIndex, correctedConcentrationIndex, gini, palmaRatio, theil} from '#core/inequality.ts';
import {readTable} from '#files/read-city.ts';
import {tableSpec} from '#schema/tables.ts';
import {areaTypeDivision} from '../../scripts/steps/equity/share-rows.ts';
import {equityRows} from '../../scripts/steps/equity.ts';
import {placesInReach} from '../../scripts/steps/opportunities.ts';
import {townCity, writeTown, yike} from '../commands/tiny-town.ts';
import {type LineTown, lineTown, STREET_METERS} from '../support/line-town.ts';

function rowsOf(town: LineTown) {
  const {context, times} = lineTown(town);
  return equityRows(context, times, placesInReach(context, 'clinic'));
}

const find = (rows: readonly Readonly<Record<string, unknown>>[], wanted: Readonly<Record<string, unknown>>) =>
  rows.filter(row => Object.entries(wanted).every(([key, value]) => row[key] === value));

/** Homes along the street from a clinic at 0: adults walk 72 m a minute (61.2 low, 82.8 high), aged 60 and over 54 (45.9, 62.1). */
const homes = [0, 50, 110, 170, 230, 290, 350, 460, 520, 580];
const town: LineTown = {homes, sites: [{meters: 0}]};

describe('differences of the share covered', () => {
  test('an age group at its own speed beside everyone, case by case', () => {
    const rows = rowsOf({...town, groups: {age60plus: homes.map(() => 500)}});
    const [row, ...more] = find(rows, {index: 'share_difference'});
    expect(more).toEqual([]);
    // in 5 minutes adults reach 306, 360 and 414 m; the old 229.5, 270 and 310.5 m
    expect(row).toMatchObject({
      ...{category: 'clinic', standard_id: 'clinic-own-test', measure: 'seconds', cutoff_seconds: 300},
      ...{profile: 'age60plus', group: 'age60plus', area_id: 'town', area_kind: 'city', compared_with: 'all'},
      ...{people: 5, people_unknown: 0, comparison: 'lower', certainty: 'known', rank_by: null},
      value_low: expect.closeTo(0.4 - 0.6, 12),
      value: expect.closeTo(0.5 - 0.7, 12),
      value_high: expect.closeTo(0.6 - 0.7, 12),
    });
  });

  test('districts and types of area beside the city, ranked only where ranges do not overlap', () => {
    const index = Int32Array.from(homes, meters => (meters <= 230 ? 0 : meters <= 460 ? 1 : 2));
    const partitions = [
      {
        kind: 'district' as const,
        areaIds: ['near', 'middle', 'far'],
        areaTypes: ['urban', 'urban', null] as const,
        index,
      },
    ];
    const rows = find(rowsOf({...town, partitions}), {index: 'share_difference', compared_with: 'town'});
    expect(rows.map(row => [row['area_kind'], row['area_id'], row['comparison']])).toEqual([
      // everyone near is covered in every case, and of the city at most seven of ten
      ['district', 'near', 'higher'],
      // one or two of three beside six or seven of ten
      ['district', 'middle', 'cannot-rank'],
      ['district', 'far', 'lower'],
      // at least six of eight
      ['area_type', 'urban', 'higher'],
    ]);
    expect(rows[1]).toMatchObject({
      people: 3,
      value_low: expect.closeTo(1 / 3 - 0.6, 12),
      value: expect.closeTo(2 / 3 - 0.7, 12),
      value_high: expect.closeTo(2 / 3 - 0.7, 12),
    });
    expect(find(rowsOf({...town, completeness: 'partial', partitions}), {area_id: 'far'})[0]).toMatchObject({
      ...{comparison: 'cannot-rank', certainty: 'unverified', people_unknown: 2},
    });
  });

  test('types of area come from the finest level that has any', () => {
    const index = Int32Array.of(0, 1, -1);
    const kinds = [
      {kind: 'district' as const, areaIds: ['d'], areaTypes: ['rural'] as const, index},
      {kind: 'community' as const, areaIds: ['a', 'b'], areaTypes: ['rural', 'urban'] as const, index},
      {kind: 'subdistrict' as const, areaIds: ['s'], areaTypes: [null], index},
    ];
    const found = areaTypeDivision(kinds)!;
    expect([found.areaIds, [...found.index]]).toEqual([
      ['urban', 'rural'],
      [1, 0, -1],
    ]);
    expect(areaTypeDivision([{kind: 'community', areaIds: ['a'], index}])).toBeNull();
  });
});

describe('accessibility poverty', () => {
  test('is the share beyond the standard, its excess and the square, under the three assumptions', () => {
    // 36 m beyond, at twice the standard, and farther
    const rows = find(rowsOf({homes: [0, 396, 720, 2000], sites: [{meters: 0}]}), {area_id: 'town', profile: 'adult'});
    const value = (index: string) => find(rows, {index})[0]!;
    expect(value('fgt0')).toMatchObject({value_low: 0.5, value: 0.75, value_high: 0.75, people: 4, people_unknown: 0});
    expect(value('fgt1')).toMatchObject({value: expect.closeTo((0.1 + 1 + 1) / 4, 12)});
    expect(value('fgt2')).toMatchObject({value: expect.closeTo((0.01 + 1 + 1) / 4, 12)});
    // high: 396 m are in time, 720 m take 521.7 s, 74 % more than five minutes
    expect(value('fgt1')['value_low']).toBeCloseTo((5217 / 3000 - 1 + 1) / 4, 12);
    expect(value('fgt1')['value_high']).toBeCloseTo((396 / 306 - 1 + 1 + 1) / 4, 3);
  });

  test('is the part of everyone that coverage says is not covered, where all is known', () => {
    const rows = rowsOf({...town, groups: {age60plus: homes.map(() => 500)}});
    // of those of 60 and over half are covered, of the others seven tenths
    expect(find(rows, {index: 'fgt0', profile: 'own'})[0]!['value']).toBeCloseTo(0.5 * 0.5 + 0.5 * 0.3, 12);
    expect(find(rows, {index: 'fgt0', profile: 'age60plus'})[0]!['value']).toBeCloseTo(0.5, 12);
  });

  test('leaves out people of whom it cannot be said, and has no value where that is everyone', () => {
    // the excess counts up to twice five minutes: 720 m around must be known
    const rows = rowsOf({homes: [0, 500], sites: [{meters: 0}], edgeMeters: [719, 720]});
    expect(find(rows, {index: 'fgt0'})[0]).toMatchObject({people: 1, people_unknown: 1, value: 1});
    const partial = rowsOf({
      ...town,
      completeness: 'partial',
      partitions: [{kind: 'district', areaIds: ['d'], index: new Int32Array(10)}],
    });
    expect(find(partial, {index: 'fgt1'})).toEqual([
      expect.objectContaining({
        ...{area_kind: 'city', people: 0, people_unknown: 10, value_low: null, value: null, certainty: 'unverified'},
      }),
    ]);
  });

  test('measures metres as metres', () => {
    const rows = rowsOf({homes: [0, 300, 450, 900], sites: [{meters: 0}], minutes: null, metres: 300});
    expect(find(rows, {index: 'fgt1'})[0]).toMatchObject({
      ...{measure: 'path_meters', cutoff_meters: 300, cutoff_seconds: null},
      ...{value_low: 1.5 / 4, value: 1.5 / 4, value_high: 1.5 / 4},
    });
  });
});

describe('inequality of the number of places', () => {
  // within 360 m (306, 414): of 0, 240, 350 and 700 m, sites at 0, 300 and 700 m
  const uneven: LineTown = {
    homes: [0, 240, 350, 700],
    people: [1000, 2000, 3000, 4000],
    sites: [{meters: 0}, {meters: 300}, {meters: 700, doubtful: true}],
  };
  const low = [2, 2, 1, 0];
  const base = [2, 2, 3, 1];
  const high = [2, 2, 3, 2];

  test('Gini and Theil are those of the counts, with the range of the three assumptions', () => {
    const rows = rowsOf(uneven);
    const cases = [low, base, high];
    const row = find(rows, {index: 'gini'})[0]!;
    const values = cases.map(counts => gini(counts, uneven.people!)!);
    expect(row).toMatchObject({value_low: Math.min(...values), value: values[1], value_high: Math.max(...values)});
    expect(row).toMatchObject({cutoff_seconds: 300, standard_id: 'clinic-own-test', people: 10, certainty: 'known'});
    expect(find(rows, {index: 'theil'})[0]!['value']).toBe(theil(base, uneven.people!)!.total);
  });

  test('Theil between and within the areas of a level add up to the whole', () => {
    const index = Int32Array.of(0, 0, 1, -1);
    const rows = rowsOf({...uneven, partitions: [{kind: 'district', areaIds: ['a', 'b'], index}]});
    const value = (name: string) => find(rows, {index: name})[0]!['value'] as number;
    const parts = theil(base, uneven.people!, index)!;
    expect([value('theil_between'), value('theil_within')]).toEqual([parts.between, parts.within]);
    expect(value('theil_between') + value('theil_within')).toBeCloseTo(value('theil'), 12);
    expect(find(rows, {index: 'theil_within'})[0]!['compared_with']).toBe('district');
  });

  test('a standard in metres leaves the number of places within 15 minutes, of no standard', () => {
    const rows = rowsOf({...uneven, minutes: null, metres: 300});
    expect(find(rows, {index: 'gini'})[0]).toMatchObject({standard_id: null, measure: 'seconds', cutoff_seconds: 900});
  });

  test('without streets counts the places within the standard in a straight line, ranked people included', () => {
    const value = Float64Array.of(5, 3, 2, 1);
    const straight = {...uneven, streets: false, minutes: null, metres: 300, rank: {measure: 'income', value} as const};
    const rows = rowsOf(straight);
    // within 300 m of 0, 240, 350 and 700 m; the place at 700 m is doubtful
    const [certain, all] = [
      [2, 2, 1, 0],
      [2, 2, 1, 1],
    ];
    const [least, most] = [certain!, all!].map(counts => gini(counts, uneven.people!)!).sort((a, b) => a - b);
    expect(find(rows, {index: 'gini'})[0]).toMatchObject({
      ...{standard_id: 'clinic-own-test', measure: 'straight_meters', cutoff_meters: 300, cutoff_seconds: null},
      ...{value_low: least, value: gini(all!, uneven.people!), value_high: most, people: 10, certainty: 'known'},
    });
    expect(find(rows, {index: 'palma'})[0]!['value']).toBe(palmaRatio(all!, uneven.people!, value));
    const shared = [
      {meters: 0, place: 'a'},
      {meters: 0, place: 'a', category: 'centre' as const},
    ];
    const once = rowsOf({...straight, sites: shared, homes: [0, 500], people: [1000, 1000]});
    expect(find(once, {index: 'gini'})[0]!['value']).toBe(0.5);
    const usual = rowsOf({...uneven, streets: false});
    expect(find(usual, {index: 'gini'})[0]).toMatchObject({standard_id: null, cutoff_meters: 1000});
  });

  test('is unverified where the data may lack some, and absent where there is nothing to share', () => {
    expect(find(rowsOf({...uneven, completeness: 'partial'}), {index: 'gini'})[0]).toMatchObject({
      certainty: 'unverified',
      people_unknown: 10,
    });
    expect(find(rowsOf({...uneven, sites: []}), {index: 'gini'})).toEqual([]);
    expect(rowsOf({...uneven, noData: true})).toEqual([]);
    // under the low assumptions nobody reaches the only, doubtful place
    const doubtful = rowsOf({...uneven, sites: [{meters: 700, doubtful: true}]});
    expect(find(doubtful, {index: 'gini'})[0]).toMatchObject({
      value_low: null,
      value: expect.closeTo(0.3, 12),
      value_high: null,
    });
  });

  test('Palma and concentration only where people are ranked; deprivation ranks the other way round', () => {
    const unranked = rowsOf(uneven);
    expect(unranked.filter(row => row['rank_by'] !== null)).toEqual([]);
    const value = Float64Array.of(5, 3, Number.NaN, 1);
    const rows = rowsOf({...uneven, rank: {measure: 'income', value}});
    const people = [1000, 2000, 0, 4000];
    expect(find(rows, {index: 'palma'})[0]).toMatchObject({
      ...{people: 7, rank_by: 'income', value: palmaRatio(base, people, value)},
    });
    expect(find(rows, {index: 'concentration'})[0]!['value']).toBe(concentrationIndex(base, people, value));
    const covered = low.map(count => Math.min(1, count));
    expect(find(rows, {index: 'concentration_corrected'})[0]!['value_high']).toBe(
      correctedConcentrationIndex(covered, people, value, [0, 1]),
    );
    const deprived = rowsOf({...uneven, rank: {measure: 'deprivation', value}});
    expect(find(deprived, {index: 'concentration'})[0]!['value']).toBeCloseTo(
      -(find(rows, {index: 'concentration'})[0]!['value'] as number),
      12,
    );
  });

  test('the dictionary says why there are no rows of a ranking', () => {
    const context = {groups: [], areaKinds: [], categories: [], streets: true, invented: false};
    const index = (rank: object) =>
      tableSpec('equity', {...context, ...rank}).columns.find(one => one.name === 'index')!;
    expect(index({}).en).toContain('population.rankBy');
    expect(index({rank: 'rent'}).en).not.toContain('population.rankBy');
  });
});

test('every value lies within its range, and every range within what its index can be, in any town', () => {
  const limits: Readonly<Record<string, readonly [number, number]>> = {
    ...{share_difference: [-1, 1], fgt0: [0, 1], fgt1: [0, 1], fgt2: [0, 1], gini: [0, 1]},
    ...{theil: [0, 10], theil_between: [0, 10], theil_within: [0, 10], palma: [0, 1e9]},
    ...{concentration: [-1, 1], concentration_corrected: [-1, 1]},
  };
  const meters = fc.integer({min: 0, max: STREET_METERS});
  let judged = 0;
  fc.assert(
    fc.property(
      fc.array(fc.record({meters, doubtful: fc.boolean()}), {maxLength: 5}),
      fc.array(fc.record({meters, people: fc.nat(5000), rank: fc.nat(3)}), {minLength: 1, maxLength: 7}),
      fc.constantFrom('official' as const, 'partial' as const),
      (sites, cells, completeness) => {
        const people = cells.map(cell => cell.people);
        const index = Int32Array.from(cells, (_, i) => (i % 3) - 1);
        const rows = rowsOf({
          ...{sites, completeness, people, homes: cells.map(cell => cell.meters)},
          groups: {age60plus: people.map(n => Math.floor(n / 4))},
          partitions: [{kind: 'district', areaIds: ['a', 'b'], areaTypes: ['urban', 'rural'], index}],
          rank: {measure: 'rent', value: Float64Array.from(cells, cell => cell.rank)},
        });
        for (const row of rows) {
          const [from, to] = limits[row['index'] as string]!;
          const [low, value, high] = [row['value_low'], row['value'], row['value_high']] as (number | null)[];
          if (low === null || value === null || high === null) continue;
          judged++;
          expect(low! >= from - 1e-12 && low! <= value! && value! <= high! && high! <= to + 1e-12).toBe(true);
        }
        const everyone = people.reduce((sum, n) => sum + n, 0);
        for (const row of find(rows, {area_kind: 'city', group: 'all', rank_by: null})) {
          const parts = (row['index'] as string).startsWith('fgt')
            ? (row['people'] as number) + (row['people_unknown'] as number)
            : (row['people'] as number);
          expect(Math.round(1000 * parts)).toBe(everyone);
        }
      },
    ),
    {numRuns: 60},
  );
  expect(judged).toBeGreaterThan(1000);
});

describe('from the city file to the published tables', () => {
  const root = mkdtempSync(join(tmpdir(), 'yike-equity-'));
  afterAll(() => rmSync(root, {recursive: true}));
  const people = (rents: readonly string[]) => {
    const rows = Array.from({length: 49}, (_, i) => {
      const [lon, lat] = [7 + ((i % 7) + 0.5) * 0.001, 43 + (Math.floor(i / 7) + 0.5) * 0.001];
      return `${lon.toFixed(7)},${lat.toFixed(7)},${4 + (i % 3)}.25,1.5,${rents[i] ?? ''}`;
    });
    return ['lon,lat,people,old,rent', ...rows].join('\n');
  };
  const ranked = (population: object) => ({...townCity, population: {...townCity.population, ...population}});

  test('a rank column is published with the cells, used for Palma and concentration, and verified', async () => {
    const city = ranked({rankBy: {measure: 'rent', column: 'rent'}});
    const rents = Array.from({length: 49}, (_, i) => (i === 3 ? 'NA' : i === 4 ? '' : `${1000 - 10 * i}.12345`));
    const file = writeTown(join(root, 'ranked'), {'city.json': city, 'people.csv': people(rents)});
    expect(await yike(root, 'build', file, '--out', 'out')).toMatchObject({code: 0});
    const folder = join(root, 'out', 'tiny');
    const cells = await readTable(folder, 'cells', name => name === 'rank_rent');
    const found = cells.map(row => row['rank_rent']);
    expect(found.filter(value => value === null)).toHaveLength(2);
    expect(Math.max(...found.map(value => (value ?? 0) as number))).toBe(1000.123);
    const equity = await readTable(folder, 'equity');
    expect(find(equity, {index: 'palma', rank_by: 'rent', category: 'pharmacy'})).toHaveLength(1);
    expect(await yike(root, 'verify', 'out/tiny')).toMatchObject({code: 0, told: ''});
    const dictionary = readFileSync(join(folder, 'dictionary.json'), 'utf8');
    expect(dictionary).toContain('rank_rent');
  });

  test.each([
    ['measure', {measure: 'wealth', column: 'rent'}, 'population.rankBy.measure: found "wealth"'],
    ['column', {measure: 'rent', column: 'price'}, 'price'],
    ['an unknown key', {measure: 'rent', column: 'rent', order: 'up'}, 'population.rankBy.order'],
  ])('refuses a wrong rankBy by name: %s', async (_what, rankBy, named) => {
    const file = writeTown(join(root, 'wrong'), {'city.json': ranked({rankBy}), 'people.csv': people([])});
    const {code, told} = await yike(root, 'build', file, '--out', 'refused');
    expect(told).toContain(named);
    expect(code).toBe(1);
  });

  test('refuses a rank that is no number, and one that confidential people would be published with', async () => {
    const rankBy = {measure: 'rent', column: 'rent'};
    const wrong = writeTown(join(root, 'text'), {'city.json': ranked({rankBy}), 'people.csv': people(['dear'])});
    expect((await yike(root, 'build', wrong, '--out', 'refused')).told).toContain('row 1, column "rent": found dear');
    const secret = writeTown(join(root, 'secret'), {'city.json': ranked({rankBy, confidential: true})});
    expect((await yike(root, 'build', secret, '--out', 'refused')).told).toContain('population.rankBy');
  });

  test('people by area carry the rank of their area', async () => {
    const population = {
      ...{kind: 'areas', file: 'areas.csv', columns: {code: 'code', people: 'people'}, source: 'test'},
      rankBy: {measure: 'income', column: 'income'},
    };
    const file = writeTown(join(root, 'areas'), {
      'city.json': {...townCity, id: 'areas', population},
      'areas.csv': 'code,people,income\nw,100,10.5\ne,200,\n',
    });
    expect(await yike(root, 'build', file, '--out', 'out')).toMatchObject({code: 0});
    const cells = await readTable(join(root, 'out', 'areas'), 'cells');
    expect(new Set(cells.map(row => `${row['area_id_district']} ${row['rank_income']}`))).toEqual(
      new Set(['w 10.5', 'e null']),
    );
  });
});
