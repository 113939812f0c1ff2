import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {defaultStandards, inScope, standardsFor} from '#schema/effective-standards.ts';
import {InputError} from '#schema/input-error.ts';
import {loadCatalogue, parseCatalogue} from '../../scripts/catalogue.ts';
import {sharedFile} from '../support/shared.ts';

const catalogue = loadCatalogue();
const rows = catalogue.categories.flatMap(category =>
  category.standards.map(row => ({...row, category: category.key})),
);
const text = readFileSync(fileURLToPath(new URL('../../data/catalogues/categories.json', import.meta.url)), 'utf8');

/** Keys of the table of standards.md section 6; joint rows split. */
const TABLE_KEYS = [
  ...['svc_station', 'svc_centre', 'self_service', 'complex_1n', 'elder_daycare', 'elder_home', 'elder_meal'],
  ...['elder_activity', 'rural_happy', 'nursery', 'kindergarten', 'primary', 'junior', 'child_care', 'playground'],
  ...[
    'health_centre',
    'health_station',
    'pharmacy',
    'hospital',
    'mental_rehab',
    'disabled',
    'culture_centre',
    'library',
  ],
  ...['fitness_out', 'pitch', 'football', 'gym', 'park', 'square', 'market', 'convenience', 'supermarket', 'breakfast'],
  ...[
    'laundry',
    'hair',
    'repair',
    'housekeeping',
    'print_photo',
    'parcel',
    'recycle',
    'waste',
    'toilet',
    'bus',
    'metro',
  ],
  ...['bank', 'telecom', 'police', 'fire_micro', 'shelter', 'legal', 'jobs', 'volunteer', 'women', 'utility'],
  ...['charging', 'parking', 'quality_bookshop', 'quality_bakery', 'quality_tea_coffee', 'quality_flowers_gifts'],
  ...['quality_pets', 'quality_training', 'quality_wellness', 'quality_travel', 'quality_fitness', 'quality_dining'],
];
const ADDED_KEYS = ['veterans', 'bathing', 'council_hall', 'school_sport'];

describe('the category catalogue', () => {
  test('has every category of the table, the added ones, and no other', () => {
    expect(catalogue.categories.map(({key}) => key).sort()).toEqual([...TABLE_KEYS, ...ADDED_KEYS].sort());
  });

  test('numbers its categories 1 to n, and gives each a glyph of its own', () => {
    expect(catalogue.categories.map(({order}) => order)).toEqual(catalogue.categories.map((_, i) => i + 1));
    expect(new Set(catalogue.categories.map(({glyph}) => glyph)).size).toBe(catalogue.categories.length);
    for (const {glyph} of catalogue.categories) expect([...glyph]).toHaveLength(1);
  });

  test('names groups, domains, doubts and replaced categories that exist', () => {
    const keys = (list: readonly {key: string}[]) => new Set(list.map(({key}) => key));
    const categories = keys(catalogue.categories);
    for (const category of catalogue.categories) {
      expect(keys(catalogue.domains)).toContain(category.domain);
      for (const group of [category.group, ...category.also_groups]) expect(keys(catalogue.groups)).toContain(group);
      for (const replaced of category.replaces) expect(categories).toContain(replaced);
      for (const rule of category.osm.any)
        for (const doubt of [rule.doubt, rule.doubt_unnamed])
          if (doubt !== undefined) expect(keys(catalogue.doubts)).toContain(doubt);
    }
    expect(catalogue.categories.find(({key}) => key === 'health_centre')!.replaces).toEqual(['health_station']);
  });

  test('is written in Chinese and in English, each in its own punctuation', () => {
    const strings: [string, string][] = [];
    JSON.stringify(catalogue, (key, value) => {
      if (typeof value === 'string' && /_(zh|en)$/.test(key)) strings.push([key, value]);
      return value;
    });
    expect(strings.length).toBeGreaterThan(500);
    for (const [key, value] of strings) {
      if (key.endsWith('_en')) expect(value).not.toMatch(/\p{Script=Han}/u);
      else expect(value).toMatch(/[\p{Script=Han}]/u);
      if (key.endsWith('_zh')) expect(value).not.toMatch(/\p{Script=Han}[,;:()]/u);
    }
  });

  test('is marked as a matter of Chinese names exactly when nothing else can find it', () => {
    for (const {key, name_rule_only, osm} of catalogue.categories) {
      const elsewhere = osm.any.filter(rule => rule.where !== 'chinese');
      const needsChinese = elsewhere.every(rule => rule.name !== undefined && !/[a-z]{4}/i.test(rule.name));
      expect([key, name_rule_only]).toEqual([key, needsChinese]);
    }
  });

  test('has regular expressions that compile', () => {
    for (const rule of catalogue.categories.flatMap(category => category.osm.any))
      for (const pattern of [rule.name, rule.not_name]) if (pattern !== undefined) new RegExp(pattern, 'iu').test('x');
  });
});

describe('thresholds', () => {
  test('each category has exactly one default row, and it has a threshold', () => {
    for (const category of catalogue.categories) {
      const defaults = category.standards.filter(row => row.default);
      expect([category.key, defaults.length]).toEqual([category.key, 1]);
      expect(defaults[0]!.minutes).not.toBeNull();
      expect(defaults[0]!.status).not.toBe('recalled');
    }
  });

  test('a row is in minutes, or in metres, or asks presence, and says so', () => {
    for (const row of rows) {
      const asked = row.minutes !== null ? 'seconds' : row.metres === null ? 'presence' : 'meters';
      expect(row.minutes === null || row.metres === null).toBe(true);
      expect(row.measure).toContain(asked);
    }
  });

  test('our own rows bind nobody and are derived; nothing else is own', () => {
    for (const row of rows) {
      expect([row.id, row.obligation === 'own']).toEqual([row.id, row.scope === '*']);
      expect([row.id, row.status === 'derived']).toEqual([row.id, row.scope === '*']);
    }
  });

  test('a row that counts cites a document and where the figure was found', () => {
    for (const row of rows) {
      expect(row.doc_zh.length).toBeGreaterThan(3);
      expect(row.source).toMatch(/^figures \d/);
      if (row.status === 'found') expect(row.source).toMatch(/\[F\d+\]/);
      if (row.status === 'seed') expect(row.source).toMatch(/S[014]:\d+/);
      expect([row.id, row.note_zh === null]).toEqual([row.id, row.note_en === null]);
    }
  });

  test('the tiers are 5, 10 and 15 minutes and 300, 500 and 1,000 m, as GB 50180 has them', () => {
    const tiers = rows.filter(row => /-gb50180-\d+(min|m)$/.test(row.id));
    const seen = new Set(tiers.map(row => `${row.tier} ${row.minutes ?? '-'} ${row.metres ?? '-'}`));
    expect([...seen].sort()).toEqual(['10 - 500', '10 10 -', '15 - 1000', '15 15 -', '5 - 300', '5 5 -']);
    for (const row of tiers) expect([row.id, row.status]).toEqual([row.id, 'found']);
  });
});

const figures = sharedFile('../docs/standards.md');

test.skipIf(figures === null)('figures of the catalogue stand in the list of figures they cite', () => {
  const lines = readFileSync(figures as string, 'utf8').split('\n');
  const has = (pattern: RegExp) => lines.some(line => pattern.test(line));
  // radius rows: the line of section 3.2 carries ▲ or △, the tier and the radius
  const annex: Readonly<Record<string, string>> = {
    svc_station: 'service_station',
    svc_centre: 'service_centre',
    elder_daycare: 'elder_daycare',
    elder_activity: 'culture_station',
    nursery: 'nursery',
    kindergarten: 'kindergarten',
    primary: 'primary',
    junior: 'junior_high',
    health_centre: 'health_centre',
    health_station: 'health_station',
    culture_centre: 'culture_centre',
    fitness_out: 'fitness_outdoor',
    gym: 'gym',
    market: 'market',
    convenience: 'retail_node',
    supermarket: 'mall',
    parcel: 'post',
    bus: 'bus_stop',
    metro: 'metro',
    police: 'police',
    legal: 'justice',
    parking: 'bike_block',
  };
  const radii = rows.filter(row => row.id.includes('-gb50180b-') && row.metres !== null && row.min_area_sqm === null);
  const checked = radii.filter(row => annex[row.category] !== undefined);
  expect(checked.length).toBeGreaterThanOrEqual(20);
  for (const row of checked) {
    const mark = row.obligation === 'as-needed' ? '△' : '▲';
    const line = new RegExp(`^\\| ${annex[row.category]} \\|.*\\| ${mark} \\| ≤${row.metres} \\|`);
    expect([row.id, has(line)]).toEqual([row.id, true]);
  }
  // the marks of the tiers
  for (const row of rows.filter(({id}) => /-gb50180-\d+min$/.test(id))) {
    const key = annex[row.category];
    if (key === undefined || row.obligation === 'reference' || row.obligation === 'own') continue;
    const mark = row.obligation === 'as-needed' ? '△' : '▲';
    expect([row.id, has(new RegExp(`^\\| ${key} \\|.*\\| (\\d+/)*${row.tier}(/\\d+)* \\| ${mark} \\|`))]).toEqual([
      row.id,
      true,
    ]);
  }
  const bands = lines.find(line => line.startsWith('| time bands |')) ?? '';
  for (const minutes of new Set(rows.filter(({id}) => id.includes('-mofcom-')).map(row => row.minutes)))
    expect(bands).toContain(`${minutes} min`);
});

describe('standards in a jurisdiction', () => {
  test('provincial rows bind their province, national ones every province, ours everywhere', () => {
    expect(inScope('CN', 'CN-FJ')).toBe(true);
    expect(inScope('CN-FJ', 'CN')).toBe(false);
    expect(inScope('CN-FJ', 'CN-FJ')).toBe(true);
    expect(inScope('CN', 'MC')).toBe(false);
    expect(inScope('*', 'MC')).toBe(true);
    const fujian = (place: string) => standardsFor(catalogue, place).filter(row => row.scope === 'CN-FJ').length;
    expect([fujian('CN'), fujian('MC'), fujian('CN-FJ') > 0]).toEqual([0, 0, true]);
  });

  test('in China only checked ▲ rows decide, and recalled rows never do', () => {
    const china = standardsFor(catalogue, 'CN');
    for (const row of china)
      expect(row.decides).toBe(row.obligation === 'must' && row.status !== 'recalled' && row.inScope);
    expect(china.some(row => row.status === 'recalled')).toBe(true);
    expect(china.some(row => row.methodExample)).toBe(false);
    const required = china.filter(row => row.decides && row.default).map(row => row.category);
    expect(required.sort()).toEqual(
      [
        ...['svc_station', 'svc_centre', 'elder_daycare', 'kindergarten', 'primary', 'junior', 'health_centre'],
        ...['culture_centre', 'fitness_out', 'pitch', 'park', 'market', 'convenience', 'bus', 'legal'],
      ].sort(),
    );
  });

  test('abroad the same thresholds are our own reference, marked as method example', () => {
    const abroad = standardsFor(catalogue, 'MC');
    expect(abroad.some(row => row.obligation !== 'own')).toBe(false);
    expect(abroad.some(row => row.inScope && row.scope !== '*')).toBe(false);
    for (const row of abroad) expect([row.id, row.methodExample]).toEqual([row.id, row.decides]);
    expect(abroad.some(row => row.status === 'recalled')).toBe(false);
  });

  test('every category has a default row everywhere, with the same threshold', () => {
    const [china, monaco] = [defaultStandards(catalogue, 'CN'), defaultStandards(catalogue, 'MC')];
    expect(monaco.size).toBe(catalogue.categories.length);
    for (const [key, row] of china)
      expect([row.minutes, row.id]).toEqual([monaco.get(key)!.minutes, monaco.get(key)!.id]);
  });

  test('rows without a threshold, or that ask a size, are not computed', () => {
    for (const row of standardsFor(catalogue, 'CN-FJ')) {
      expect(row.measure).not.toBe('presence');
      expect(row.min_area_sqm).toBeNull();
    }
  });
});

describe('a catalogue that does not fit is refused with the key', () => {
  const broken = (change: (catalogue: {categories: Record<string, unknown>[]}) => void) => () => {
    const copy = JSON.parse(text) as {categories: Record<string, unknown>[]};
    change(copy);
    return parseCatalogue(JSON.stringify(copy), 'mine.json');
  };

  test('a key twice, no default, an unknown key, no JSON', () => {
    expect(broken(({categories}) => categories.push(categories[0]!))).toThrow(
      /mine\.json: category: found svc_station twice/,
    );
    expect(
      broken(({categories}) => ((categories[0]!['standards'] as {default: boolean}[])[0]!.default = false)),
    ).toThrow(/categories\.svc_station\.standards: found 0 default rows/);
    expect(broken(({categories}) => (categories[1]!['colour'] = 'red'))).toThrow(/categories\.1/);
    expect(() => parseCatalogue('{', 'mine.json')).toThrow(InputError);
  });
});
