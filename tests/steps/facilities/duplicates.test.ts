import {describe, expect, test} from 'vitest';
import {OsmMap} from '../../support/osm-map.ts';
import {drawnFacilities, ofCategory, withStreets} from './drawn-city.ts';

describe('one real thing counts once', () => {
  test('a node inside a polygon of the same name adds its facts to the polygon', async () => {
    const map = withStreets(new OsmMap());
    const way = map.block(10, 10, 60, 60, {amenity: 'kindergarten', name: '东门幼儿园'});
    map.node([30, 30], {amenity: 'kindergarten', name: '东门幼儿园', phone: '010-1234', wheelchair: 'yes'});
    const facilities = ofCategory(await drawnFacilities(map), 'kindergarten');
    expect(facilities).toHaveLength(1);
    expect(facilities[0]).toMatchObject({
      facilityId: `osm:w${way}:kindergarten`,
      placeId: `osm:w${way}`,
      phone: '010-1234',
      wheelchair: 'yes',
    });
  });

  test('a polygon without a name takes that of the node inside it, and loses its doubt', async () => {
    const map = withStreets(new OsmMap());
    map.block(10, 10, 60, 60, {amenity: 'kindergarten'});
    map.node([30, 30], {amenity: 'kindergarten', name: '东门幼儿园'});
    const facilities = ofCategory(await drawnFacilities(map), 'kindergarten');
    expect(facilities.map(({name, doubtful}) => ({name, doubtful}))).toEqual([{name: '东门幼儿园', doubtful: false}]);
  });

  test('a short form of the name is the same school, another number is another', async () => {
    const map = withStreets(new OsmMap());
    map.block(10, 10, 200, 80, {amenity: 'school', name: '清华大学附属中学'});
    map.node([30, 30], {amenity: 'school', name: '清华附中'});
    map.node([40, 30], {amenity: 'school', name: '清华大学附属第二中学'});
    const names = ofCategory(await drawnFacilities(map), 'junior').map(({name}) => name);
    expect(names.sort()).toEqual(['清华大学附属中学', '清华大学附属第二中学']);
  });

  test('a relation and its outer way are one', async () => {
    const map = withStreets(new OsmMap());
    const tags = {amenity: 'school', name: '东门小学'};
    const outer = map.block(10, 10, 80, 80, tags);
    const relation = map.multipolygon([{ref: outer, role: 'outer'}], tags);
    const facilities = ofCategory(await drawnFacilities(map), 'primary');
    expect(facilities).toHaveLength(1);
    expect([`osm:w${outer}:primary`, `osm:r${relation}:primary`]).toContain(facilities[0]!.facilityId);
  });

  test('two of the same name 49 m apart are one, 52 m apart two', async () => {
    const count = async (gap: number) => {
      const map = withStreets(new OsmMap());
      map.node([10, 20], {amenity: 'pharmacy', name: '同仁堂'});
      map.node([10 + gap, 20], {amenity: 'pharmacy', name: '同仁堂'});
      return ofCategory(await drawnFacilities(map), 'pharmacy').length;
    };
    expect(await count(49)).toBe(1);
    expect(await count(52)).toBe(2);
  });

  test('two names side by side are two', async () => {
    const map = withStreets(new OsmMap());
    map.node([10, 20], {amenity: 'pharmacy', name: '同仁堂'});
    map.node([12, 20], {amenity: 'pharmacy', name: '海王星辰'});
    expect(ofCategory(await drawnFacilities(map), 'pharmacy')).toHaveLength(2);
  });

  test('the two signs of a bus stop are one stop with two ways in; its platform adds nothing', async () => {
    const map = withStreets(new OsmMap());
    map.node([10, 4], {highway: 'bus_stop', name: '东门'});
    map.node([40, -4], {highway: 'bus_stop', name: '东门'});
    map.node([14, 6], {public_transport: 'platform'});
    const stops = ofCategory(await drawnFacilities(map), 'bus');
    expect(stops.map(({name, doubtful, entries}) => [name, doubtful, entries.length])).toEqual([['东门', false, 2]]);
  });

  test('containers standing together are one recycling point', async () => {
    const map = withStreets(new OsmMap());
    for (const x of [10, 12, 14]) map.node([x, 20], {amenity: 'recycling'});
    map.node([60, 20], {amenity: 'recycling'});
    expect(ofCategory(await drawnFacilities(map), 'recycle')).toHaveLength(2);
  });

  test('what is closed or being built does not merge with what is open', async () => {
    const map = withStreets(new OsmMap());
    map.node([10, 20], {amenity: 'pharmacy', name: '同仁堂'});
    map.node([20, 20], {'disused:amenity': 'pharmacy', name: '同仁堂'});
    const statuses = ofCategory(await drawnFacilities(map), 'pharmacy').map(({status}) => status);
    expect(statuses.sort()).toEqual(['closed', 'open']);
  });

  test('the answer does not depend on the order in which things are drawn', async () => {
    const draw = async (reverse: boolean) => {
      const map = withStreets(new OsmMap());
      const nodes = Array.from({length: 12}, (_, i) => [10 + 15 * (i % 4), 20 + 200 * Math.floor(i / 4)] as const);
      for (const point of reverse ? nodes.toReversed() : nodes) map.node(point, {amenity: 'toilets', name: '公厕'});
      return ofCategory(await drawnFacilities(map), 'toilet')
        .map(({lat}) => lat)
        .sort();
    };
    expect(await draw(true)).toEqual(await draw(false));
  });
});
