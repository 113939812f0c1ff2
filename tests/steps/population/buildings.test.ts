import {describe, expect, test} from 'vitest';
import {build, house, neighbours, sum} from '../../support/build-cells.ts';
import {SmallMap} from '../../support/small-map.ts';

describe('people spread over buildings', () => {
  test('live by ground area × storeys, in 100 m squares of the UTM zone, and add up exactly', async () => {
    const map = new SmallMap();
    house(map, 113.001, 23.001, {'building:levels': '1'});
    house(map, 113.011, 23.011, {'building:levels': '3'});
    const {cells, report} = await build(
      {population: {kind: 'buildings', total: 1000, groups: {age60plus: 101}}},
      {map},
    );
    expect(cells.sourceTotal).toBe(1_000_000);
    // not to the thousandth: a degree of longitude is a little shorter in the north
    expect([...cells.people].map(n => Math.round(n / 1000)).sort((a, b) => a - b)).toEqual([250, 750]);
    expect(sum(cells.groups.get('age60plus')!)).toBe(101_000);
    for (const id of cells.cellId) expect(id).toMatch(/^utm49N_\d+00_\d+00$/);
    expect(cells.placedBy).toEqual(['buildings', 'buildings']);
    expect([...cells.cellMeters]).toEqual([100, 100]);
    expect([cells.lon[0], cells.lat[0]]).toEqual([1130011000, 230010900]);
    // two houses of 410 m² on one and three storeys
    expect(report.findings()).toMatchObject([{kind: 'dwellings-too-few', examples: ['city: 1000 people, 1639 m²']}]);
  });

  test('more than one square can hold are refused in words', async () => {
    const map = new SmallMap();
    house(map, 113.001, 23.001, {'building:levels': '1'});
    house(map, 113.011, 23.011, {'building:levels': '3'});
    await expect(build({population: {kind: 'buildings', total: 9_000_000_000}}, {map})).rejects.toThrow(
      'found 9000000000 people, of them more than 4,294,967 in one place, expected fewer people, or a finer source',
    );
  });

  test('stand inside the square that names them, and squares that touch are neighbours', async () => {
    const map = new SmallMap();
    for (let i = 0; i < 12; i++) for (let j = 0; j < 12; j++) house(map, 113.004 + i * 0.0009, 23.004 + j * 0.0009);
    const {cells, boundary} = await build({}, {map});
    const {utmSquares} = await import('../../../scripts/steps/population/utm-squares.ts');
    const squares = utmSquares(113.01, 23.01);
    const around = neighbours(cells);
    cells.cellId.forEach((id, i) => {
      const [lon, lat] = [cells.lon[i]! / 1e7, cells.lat[i]! / 1e7];
      expect(squares.id(...squares.squareOf(lon, lat))).toBe(id);
      expect(boundary.contains(lon, lat)).toBe(true);
      for (const other of around[id]!) expect(around[other]).toContain(id);
      const [east, north] = id.split('_').slice(1).map(Number) as [number, number];
      const touching = cells.cellId.filter(other => {
        const [x, y] = other.split('_').slice(1).map(Number) as [number, number];
        return other !== id && Math.abs(x - east) <= 100 && Math.abs(y - north) <= 100;
      });
      expect(new Set(around[id])).toEqual(new Set(touching));
    });
    expect(cells.cellCount).toBeGreaterThan(80);
  });

  test('live neither outside the boundary nor in what is no dwelling', async () => {
    const map = new SmallMap();
    house(map, 113.001, 23.001);
    house(map, 113.05, 23.001);
    house(map, 113.005, 23.001, {building: 'industrial'});
    house(map, 113.007, 23.001, {building: 'yes', amenity: 'school'});
    map.box(113.012, 23.012, 113.018, 23.018, {landuse: 'industrial'});
    house(map, 113.015, 23.015, {building: 'yes'});
    house(map, 113.016, 23.016, {building: 'dormitory'});
    map.box(113.009, 23.001, 113.00901, 23.00101, {building: 'house'});
    const {cells} = await build({}, {map});
    expect(cells.cellCount).toBe(2);
    expect(cells.lon[0]).toBe(1130011000);
    expect(cells.lon[1]).toBe(1130161000);
  });

  test('without dwellings live along the streets, and the report says so', async () => {
    const map = new SmallMap();
    map.way([map.node(113.001, 23.01), map.node(113.019, 23.01)], {highway: 'residential'});
    const {cells, report} = await build({}, {map, streets: true});
    expect(new Set(cells.placedBy)).toEqual(new Set(['edges']));
    expect(sum(cells.people)).toBe(1_000_000);
    // 1,842 m of street in 100 m squares: nearly even shares
    expect(cells.cellCount).toBeGreaterThanOrEqual(18);
    expect(Math.max(...cells.people)).toBeLessThan(1.5 * (1_000_000 / 18));
    for (const lat of cells.lat) expect(lat).toBe(230_100_000);
    expect(report.findings()).toMatchObject([{kind: 'people-spread-over-streets', count: cells.cellCount}]);
  });

  test('without dwellings or streets stay at the middle', async () => {
    const {cells, report} = await build({});
    expect(cells.placedBy).toEqual(['centre']);
    expect(report.findings()).toMatchObject([{kind: 'people-left-at-centre'}]);
  });

  test('that differ much from the population tag of the boundary are noted, those alike are not', async () => {
    for (const [total, notes] of [
      [1000, 1],
      [1600, 0],
    ] as const) {
      const map = new SmallMap();
      map.relation([[map.box(113, 23, 113.02, 23.02), 'outer']], {type: 'boundary', population: '1500'});
      for (let i = 0; i < 9; i++) house(map, 113.001 + i * 0.001, 23.001);
      const {report} = await build({boundary: {osmRelation: 1}, population: {kind: 'buildings', total}}, {map});
      expect(report.findings()).toHaveLength(notes);
      if (notes > 0) expect(report.findings()[0]!.examples).toEqual(['1000 here, 1500 tagged (without a date)']);
    }
  });

  test('of one square stand at the middle of its people, not of its houses', async () => {
    const map = new SmallMap();
    house(map, 113.0103, 23.0103, {'building:levels': '1'});
    house(map, 113.0106, 23.0103, {'building:levels': '3'});
    const {cells} = await build({}, {map});
    expect(cells.cellCount).toBe(1);
    // a quarter of the people 0.0001° east of 113.0103, the rest of 113.0106
    expect(cells.lon[0]).toBe(1130106250);
  });

  test('in a multipolygon with a courtyard count once, without the yard', async () => {
    const map = new SmallMap();
    const tags = {building: 'apartments', 'building:levels': '4'};
    // outline 40 × 40 m tagged again, yard 20 × 20 m: as much as three houses of 20 × 20 m
    const outline = map.box(113.0025, 23.0025, 113.0029, 23.00286, tags);
    const yard = map.box(113.0026, 23.00259, 113.0028, 23.00277);
    map.relation(
      [
        [outline, 'outer'],
        [yard, 'inner'],
      ],
      {...tags, type: 'multipolygon'},
    );
    for (let i = 0; i < 3; i++) house(map, 113.0125 + i * 0.0003, 23.0025, {'building:levels': '4'});
    const {cells} = await build({}, {map});
    const west = sum([...cells.people].filter((_, i) => cells.lon[i]! < 1130100000));
    expect(west).toBeGreaterThan(499_990);
    expect(west).toBeLessThan(500_010);
  });
});
