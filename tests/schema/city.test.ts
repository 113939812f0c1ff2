import {describe, expect, test} from 'vitest';
import {parseCity} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';

/** The example of design 3.1, made concrete. */
function example(): Record<string, unknown> {
  return {
    id: 'las-palmas',
    name: {zh: '拉斯帕尔马斯', en: 'Las Palmas'},
    language: 'es',
    timeZone: 'Atlantic/Canary',
    jurisdiction: 'ES',
    invented: false,
    streets: {file: 'x.osm.pbf', snapshot: '2023-02-21'},
    boundary: {bbox: [-15.5, 28.0, -15.4, 28.2]},
    bufferMeters: 2500,
    population: {
      kind: 'raster',
      file: 'p.tif',
      groups: {age60plus: 'p60.tif'},
      year: 2020,
      source: 'WorldPop',
      confidential: false,
    },
    areas: [
      {kind: 'district', osmAdminLevel: 9},
      {kind: 'community', file: 'c.geojson', columns: {code12: 'QHDM', name_zh: 'MC', households: 'HS'}},
    ],
    facilities: [
      {kind: 'osm', completeness: {pharmacy: 'assumed'}, why: "checked against the chamber's list in 2024"},
      {
        kind: 'table',
        file: 'clinics.csv',
        category: 'health_station',
        crs: 'gcj02',
        encoding: 'gb18030',
        columns: {name: '名称', lon: '经度', lat: '纬度'},
        completeness: 'official',
        claims: {area: 'district:01'},
        asOf: '2025-12-31',
        source: '区卫健委',
        licence: 'CC-BY-4.0',
      },
    ],
    elevation: {file: 'dem.tif'},
    catalogues: ['plan-14fyp', 'gb50180', 'mofcom-2021'],
    publish: {mapApproval: null, icp: null, contact: {phone: '0928-000000'}},
    licences: [{covers: 'streets', id: 'ODbL-1.0', attribution: '© OpenStreetMap contributors'}],
  };
}

const REQUIRED = [
  'id',
  'name',
  'language',
  'timeZone',
  'jurisdiction',
  'boundary',
  'population',
  'facilities',
  'licences',
];

function parse(change: (city: Record<string, unknown>) => void) {
  const city = example();
  change(city);
  return parseCity(JSON.stringify(city), 'city.json');
}

function refusal(change: (city: Record<string, unknown>) => void): string {
  try {
    parse(change);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('was accepted');
}

describe('a city file', () => {
  test('as in the design is accepted and keeps every value', () => {
    const city = parse(() => {});
    expect(city).toMatchObject(example());
  });

  test('needs only the nine required keys, and has documented defaults', () => {
    const city = parse(c => {
      for (const key of Object.keys(c)) if (!REQUIRED.includes(key)) delete c[key];
      c['population'] = {kind: 'raster', file: 'p.tif'};
    });
    expect(city).toMatchObject({invented: false, bufferMeters: 2500, areas: []});
    expect(city.population).toEqual({
      kind: 'raster',
      file: 'p.tif',
      groups: {},
      year: null,
      source: '',
      confidential: false,
    });
    expect(city.streets).toBeUndefined();
  });

  test.each(REQUIRED)('without %s is refused by that name', key => {
    expect(refusal(c => delete c[key])).toMatch(new RegExp(`^city\\.json: ${key}: found nothing, expected `));
  });

  test('names an unknown key, at the top and deep inside', () => {
    expect(
      refusal(c => {
        c['colour'] = 'red';
      }),
    ).toMatch(/^city\.json: colour: found "red", expected only the keys id, name/);
    expect(
      refusal(c => {
        Object.assign(c['population'] as object, {colour: 1});
      }),
    ).toMatch(/^city\.json: population\.colour: found 1, expected only the keys kind, file/);
  });

  test.each(['en', 'plan', 'methods', 'about', 'data', 'embed'])('may not take the page name %s as id', id => {
    expect(
      refusal(c => {
        c['id'] = id;
      }),
    ).toContain(`id: found "${id}", expected a name that is no page`);
  });

  test.each(['Las-Palmas', '1city', '', '广州', 'a/b', '../x'])('refuses the id %j', id => {
    expect(
      refusal(c => {
        c['id'] = id;
      }),
    ).toContain('id: found');
  });

  test.each([
    [[-15.4, 28, -15.5, 28.2], 'west smaller than east'],
    [[-15.5, 28.2, -15.4, 28], 'south smaller than north'],
    [[-15.5, 28, -15.5, 28.2], 'west smaller than east'],
    [[28, -190, 28.2, 15], 'south and north from -90'],
    [[-190, 28, -15.4, 28.2], 'west and east from -180'],
    [[-15.5, 28, -15.4], '[west, south, east, north]'],
    [[-15.5, 28, -15.4, null], 'a number'],
  ])('refuses the bbox %j', (bbox, expected) => {
    const message = refusal(c => {
      c['boundary'] = {bbox};
    });
    expect(message).toContain('boundary.bbox');
    expect(message).toContain(expected);
  });

  test('takes the four forms of a boundary and no mixture', () => {
    for (const boundary of [{bbox: [1, 2, 3, 4]}, {file: 'b.geojson'}, {osmRelation: 5}, {osmAdminLevel: 8, name: 'A'}])
      expect(
        parse(c => {
          c['boundary'] = boundary;
        }).boundary,
      ).toEqual(boundary);
    for (const boundary of [
      {},
      {osmAdminLevel: 8},
      {name: 'A'},
      {file: 'b', osmRelation: 5},
      {osmRelation: 5, asOf: '2025-12-31'},
    ])
      expect(
        refusal(c => {
          c['boundary'] = boundary;
        }),
      ).toContain('expected exactly one of {"bbox"}');
  });

  test('takes day and maker of the files of boundary and areas, and of files only', () => {
    const named = {asOf: '2025-12-31', source: '民政局 · civil affairs bureau'};
    const city = parse(c => {
      c['boundary'] = {file: 'b.geojson', ...named};
      c['areas'] = [{kind: 'district', file: 'd.geojson', ...named}];
    });
    expect([city.boundary, city.areas[0]]).toEqual([
      {file: 'b.geojson', ...named},
      {kind: 'district', file: 'd.geojson', ...named},
    ]);
    expect(
      refusal(c => {
        c['areas'] = [{kind: 'district', osmAdminLevel: 9, asOf: '2025-12-31'}];
      }),
    ).toContain('expected either "osmAdminLevel" or "file" (with "columns", "asOf", "source")');
  });

  test('takes the four kinds of population', () => {
    for (const population of [
      {kind: 'raster', file: 'p.tif'},
      {
        kind: 'table',
        file: 'c.csv',
        columns: {lon: 'x', lat: 'y', people: 'p', people_age60plus: 'o'},
        cellMeters: 100,
      },
      {kind: 'table', file: 'c.csv', columns: {h3: 'id', people: 'population'}},
      {kind: 'areas', file: 'a.csv', columns: {code: 'QHDM', people: 'P', people_age0to14: 'K'}},
      {kind: 'buildings', total: 299090, groups: {age60plus: 5000}},
    ])
      expect(
        parse(c => {
          c['population'] = population;
        }).population,
      ).toMatchObject(population);
  });

  test.each([
    [{kind: 'census', file: 'x'}, 'population.kind: found "census", expected one of raster, table, areas, buildings'],
    [{kind: 'table', file: 'c.csv', columns: {lon: 'x', people: 'p'}}, 'lon + lat + people, or h3 + people'],
    [{kind: 'table', file: 'c.csv', columns: {h3: 'x', people: 'p', old: 'o'}}, 'population.columns.old'],
    [{kind: 'table', file: 'c.csv', columns: {h3: 'x', people: 'p', people_old: 'o'}}, 'people_<group>'],
    [{kind: 'raster', file: 'p.tif', groups: {old: 'q.tif'}}, 'population.groups.old'],
    [{kind: 'raster', file: 'p.tif', groups: {age60to14: 'q.tif'}}, 'population.groups.age60to14'],
    [{kind: 'buildings', total: -5}, 'population.total: found -5, expected a number above 0'],
    [
      {kind: 'buildings', total: 1e18},
      'population.total: found 1000000000000000000, expected at most 10000000000 people',
    ],
    [{kind: 'buildings', total: '5'}, 'population.total: found "5", expected a number'],
    [{kind: 'buildings', total: 5, groups: {age60plus: 6}}, 'at most the total, 5'],
  ])('refuses the population %j', (population, expected) => {
    expect(
      refusal(c => {
        c['population'] = population;
      }),
    ).toContain(expected);
  });

  test('wants a reason where completeness is only assumed', () => {
    expect(
      refusal(c => {
        c['facilities'] = [{kind: 'osm', completeness: {pharmacy: 'assumed'}}];
      }),
    ).toContain('facilities.0.why');
  });

  test('refuses what is no time zone, date or encoding', () => {
    expect(
      refusal(c => {
        c['timeZone'] = 'Mars/Base';
      }),
    ).toContain('timeZone: found "Mars/Base", expected a time zone');
    expect(
      refusal(c => {
        c['streets'] = {file: 'x', snapshot: '2023-02-30'};
      }),
    ).toContain('streets.snapshot: found "2023-02-30", expected a date');
  });

  test('may say where and when people are helped in person, with hours only as they can be said in both languages', () => {
    const hours = (text: string) => (c: Record<string, unknown>) => {
      c['publish'] = {contact: {phone: '12345', address_zh: '一号街', address_en: '1 Street', hours: text}};
    };
    expect(refusal(hours('九点到五点'))).toContain('publish.contact.hours: found "九点到五点", expected office hours');
    expect(parse(hours('Mo-Fr 09:00-17:00')).publish.contact).toMatchObject({
      address_zh: '一号街',
      address_en: '1 Street',
    });
  });

  test('may hold comments, which are no part of its texts', () => {
    const text = JSON.stringify({...example(), publish: {contact: {url: 'https://example.org/*x*/'}}}, null, 2);
    const commented = `// a city\n${text.replace(/,\n/g, ', // why "so"\n')}\n/* the\nend */`;
    const city = parseCity(commented, 'city.json');
    expect(city.publish.contact.url).toBe('https://example.org/*x*/');
    expect(city.id).toBe('las-palmas');
  });

  test('says where broken JSON breaks', () => {
    expect(() => parseCity('{\n  "id": "x", // a comment\n  name: 1\n}', 'city.json')).toThrow(
      /^city\.json: line 3, column 3: found "name: 1\\n}", expected a key in double quotes/,
    );
    expect(() => parseCity('{"id": NaN}', 'city.json')).toThrow(/line 1, column 8: found "NaN/);
    expect(() => parseCity('{"id": "x"', 'city.json')).toThrow(/found the end of the file/);
    expect(() => parseCity('[]', 'city.json')).toThrow(/^city\.json: top level: found \[\], expected/);
  });

  test('may begin with a byte order mark', () => {
    expect(parseCity(`\ufeff${JSON.stringify(example())}`, 'city.json').id).toBe('las-palmas');
  });

  test.each([
    [{areas: [{kind: 'ward', osmAdminLevel: 9}]}, 'areas.0.kind: found "ward", expected one of district, subdistrict'],
    [{areas: [{kind: 'district'}]}, 'areas.0: found {"kind":"district"}, expected either "osmAdminLevel" or "file"'],
    [
      {areas: [{kind: 'district', file: 'x', columns: {code13: 'a'}}]},
      'areas.0.columns.code13: found "a", expected only code12',
    ],
    [{facilities: [{}]}, 'facilities.0.kind: found nothing, expected one of osm, table'],
    [
      {facilities: [{kind: 'table', file: 'x', crs: 'gcj-02'}]},
      'facilities.0.crs: found "gcj-02", expected one of wgs84',
    ],
    [{streets: 'x.pbf'}, 'streets: found "x.pbf", expected an object with the keys file, snapshot'],
    [{licences: [{covers: 'x'}]}, 'licences.0.id: found nothing, expected text'],
    [{bufferMeters: -1}, 'bufferMeters: found -1, expected from 0 to 50000'],
  ])('%j is refused by key, with what was found and expected', (change, message) => {
    expect(refusal(c => Object.assign(c, change))).toContain(`city.json: ${message}`);
  });
});

describe('residential land', () => {
  const land = (residentialLand: unknown) => parseCity(JSON.stringify({...example(), residentialLand}), 'city.json');

  test('comes from a file with its source and date, or from the map', () => {
    expect(land({file: 'l.geojson', source: '规划局', asOf: '2024-12-31'}).residentialLand).toEqual({
      file: 'l.geojson',
      source: '规划局',
      asOf: '2024-12-31',
      licence: null,
    });
    expect(land({kind: 'osm'}).residentialLand).toEqual({kind: 'osm'});
    expect(parseCity(JSON.stringify(example()), 'city.json').residentialLand).toBeUndefined();
  });

  test.each([
    [{}],
    [{file: 'l.geojson'}],
    [{kind: 'osm', file: 'l.geojson', source: 'x'}],
    [{kind: 'map'}],
    [{file: 'l.geojson', source: 'x', asOf: '2024-13-01'}],
    [{file: 'l.geojson', source: 'x', colour: 'red'}],
  ])('refuses %j', value => {
    expect(() => land(value)).toThrow(InputError);
  });
});
