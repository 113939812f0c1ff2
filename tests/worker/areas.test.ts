import {describe, expect, test} from 'vitest';
import {cellsOfArea, placeInArea, setAreas} from '#worker/areas.ts';
import type {KnowledgeClaim} from '#worker/client.ts';
import {services} from '#worker/services.ts';
import {surface} from '#worker/surface.ts';
import {BLOCK_METERS, CROSSINGS, inHalves, liveTown, peopleAt} from '../support/live-town.ts';
import {scenePlace} from '../support/scene.ts';
import {plainAt} from '../support/walkers.ts';

const claims: KnowledgeClaim[] = [
  {category: 'clinic', completeness: 'partial', area: 'city'},
  {category: 'clinic', completeness: 'official', area: 'west'},
];

/** Degrees of a place so many blocks east and north. */
const place = (x: number, y: number): [number, number] => {
  const [lon, lat] = scenePlace(x * BLOCK_METERS, y * BLOCK_METERS);
  return [lon / 1e7, lat / 1e7];
};

/** Columns 0 to 4 of the town. */
const west = [[[place(-0.5, -0.5), place(4.5, -0.5), place(4.5, 10.5), place(-0.5, 10.5), place(-0.5, -0.5)]]];

describe('a source that is complete for one district only', () => {
  const town = liveTown();
  setAreas(town, [{areaId: 'west', polygons: west}]);
  const request = {
    category: 'clinic',
    serving: ['clinic'],
    profile: plainAt(1.2),
    cutoffSeconds: 600,
    claims,
    openAt: null,
  };

  test('makes people out of reach uncovered inside it and not clear outside', () => {
    const {counts} = surface(town, request);
    let [inside, outside] = [0, 0];
    for (let x = 0; x < CROSSINGS; x++)
      for (let y = 0; y < CROSSINGS; y++) {
        if (Math.min(x + y, 20 - x - y) <= 6) continue;
        if (x <= 4) inside += peopleAt(x, y);
        else outside += peopleAt(x, y);
      }
    expect([counts.uncovered, counts.unknown]).toEqual([inside, outside]);
    expect(inside).toBeGreaterThan(0);
  });

  test('holds nowhere while its outline is not known', () => {
    expect(surface(liveTown(), request).counts.uncovered).toBe(0);
  });

  test('holds from the moment its outline is told, also for what was asked before', () => {
    const late = liveTown();
    expect(surface(late, request).counts.uncovered).toBe(0);
    setAreas(late, [{areaId: 'west', polygons: west}]);
    expect(surface(late, request).counts).toEqual(surface(town, request).counts);
  });

  test('goes by how the file divides the people, not by the outline, where it says', () => {
    const divided = inHalves(liveTown());
    setAreas(divided, [{areaId: 'west', polygons: []}]);
    expect(surface(divided, request).counts).toEqual(surface(town, request).counts);
  });

  test('has the people and the places on its border', () => {
    // its eastern side runs through the homes of column 4
    const narrow = [[[place(-0.5, -0.5), place(4, -0.5), place(4, 10.5), place(-0.5, 10.5), place(-0.5, -0.5)]]];
    const bordered = liveTown();
    setAreas(bordered, [{areaId: 'west', polygons: narrow}]);
    expect(surface(bordered, request).counts).toEqual(surface(town, request).counts);
    const inArea = cellsOfArea(bordered, 'west')!;
    for (let x = 0; x < CROSSINGS; x++)
      for (let y = 0; y < CROSSINGS; y++)
        expect([...placeInArea(bordered, 'west', ...place(x, y))!]).toEqual([inArea[x * CROSSINGS + y]]);
    expect(inArea.filter(one => one === 1)).toHaveLength(5 * CROSSINGS);
  });

  test('leaves a place on the border it shares with another of its kind to the first, as it does the people', () => {
    const divided = inHalves(liveTown());
    const side = (from: number, to: number) => [
      [[place(from, -1), place(to, -1), place(to, 11), place(from, 11), place(from, -1)]],
    ];
    setAreas(divided, [
      {areaId: 'east', polygons: side(5, 11)},
      {areaId: 'west', polygons: side(-1, 5)},
    ]);
    const areasAt = (x: number) =>
      ['west', 'east'].filter(area => placeInArea(divided, area, ...place(x, 3))![0] === 1);
    expect([4, 5, 6].map(areasAt)).toEqual([['west'], ['west'], ['east']]);
    expect(placeInArea(divided, 'all', ...place(4, 3))).toBeNull();
  });

  test('tells missing from not clear at a place', () => {
    const stateAt = (x: number, y: number) => {
      const [lon, lat] = place(x, y);
      const wanted = [{category: 'clinic', serving: ['clinic'], cutoffSeconds: 300}];
      return services(town, {lon, lat, profile: plainAt(1.2), wanted, claims, extentMeters: null})![0]!.state;
    };
    expect(stateAt(4, 4)).toBe('lacks');
    expect(stateAt(5, 4)).toBe('unknown');
  });
});
