import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {decides, needsCheck, PLAN_KINDS, type PlanDomain, type PlanRow} from '#schema/plan-row.ts';
import {PLAN_UNITS} from '#schema/plan-units.ts';
import {catalogueRows, planRow} from '#site/catalogue-rows.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';
import {loadNorms} from '../../scripts/norms.ts';

const rows = catalogueRows();
/** Key, in categories.json, of the domain a plan row names in the plan's own words. */
const DOMAIN_KEYS = {
  为民: 'public',
  便民: 'daily',
  安民: 'safety',
  支撑: 'support',
} as const satisfies Record<PlanDomain, string>;
const row = (id: string): PlanRow => planRow(rows, id);
const categories = loadCatalogue();
const idsOf = (list: readonly PlanRow[]): string[] => list.map(({id}) => id);

describe('words', () => {
  /** Every text of the catalogues whose key ends so, with the key of what it stands in. */
  const textsOf = (ending: '_zh' | '_en'): [string, string][] =>
    [
      ...rows.rows,
      ...rows.documents.values(),
      ...rows.toVerify,
      ...rows.monitor.entries,
      ...rows.monitor.actions,
    ].flatMap(one =>
      Object.entries(one).flatMap(([key, text]): [string, string][] =>
        key.endsWith(ending) && typeof text === 'string' ? [[key, text]] : [],
      ),
    );

  test('English texts hold no Chinese signs, not even punctuation', () => {
    const english = textsOf('_en');
    expect(english.length).toBeGreaterThan(1500);
    expect(english.filter(([, text]) => /[\p{Script=Han}，。；：（）、《》〔〕]/u.test(text))).toEqual([]);
  });

  test('Chinese texts are punctuated in the Chinese way', () => {
    const half = textsOf('_zh').filter(([, text]) => /\p{Script=Han}[,;:(]|[,;)]\p{Script=Han}/u.test(text));
    expect(half).toEqual([]);
  });

  test('nothing tells of the telephone number or the copies the material came from', () => {
    const held = [...rows.rows, ...rows.documents.values()].flatMap(one => Object.values(one));
    const told = held.filter(text => typeof text === 'string' && /1[3-9]\d{9}|彩票|\/work\/|\.txt/.test(text));
    expect(told).toEqual([]);
  });

  test('every domain is one of the kinds of service of categories.json', () => {
    expect(Object.values(DOMAIN_KEYS).sort()).toEqual(categories.domains.map(({key}) => key).sort());
  });

  test('a row is of the same domain as its service, the services apart that plans file elsewhere', () => {
    const domainOf = new Map(categories.categories.map(({key, domain}) => [key, domain]));
    const other = rows.rows.filter(
      ({category_key, domain}) => category_key !== null && domainOf.get(category_key) !== DOMAIN_KEYS[domain],
    );
    const elsewhere = new Set(other.map(({category_key, domain}) => `${category_key} ${domain}`));
    expect([...elsewhere].sort()).toEqual(['quality_training 为民', 'utility 支撑']);
  });

  test('every unit that a row uses has a name in both languages, and none is there for nothing', () => {
    const used = new Set(rows.rows.map(({unit}) => unit).filter(unit => unit !== null));
    expect([...used].sort()).toEqual(Object.keys(PLAN_UNITS).sort());
    for (const {zh, en} of Object.values(PLAN_UNITS)) expect([zh, en].every(name => name.length > 0)).toBe(true);
  });

  test('every document and look-up is named by a row, and every link leads to an official site', () => {
    const cited = new Set([...rows.rows, ...rows.toVerify].map(({document}) => document));
    expect([...rows.documents.keys()].filter(key => !cited.has(key))).toEqual([]);
    const places = new Set(
      rows.rows.flatMap(({locator}) => locator.split(' ').map(place => place.replace(/:\d+$/, ''))),
    );
    expect([...rows.lookUps.keys()].filter(key => !places.has(key))).toEqual([]);
    const links = [...rows.documents.values(), ...rows.monitor.entries.flatMap(({latest}) => latest ?? [])].flatMap(
      ({url}) => url ?? [],
    );
    expect(links.filter(link => !/^https:\/\/([a-z]+\.)*gov\.cn\//.test(link))).toEqual([]);
    expect(links.length).toBeGreaterThan(0);
  });
});

describe('what may decide', () => {
  test('recalled and derived rows never do, and recalled ones wear the badge', () => {
    expect(idsOf(rows.rows.filter(one => ['recalled', 'derived'].includes(one.status) && decides(one)))).toEqual([]);
    expect(rows.rows.filter(needsCheck)).toEqual(rows.rows.filter(({status}) => status === 'recalled'));
    expect(rows.rows.filter(needsCheck).length).toBeGreaterThan(100);
  });

  test('the tier distances that were found do: 300, 500 and 800 to 1000 metres, both ends shown', () => {
    const tiers = ['TIER-5-M', 'TIER-10-M', 'TIER-15-M'].map(row);
    expect(tiers.map(({metres, value_high}) => [metres, value_high])).toEqual([
      [300, null],
      [500, null],
      [800, 1000],
    ]);
    expect(tiers.every(decides)).toBe(true);
  });

  test('every row of to-verify.json is recalled and would be needed: a duty, a plan target or a walking time', () => {
    const needless = rows.toVerify
      .map(tick => row(tick.row))
      .filter(one => {
        const asked =
          one.metric === 'presence' ||
          one.obligation === '应' ||
          one.obligation === '预期性' ||
          one.target_value !== null ||
          one.minutes !== null;
        return one.status !== 'recalled' || !asked;
      });
    expect(idsOf(needless)).toEqual([]);
  });

  test('no duty with a distance or of presence, and no target, is recalled without standing in to-verify.json', () => {
    const listed = new Set(rows.toVerify.map(tick => tick.row));
    const blocking = rows.rows.filter(needsCheck).filter(one => {
      const duty = one.obligation === '应' && (one.metres !== null || one.metric === 'presence');
      return duty || one.target_value !== null;
    });
    expect(idsOf(blocking.filter(({id}) => !listed.has(id)))).toEqual([]);
  });

  test('every recalled ▲ threshold of categories.json waits for a row of to-verify.json', () => {
    const named = new Set(rows.toVerify.flatMap(({standards}) => standards));
    const recalled = categories.categories
      .flatMap(({standards}) => standards)
      .filter(({status, obligation}) => status === 'recalled' && obligation === 'must');
    expect(recalled.filter(({id}) => !named.has(id)).map(({id}) => id)).toEqual([]);
  });
});

describe('rows of categories.json and norms.json', () => {
  test('have the figure and the service of the row to verify that names them', () => {
    const standards = new Map(
      categories.categories.flatMap(({key, standards: list}) => list.map(one => [one.id, {...one, key}] as const)),
    );
    for (const {row: id, standards: named} of rows.toVerify) {
      const {category_key, also_categories, metres, minutes} = row(id);
      for (const name of named) {
        const standard = standards.get(name)!;
        expect([category_key, ...also_categories], name).toContain(standard.key);
        if (metres !== null) expect(standard.metres, name).toBe(metres);
        if (minutes !== null) expect(standard.minutes, name).toBe(minutes);
      }
    }
  });

  test.each([
    ['service_floor_per_100_households', 'N3'],
    ['elder_land_per_person_new', 'SD030'],
    ['sport_indoor_per_person_new', 'SD031'],
    ['sport_outdoor_per_person_new', 'SD032'],
    ['workers_per_10000_urban', 'N7'],
    ['nursery_places_per_1000', 'PS-NURSERY'],
    ['service_floor_per_100_households_hunan', 'PT-HN-FLOOR'],
    ['elder_floor_per_100_households_anhui_new', 'ELDER-AH-NEW'],
    ['elder_floor_per_100_households_anhui_existing', 'ELDER-AH-OLD'],
    ['elder_floor_per_100_households_hubei_new', 'ELDER-HB-NEW'],
  ])('the norm %s says what row %s says', (key, id) => {
    const norm = loadNorms().find(one => one.key === key)!;
    expect(row(id).value).toBe(norm.target);
    expect(row(id).status).toBe(norm.status);
    if (row(id).area_type !== null) expect(norm.quantity).toContain(row(id).area_type);
  });

  test('every norm has its row', () => {
    expect(loadNorms()).toHaveLength(10);
  });
});

describe('minutes and metres', () => {
  test('are never in one row, and no row in metres was made from minutes', () => {
    expect(idsOf(rows.rows.filter(({minutes, metres}) => minutes !== null && metres !== null))).toEqual([]);
    const made = rows.rows.filter(
      ({status, minutes, metres}) => status === 'derived' && (minutes !== null || metres !== null),
    );
    expect(idsOf(made)).toEqual([]);
  });
});

describe('targets', () => {
  test('each has a year and a scope that binds somebody', () => {
    const targets = rows.rows.filter(({target_value}) => target_value !== null);
    expect(targets.length).toBeGreaterThan(80);
    expect(idsOf(targets.filter(({target_year, scope}) => target_year === null || scope === 'general'))).toEqual([]);
  });
});

describe('either of two', () => {
  test('sport indoors and outdoors name each other; floor is one and land the other', () => {
    expect([row('SD031').either, row('SD032').either]).toEqual([['SD032'], ['SD031']]);
    expect([row('SD031').area_type, row('SD032').area_type]).toEqual(['floor', 'land']);
    expect([row('SD031').logic, row('SD032').logic]).toEqual(['or', 'or']);
  });

  test('elder care stands alone and is land', () => {
    expect([row('SD030').either, row('SD030').area_type, row('SD030').value]).toEqual([[], 'land', 0.1]);
  });
});

describe('traps of the material', () => {
  test('urban 100 and rural at least 80, and the sentence with full coverage is kept beside them', () => {
    expect([row('N1').target_value, row('N1').comparator]).toEqual([100, '=']);
    expect([row('N2').target_value, row('N2').comparator, row('N2').baseline_value]).toEqual([80, '≥', 65.7]);
    expect(row('SD028')).toMatchObject({value: '全覆盖', conflicts: ['SD027']});
    expect(
      rows.rows
        .filter(({value}) => value === 85)
        .map(({id}) => id)
        .sort(),
    ).toEqual(['PT-JS-2020-FLOOR', 'SH-COVER-2025']);
  });

  test('meals for older people: large cities only, by about early 2027', () => {
    expect(row('SD057')).toMatchObject({applies_to: ['large-cities'], target_year: 2027, target_value: 80});
    expect(row('SD057').note_en).toMatch(/large cities only/i);
  });

  test('two targets of elder beds from two documents, not merged', () => {
    expect([row('PS-BEDS').value, row('PS-BEDS').comparator, row('PS-BEDS').status]).toEqual([
      10_000_000,
      '≈',
      'found',
    ]);
    expect([row('E35-BEDS').value, row('E35-BEDS').comparator, row('E35-BEDS').status]).toEqual([
      9_000_000,
      '≥',
      'recalled',
    ]);
    expect(row('PS-BEDS').conflicts).toEqual(['E35-BEDS']);
  });

  test('two reports on Jiangsu disagree and both are kept', () => {
    expect([row('PT-JS-ALLROUND-90').value, row('PT-JS-ALLROUND-80').value]).toEqual([90, 80]);
    expect(row('PT-JS-ALLROUND-90').conflicts).toEqual(['PT-JS-ALLROUND-80']);
  });

  test('the guide to living circles is in force from July 2021, and the misprint of 3 m² is nowhere', () => {
    expect(row('TD62-DATE').value).toBe('2021-07-01');
    const perHousehold = rows.rows.filter(({unit}) => unit === 'sqm_per_100_households');
    expect(perHousehold.filter(({value}) => Number(value) < 15).map(({id}) => id)).toEqual([]);
  });

  test('ratings and surveys are systems without a number; 90 % satisfaction is the Ministry of Commerce’s', () => {
    expect(['SD125', 'SD126', 'SD127'].map(id => [row(id).metric, row(id).value])).toEqual([
      ['system', null],
      ['system', null],
      ['system', null],
    ]);
    const satisfied = rows.rows.filter(({name_zh, metric}) => metric === 'ratio' && name_zh.includes('满意率'));
    expect(satisfied.map(({id, value}) => [id.slice(0, 3), value])).toEqual([
      ['MC-', 90],
      ['MC-', 90],
      ['MC-', 90],
    ]);
  });

  test('a facility of one tier does not stand in for a lower one', () => {
    expect(row('TIER-APART').status).toBe('found');
  });

  test('the province of the third document is our inference in every one of its rows, and only there', () => {
    const inferred = rows.rows.filter(({province_inferred}) => province_inferred);
    expect(inferred.map(({locator}) => locator.slice(0, 3)).every(key => key === 'S4:')).toBe(true);
    expect(inferred).toHaveLength(46);
    expect(inferred.every(({scope}) => scope === 'province:FJ')).toBe(true);
  });

  test('nursery places are per 1,000 people of all ages, workers per 10,000 urban residents', () => {
    expect(row('PS-NURSERY')).toMatchObject({unit: 'per_1000_people', value: 4.5});
    expect(row('N7')).toMatchObject({
      unit: 'per_10000_urban_residents',
      value: 18,
      baseline_value: 15,
      urban_rural: 'urban',
    });
  });
});

describe('table 5.0.3 of GB 50180', () => {
  const range = (id: string): [number, number] => [Number(row(id).value), row(id).value_high!];
  const sum = (ids: readonly string[]): [number, number] =>
    ids.map(range).reduce(([low, high], [least, most]) => [low + least, high + most], [0, 0]);

  test.each([
    ['CTRL-TOTAL-15-LAND', ['CTRL-PUBLIC-15-LAND', 'CTRL-COMMERCE-15-LAND']],
    ['CTRL-TOTAL-15-FLOOR', ['CTRL-PUBLIC-15-FLOOR', 'CTRL-COMMERCE-15-FLOOR']],
    ['CTRL-TOTAL-10-LAND', ['CTRL-PUBLIC-10-LAND', 'CTRL-TRANSPORT-10-LAND', 'CTRL-COMMERCE-10-LAND']],
    ['CTRL-TOTAL-10-FLOOR', ['CTRL-PUBLIC-10-FLOOR', 'CTRL-COMMERCE-10-FLOOR']],
    ['CTRL-TOTAL-5-LAND', ['CTRL-COMMUNITY-5-LAND']],
    ['CTRL-TOTAL-5-FLOOR', ['CTRL-COMMUNITY-5-FLOOR']],
    ['CTRL-TOTAL-BLOCK-LAND', ['CTRL-CONVENIENCE-BLOCK-LAND']],
    ['CTRL-TOTAL-BLOCK-FLOOR', ['CTRL-CONVENIENCE-BLOCK-FLOOR']],
  ])('%s is the sum of its parts', (total, parts) => {
    expect(range(total)).toEqual(sum(parts));
  });
});

describe('needs of a circle of 50,000 people', () => {
  test('follow from the figures they are worked out from', () => {
    const people = 50_000;
    const of = (id: string): number => Number(row(id).value);
    expect(of('NEED-ELDER-LAND')).toBeCloseTo(people * of('SD030'));
    expect(of('NEED-SPORT-INDOOR')).toBeCloseTo(people * of('SD031'));
    expect(of('NEED-SPORT-OUTDOOR')).toBeCloseTo(people * of('SD032'));
    expect(of('NEED-NURSERY')).toBeCloseTo((people / 1000) * of('PS-NURSERY'));
    expect(of('NEED-WORKERS')).toBeCloseTo((people / 10_000) * of('N7'));
    expect(of('NEED-FLOOR')).toBeCloseTo((people / 2.62 / 100) * of('N3'), -1);
  });
});

describe('the accessor of pages', () => {
  test('finds rows by id, and refuses an id that is not there', () => {
    for (const row of rows.rows) expect(planRow(rows, row.id)).toBe(row);
    expect(idsOf(rows.rows.filter(({also_categories}) => also_categories.includes('pharmacy')))).toContain('SD179');
    expect(() => planRow(rows, 'SD999')).toThrow('row SD999 is not there');
  });

  test('finds as many rows in each file as the guide to the files says', () => {
    const guide = readFileSync(new URL('../../data/catalogues/README.md', import.meta.url), 'utf8');
    for (const kind of PLAN_KINDS)
      expect(guide).toMatch(
        new RegExp(`^\\| \`${kind}\\.json\` \\| .* \\| ${rows.rows.filter(row => row.kind === kind).length} \\|$`, 'm'),
      );
  });

  test('reads the files once', () => {
    expect(catalogueRows()).toBe(rows);
  });
});
