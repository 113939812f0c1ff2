import {describe, expect, test} from 'vitest';
import type {Tags} from '../../../scripts/io/osm-extract.ts';
import {OsmMap} from '../../support/osm-map.ts';
import {type DrawnOptions, drawnFacilities, ofCategory, withStreets} from './drawn-city.ts';

/** Categories a single node is put in. */
async function nodeCategories(tags: Tags, options?: DrawnOptions): Promise<string[]> {
  const map = withStreets(new OsmMap());
  map.node([20, 30], tags);
  return (await drawnFacilities(map, options)).facilities.map(facility => facility.category);
}

/** Categories a rectangle of so many metres is put in. */
async function blockCategories(width: number, height: number, tags: Tags, options?: DrawnOptions): Promise<string[]> {
  const map = withStreets(new OsmMap());
  map.block(10, 10, width, height, tags);
  return (await drawnFacilities(map, options)).facilities.map(facility => facility.category);
}

describe('over-claims the catalogue corrects', () => {
  test('extinguishers and hydrants are no micro fire station, a fire station is', async () => {
    expect(await nodeCategories({emergency: 'fire_extinguisher'})).toEqual([]);
    expect(await nodeCategories({emergency: 'fire_hydrant'})).toEqual([]);
    expect(await nodeCategories({amenity: 'fire_station', name: '东门微型消防站'})).toEqual(['fire_micro']);
  });

  test('a park needs 0.4 ha: 80 by 50 m is one, 79 by 50 m is none, and a point is none', async () => {
    expect(await blockCategories(80.01, 50, {leisure: 'park'})).toEqual(['park']);
    expect(await blockCategories(79.5, 50, {leisure: 'park'})).toEqual([]);
    expect(await nodeCategories({leisure: 'park', name: '人民公园'})).toEqual([]);
  });

  test('a park needs public access, and a fee does not matter', async () => {
    for (const access of ['private', 'customers', 'no', 'members'])
      expect(await blockCategories(90, 60, {leisure: 'park', access})).toEqual([]);
    expect(await blockCategories(90, 60, {leisure: 'park', fee: 'yes'})).toEqual(['park']);
    expect(await blockCategories(90, 60, {leisure: 'park', access: 'permissive'})).toEqual(['park']);
  });

  test('a bare garden is no park, one mapped as open to the public is', async () => {
    expect(await blockCategories(90, 60, {leisure: 'garden'})).toEqual([]);
    expect(await blockCategories(90, 60, {leisure: 'garden', access: 'yes'})).toEqual(['park']);
  });

  test('a park with a hole is measured without it', async () => {
    const park = async (hole: number) => {
      const map = withStreets(new OsmMap());
      const outer = map.block(0, 0, 80, 60, {});
      const inner = map.block(10, 10, hole, hole, {});
      const members = [
        {ref: outer, role: 'outer'},
        {ref: inner, role: 'inner'},
      ];
      map.multipolygon(members, {leisure: 'park'});
      return (await drawnFacilities(map)).facilities.length;
    };
    expect(await park(20)).toBe(1);
    expect(await park(30)).toBe(0);
  });

  test('a pitch inside a school counts only when it is mapped as open', async () => {
    const pitches = async (tags: Tags) => {
      const map = withStreets(new OsmMap());
      map.block(0, 0, 95, 95, {amenity: 'school', name: '东门小学'});
      map.block(20, 20, 40, 30, {leisure: 'pitch', sport: 'soccer', ...tags});
      return (await drawnFacilities(map)).facilities.map(facility => facility.category);
    };
    expect(await pitches({})).toEqual(['primary']);
    expect(await pitches({access: 'private'})).toEqual(['primary']);
    expect(await pitches({opening_hours: 'off'})).toEqual(['primary']);
    for (const open of [{access: 'yes'}, {opening_hours: 'Sa-Su 08:00-18:00'}])
      expect((await pitches(open)).sort()).toEqual(['football', 'pitch', 'primary', 'school_sport']);
  });

  test('a court of a members’ club does not count, nor anything inside a barracks', async () => {
    const inside = async (grounds: Tags, tags: Tags) => {
      const map = withStreets(new OsmMap());
      map.block(0, 0, 95, 95, grounds);
      map.block(20, 20, 40, 30, tags);
      return (await drawnFacilities(map)).facilities.map(facility => facility.category);
    };
    const court = {leisure: 'pitch', sport: 'tennis'};
    expect(await inside({leisure: 'sports_centre', access: 'members'}, court)).toEqual([]);
    expect(await inside({leisure: 'sports_centre', access: 'members'}, {...court, access: 'yes'})).toEqual(['pitch']);
    expect(await inside({leisure: 'resort', access: 'private'}, {amenity: 'pharmacy'})).toEqual(['pharmacy']);
    expect(await inside({landuse: 'military'}, {amenity: 'pharmacy'})).toEqual([]);
    expect(await inside({amenity: 'prison'}, {...court, access: 'yes'})).toEqual([]);
  });

  test('a pitch outside schools counts as it is, but is no school ground', async () => {
    const found = await blockCategories(40, 30, {leisure: 'pitch', sport: 'basketball'});
    expect(found).toEqual(['pitch']);
  });

  test('a public bookcase is no library, nor is one inside a university', async () => {
    expect(await nodeCategories({amenity: 'public_bookcase'})).toEqual([]);
    const map = withStreets(new OsmMap());
    map.block(0, 0, 300, 300, {amenity: 'university', name: '东门大学'});
    map.node([50, 50], {amenity: 'library', name: '图书馆'});
    map.node([550, 550], {amenity: 'library', name: '城市书房'});
    expect(ofCategory(await drawnFacilities(map), 'library').map(({name}) => name)).toEqual(['城市书房']);
  });

  test('assisted living is a home, not day care', async () => {
    const tags = {amenity: 'social_facility', 'social_facility:for': 'senior'};
    expect(await nodeCategories({...tags, social_facility: 'assisted_living', name: '安康老年公寓'})).toEqual([
      'elder_home',
    ]);
    expect(await nodeCategories({...tags, social_facility: 'day_care'})).toEqual(['elder_daycare']);
  });

  test('a health centre needs tag and name; so does a community service station', async () => {
    expect(await nodeCategories({amenity: 'clinic', name: '东门社区卫生服务中心'})).toEqual(['health_centre']);
    expect(await nodeCategories({building: 'yes', name: '东门社区卫生服务中心'})).toEqual([]);
    expect(await nodeCategories({amenity: 'clinic', name: '康美口腔门诊部'})).toEqual([]);
    expect(await nodeCategories({amenity: 'community_centre', name: '东门社区党群服务中心'})).toEqual(['svc_station']);
    expect(await nodeCategories({office: 'government', name: '东门社区居委会'})).toEqual(['svc_station']);
    expect(await nodeCategories({office: 'estate_agent', name: '东门社区房产'})).toEqual([]);
    expect(await nodeCategories({amenity: 'community_centre'})).toEqual([]);
    expect(await nodeCategories({amenity: 'townhall', name: '东门街道办事处'})).toEqual(['svc_centre']);
  });

  test('an unnamed clinic in Chinese data is a doubtful health station', async () => {
    const map = withStreets(new OsmMap());
    map.node([20, 30], {amenity: 'clinic'});
    const [station] = (await drawnFacilities(map)).facilities;
    expect(station).toMatchObject({
      category: 'health_station',
      name: '',
      doubtful: true,
      doubtReason: '没有名称，只有笼统的标签 · Only a general tag, no name',
    });
  });

  test('a café sells breakfast only when its hours say so', async () => {
    const breakfast = async (tags: Tags) => (await nodeCategories({amenity: 'cafe', ...tags})).includes('breakfast');
    expect(await breakfast({})).toBe(false);
    expect(await breakfast({opening_hours: 'Mo-Su 10:00-22:00'})).toBe(false);
    expect(await breakfast({opening_hours: 'Mo-Fr 08:31-18:00'})).toBe(false);
    expect(await breakfast({opening_hours: 'Mo-Fr 08:30-18:00'})).toBe(true);
    expect(await breakfast({opening_hours: '24/7'})).toBe(true);
    expect(await breakfast({name: '阿婆早餐'})).toBe(true);
  });

  test('a cash machine is no bank, a private pool no gym, a pedestrian way no square', async () => {
    expect(await nodeCategories({amenity: 'atm'})).toEqual([]);
    expect(await blockCategories(20, 10, {leisure: 'swimming_pool'})).toEqual([]);
    expect(await blockCategories(20, 10, {leisure: 'swimming_pool', access: 'yes'})).toEqual(['gym']);
    expect(await blockCategories(50, 50, {highway: 'pedestrian', area: 'yes'})).toEqual([]);
    expect(await blockCategories(50, 50, {highway: 'pedestrian', area: 'yes', name: '人民广场'})).toEqual(['square']);
  });

  test('traditional characters are read like simplified ones', async () => {
    expect(await nodeCategories({amenity: 'clinic', name: '東門社區衛生服務中心'})).toEqual(['health_centre']);
    expect(await nodeCategories({amenity: 'community_centre', name: '東門社區服務站'})).toEqual(['svc_station']);
    expect(await nodeCategories({amenity: 'school', name: '東門小學'})).toEqual(['primary']);
    expect(await nodeCategories({amenity: 'school', name: '東門中學'})).toEqual(['junior']);
  });

  test('a gym mapped as a fitness station is at most doubtful', async () => {
    const map = withStreets(new OsmMap());
    map.node([20, 30], {leisure: 'fitness_station'});
    map.node([220, 30], {leisure: 'fitness_station', name: '东门健身广场'});
    map.node([420, 30], {leisure: 'fitness_station', name: 'Instituto MORFT'});
    map.node([620, 30], {leisure: 'fitness_station', name: 'MacroFit Gym'});
    map.node([820, 30], {leisure: 'fitness_station', name: 'Cenbox', phone: '1'});
    const {facilities} = await drawnFacilities(map);
    expect(facilities.map(({name, category, doubtful}) => [name, category, doubtful]).sort()).toEqual([
      ['', 'fitness_out', false],
      ['Instituto MORFT', 'fitness_out', true],
      ['东门健身广场', 'fitness_out', false],
    ]);
  });

  test('the added kinds are found by tag and Chinese name', async () => {
    expect(await nodeCategories({office: 'government', name: '东门社区退役军人服务站'})).toContain('veterans');
    expect(await nodeCategories({amenity: 'social_facility', name: '东门助浴点'})).toContain('bathing');
    expect(await nodeCategories({amenity: 'community_centre', name: '东门民主议事厅'})).toContain('council_hall');
  });

  test('military, prison, fuel, power and water-supply features are never read', async () => {
    expect(await nodeCategories({shop: 'convenience', amenity: 'fuel', name: '加油站便利店'})).toEqual([]);
    expect(await nodeCategories({office: 'company', man_made: 'water_works', name: '自来水营业厅'})).toEqual([]);
    expect(await blockCategories(90, 60, {leisure: 'park', landuse: 'military'})).toEqual([]);
  });
});

describe('Chinese name rules outside Chinese data', () => {
  const spanish: DrawnOptions = {language: 'es', jurisdiction: 'ES'};

  test('categories with nothing but Chinese name rules are no data, others are not', async () => {
    const {noData} = await drawnFacilities(withStreets(new OsmMap()), spanish);
    for (const key of ['svc_station', 'elder_meal', 'women', 'self_service', 'council_hall'])
      expect(noData).toContain(key);
    for (const key of ['pharmacy', 'health_centre', 'primary', 'park']) expect(noData).not.toContain(key);
    const chinese = await drawnFacilities(withStreets(new OsmMap()));
    expect(chinese.noData).not.toContain('svc_station');
    expect(chinese.noData).toContain('women');
  });

  test('a Chinese name in Spain makes no community service station', async () => {
    expect(await nodeCategories({amenity: 'community_centre', name: '社区服务站'}, spanish)).toEqual([]);
  });

  test('a health centre abroad goes by the local words, a plain clinic is a doubtful station', async () => {
    expect(await nodeCategories({amenity: 'clinic', name: 'Centro de Salud Schamann'}, spanish)).toEqual([
      'health_centre',
    ]);
    expect(await nodeCategories({amenity: 'clinic', name: 'Clínica Dental Sur'}, spanish)).toEqual([]);
    expect(await nodeCategories({amenity: 'clinic', name: 'Consulta Dr. Pérez'}, spanish)).toEqual(['health_station']);
  });

  test('a school without a level is both, and doubtful; one with a level is one, and certain', async () => {
    const map = withStreets(new OsmMap());
    map.node([20, 30], {amenity: 'school', name: 'Colegio Alemán'});
    map.node([320, 330], {amenity: 'school', name: 'CEIP Galdós'});
    map.node([620, 630], {amenity: 'school', name: 'X', 'isced:level': '1-2'});
    map.node([820, 830], {amenity: 'school', name: 'Autoescuela Sur'});
    const {facilities} = await drawnFacilities(map, spanish);
    const found = facilities.map(({name, category, doubtful}) => `${name} ${category} ${doubtful}`).sort();
    expect(found).toEqual([
      'CEIP Galdós primary false',
      'Colegio Alemán junior true',
      'Colegio Alemán primary true',
      'X junior false',
      'X primary false',
    ]);
  });
});
