import {describe, expect, test} from 'vitest';
import {NO_EDGE} from '#core/units.ts';
import type {Tags} from '../../../scripts/io/osm-extract.ts';
import {mapPlace, OsmMap} from '../../support/osm-map.ts';
import {catalogue, drawnFacilities, ofCategory, withStreets} from './drawn-city.ts';

async function pharmacy(tags: Tags, language = 'zh') {
  const map = withStreets(new OsmMap());
  map.node([20, 30], {amenity: 'pharmacy', ...tags});
  return (await drawnFacilities(map, {language})).facilities[0]!;
}

describe('facts of a facility', () => {
  test('names, address, telephone and hours are taken as they stand', async () => {
    const tags = {
      name: '同仁堂',
      'name:en': 'Tongrentang',
      'addr:city': '画城',
      'addr:street': '东门街',
      'addr:housenumber': '8号',
      'contact:phone': '+86 10 1234',
      opening_hours: 'Mo-Su 08:00-22:00',
      wheelchair: 'limited',
      capacity: '12',
      'operator:type': 'private',
    };
    expect(await pharmacy(tags)).toMatchObject({
      name: '同仁堂',
      nameLanguage: 'zh',
      nameZh: '同仁堂',
      nameEn: 'Tongrentang',
      address: '画城东门街8号',
      phone: '+86 10 1234',
      openingHours: 'Mo-Su 08:00-22:00',
      wheelchair: 'limited',
      capacity: 12,
      capacityUnit: 'persons',
      provider: 'market',
      source: 'osm',
      asOf: '2024-05-06',
      completeness: 'partial',
      inside: true,
      status: 'open',
      doubtful: false,
      doubtReason: null,
    });
  });

  test('missing facts are null, a missing name is empty', async () => {
    expect(await pharmacy({})).toMatchObject({
      name: '',
      nameLanguage: null,
      nameZh: null,
      nameEn: null,
      address: null,
      phone: null,
      openingHours: null,
      wheelchair: null,
      capacity: null,
      capacityUnit: null,
      provider: null,
    });
  });

  test('the language of a name is that of the equal name:xx, else of its script, else of the city', async () => {
    expect((await pharmacy({name: 'Apotheke', 'name:de': 'Apotheke'}, 'fr')).nameLanguage).toBe('de');
    expect((await pharmacy({name: '同仁堂'}, 'fr')).nameLanguage).toBe('zh');
    expect((await pharmacy({name: 'Pharmacie'}, 'fr')).nameLanguage).toBe('fr');
    expect(await pharmacy({name: 'Pharmacie'}, 'fr')).toMatchObject({nameZh: null, nameEn: null});
  });

  test('a hostile name stays the text it is, without control and direction characters', async () => {
    expect((await pharmacy({name: '<script>alert(1)</script>'})).name).toBe('<script>alert(1)</script>');
    expect((await pharmacy({name: '=cmd("x")'})).name).toBe('=cmd("x")');
    expect((await pharmacy({name: 'a\u202egpj.exe\u2066b\u200b'})).name).toBe('agpj.exeb');
  });

  test('lifecycle tags give the status; what is gone is not there', async () => {
    const status = async (tags: Tags) => {
      const map = withStreets(new OsmMap());
      map.node([20, 30], {name: '东门', ...tags});
      return (await drawnFacilities(map)).facilities.map(facility => `${facility.category} ${facility.status}`);
    };
    expect(await status({'disused:amenity': 'pharmacy'})).toEqual(['pharmacy closed']);
    expect(await status({'abandoned:amenity': 'pharmacy'})).toEqual(['pharmacy closed']);
    expect(await status({'construction:amenity': 'pharmacy'})).toEqual(['pharmacy building']);
    expect(await status({'proposed:amenity': 'pharmacy'})).toEqual(['pharmacy planned']);
    expect(await status({amenity: 'pharmacy', opening_hours: 'off'})).toEqual(['pharmacy closed']);
    expect(await status({'demolished:amenity': 'pharmacy'})).toEqual([]);
    expect(await status({'disused:amenity': 'pharmacy', shop: 'convenience'})).toEqual([
      'convenience open',
      'pharmacy closed',
    ]);
  });

  test('only open facilities count as open in the points', async () => {
    const map = withStreets(new OsmMap());
    map.node([20, 30], {amenity: 'pharmacy', name: '甲'});
    map.node([220, 30], {'disused:amenity': 'pharmacy', name: '乙'});
    const {facilities, points} = await drawnFacilities(map);
    expect(facilities.map((facility, i) => [facility.name, points.open[i]])).toEqual([
      ['甲', 1],
      ['乙', 0],
    ]);
  });
});

describe('place of a facility', () => {
  test('those in the buffer are kept as outside, those beyond are not', async () => {
    const map = withStreets(new OsmMap());
    map.node([0, 10], {amenity: 'pharmacy', name: '内'});
    map.node([2400, 10], {amenity: 'pharmacy', name: '外'});
    map.node([2600, 10], {amenity: 'pharmacy', name: '远'});
    const {facilities, points} = await drawnFacilities(map);
    expect(facilities.map(({name, inside}) => [name, inside])).toEqual([
      ['内', true],
      ['外', false],
    ]);
    expect([...points.inside]).toEqual([1, 0]);
  });

  test('one without a street within 250 m is kept, cannot be walked to, and is listed', async () => {
    const map = withStreets(new OsmMap());
    map.node([1500, 10], {amenity: 'pharmacy', name: '孤'});
    const {facilities, points, report} = await drawnFacilities(map);
    expect(facilities).toHaveLength(1);
    expect([...points.points.edge]).toEqual([NO_EDGE]);
    expect(report.findings().map(({kind, count}) => [kind, count])).toContainEqual(['facility-without-street', 1]);
  });

  test('facilities come in the order of their ids, and the points fit them', async () => {
    const map = withStreets(new OsmMap());
    for (let i = 0; i < 12; i++) map.node([10 + i * 70, 40], {amenity: i % 2 ? 'pharmacy' : 'toilets', name: `甲${i}`});
    const {facilities, points} = await drawnFacilities(map);
    const ids = facilities.map(({facilityId}) => facilityId);
    expect(ids).toEqual(ids.toSorted());
    expect(points.facilityCount).toBe(12);
    expect(points.firstPoint[12]).toBe(points.points.edge.length);
    expect(facilities.map((_, i) => points.categories[points.category[i]!])).toEqual(
      facilities.map(({category}) => category),
    );
    expect(points.categories).toEqual(catalogue.categories.map(({key}) => key));
    expect([points.lon[0]! / 1e7, points.lat[0]! / 1e7]).toEqual([facilities[0]!.lon, facilities[0]!.lat]);
  });

  test('a polygon is placed inside itself, even when its centroid is not', async () => {
    const map = withStreets(new OsmMap());
    const ring = [
      [0, 0],
      [90, 0],
      [90, 90],
      [80, 90],
      [80, 10],
      [10, 10],
      [10, 90],
      [0, 90],
      [0, 0],
    ] as const;
    map.way(ring, {amenity: 'kindergarten', name: '弯'});
    const [found] = ofCategory(await drawnFacilities(map), 'kindergarten');
    const [west, south] = mapPlace([0, 0]);
    const [left, top] = mapPlace([10, 90]);
    const [right] = mapPlace([80, 0]);
    expect(found!.lat).toBeGreaterThan(south);
    expect(found!.lat).toBeLessThan(top);
    expect((found!.lon > west && found!.lon < left) || found!.lon > right).toBe(true);
  });
});
