import fc from 'fast-check';
import {expect, test} from 'vitest';
import {buildGraph, type RawNetwork} from '#core/build-graph.ts';
import {EDGE_FLAG} from '#core/graph.ts';
import {metersPerDegreeLon} from '#core/plane.ts';
import {type ObstacleLines, type SnapIndex, snapIndex, snapPoint, snapPoints} from '#core/snap.ts';
import {NO_EDGE} from '#core/units.ts';

const UNITS = 1e7 / 111195.0797;
const whole = (meters: number) => Math.round(meters * UNITS);

type Line = readonly [x1: number, y1: number, x2: number, y2: number, flags?: number];

function networkOf(lines: readonly Line[]): RawNetwork {
  return {
    vertexLon: Int32Array.from(lines.flatMap(([x1, , x2]) => [whole(x1), whole(x2)])),
    vertexLat: Int32Array.from(lines.flatMap(([, y1, , y2]) => [whole(y1), whole(y2)])),
    segmentFrom: Uint32Array.from(lines, (_, i) => 2 * i),
    segmentTo: Uint32Array.from(lines, (_, i) => 2 * i + 1),
    segmentKind: new Uint8Array(lines.length).fill(1),
    segmentFlags: Uint16Array.from(lines, line => line[4] ?? 0),
    segmentWaits: new Uint8Array(lines.length),
    segmentName: new Uint32Array(lines.length),
    names: [''],
  };
}

function obstaclesOf(lines: readonly Line[]): ObstacleLines {
  return {
    lon1: Int32Array.from(lines, line => whole(line[0])),
    lat1: Int32Array.from(lines, line => whole(line[1])),
    lon2: Int32Array.from(lines, line => whole(line[2])),
    lat2: Int32Array.from(lines, line => whole(line[3])),
  };
}

function indexOf(lines: readonly Line[], obstacles: readonly Line[] = []): SnapIndex {
  const {graph, shape} = buildGraph(networkOf(lines), {minimumComponentMeters: 0});
  return snapIndex(graph, shape, obstaclesOf(obstacles));
}

function at(index: SnapIndex, x: number, y: number, family: 'any' | 'stepFree' = 'any') {
  return snapPoint(index, whole(x) / 1e7, whole(y) / 1e7, family);
}

test('joins a place to the foot of its perpendicular, measured along the edge', () => {
  const index = indexOf([[0, 0, 200, 0]]);
  const quarter = at(index, 50, 30)!;
  expect(quarter).toMatchObject({edge: 0, doubtful: false});
  expect(Math.abs(quarter.fraction - 65535 / 4)).toBeLessThan(5);
  expect(Math.abs(quarter.centimeters - 3000)).toBeLessThanOrEqual(1);
  expect(at(index, -30, 40)).toMatchObject({fraction: 0, centimeters: 5000});
  expect(at(index, 230, 40)).toMatchObject({fraction: 65535, centimeters: 5000});
});

test('joins nothing farther than 250 m', () => {
  const index = indexOf([[0, 0, 200, 0]]);
  expect(at(index, 100, 249.9)?.centimeters).toBe(24990);
  expect(at(index, 100, 250.2)).toBeNull();
  expect(at(indexOf([]), 0, 0)).toBeNull();
});

test('sends step-free walkers past the stairs to the next street', () => {
  const index = indexOf([
    [0, 0, 100, 0, EDGE_FLAG.steps],
    [0, 50, 100, 50],
  ]);
  expect(at(index, 50, 10)?.centimeters).toBeCloseTo(1000, -1);
  expect(at(index, 50, 10, 'stepFree')?.centimeters).toBeCloseTo(4000, -1);
});

test('prefers an approach that crosses no obstacle, and doubts the nearest when all cross one', () => {
  const streets: Line[] = [
    [0, 0, 100, 0],
    [0, 100, 100, 100],
  ];
  const fence: Line = [-500, 20, 500, 20];
  expect(at(indexOf(streets, [fence]), 50, 40)).toMatchObject({centimeters: 6000, doubtful: false});
  const wall: Line = [-500, 80, 500, 80];
  expect(at(indexOf(streets, [fence, wall]), 50, 40)).toMatchObject({centimeters: 4000, doubtful: true});
});

test('lets a door stand in a wall and a street run along one', () => {
  const streets: Line[] = [[0, 0, 100, 0]];
  expect(at(indexOf(streets, [[0, 40, 100, 40]]), 50, 40)).toMatchObject({centimeters: 4000, doubtful: false});
  expect(at(indexOf(streets, [[0, 0.2, 100, 0.2]]), 50, 40)).toMatchObject({centimeters: 4000, doubtful: false});
});

test('takes a place exactly on a bridge for on it, unless a street at ground level is there too', () => {
  const index = indexOf([
    [0, 0, 100, 0, EDGE_FLAG.bridge],
    [50, 30, 50, 90],
    [80, -50, 80, 50],
  ]);
  expect(at(index, 20, 0)?.centimeters).toBeLessThanOrEqual(2);
  const besideBridge = at(index, 20, 0.5)!;
  expect(besideBridge.centimeters).toBeGreaterThan(3000);
  const both = at(index, 80, 0)!;
  expect(index.graph.edgeFlags[both.edge]).toBe(0);
});

test('breaks ties by the smaller edge', () => {
  const index = indexOf([
    [0, -30, 100, -30],
    [0, 30, 100, 30],
  ]);
  expect(at(index, 50, 0)?.edge).toBe(0);
});

const coordinate = fc.integer({min: -400, max: 400});
const scenes = fc.record({
  lines: fc.uniqueArray(fc.tuple(coordinate, coordinate, coordinate, coordinate), {
    minLength: 1,
    maxLength: 12,
    selector: line => line.join(),
  }),
  place: fc.tuple(fc.integer({min: -600, max: 600}), fc.integer({min: -600, max: 600})),
});

test('finds what a search through every edge finds', () => {
  fc.assert(
    fc.property(scenes, ({lines, place}) => {
      const index = indexOf(lines.filter(([x1, y1, x2, y2]) => x1 !== x2 || y1 !== y2));
      const {graph, shape} = index;
      const [lon, lat] = [whole(place[0]), whole(place[1])];
      const perLon = metersPerDegreeLon(graph.plane, lat / 1e7) / 1e7;
      const perLat = graph.plane.metersPerDegreeLat / 1e7;
      let nearest = Infinity;
      for (let edge = 0; edge < graph.edgeCount; edge++) {
        for (let v = shape.firstVertex[edge]!; v + 1 < shape.firstVertex[edge + 1]!; v++) {
          const [x1, y1] = [(shape.lon[v]! - lon) * perLon, (shape.lat[v]! - lat) * perLat];
          const [dx, dy] = [(shape.lon[v + 1]! - shape.lon[v]!) * perLon, (shape.lat[v + 1]! - shape.lat[v]!) * perLat];
          const share = Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)));
          nearest = Math.min(nearest, Math.hypot(x1 + share * dx, y1 + share * dy));
        }
      }
      const snap = snapPoints(index, Int32Array.of(lon), Int32Array.of(lat), 'any');
      if (nearest > 250) expect(snap.edge[0]).toBe(NO_EDGE);
      else expect(Math.abs(snap.centimeters[0]! - nearest * 100)).toBeLessThanOrEqual(0.51);
    }),
    {numRuns: 500},
  );
});

test('puts the place at its fraction: the point there is as far away as the approach says', () => {
  fc.assert(
    fc.property(scenes, ({lines, place}) => {
      const index = indexOf(lines.filter(([x1, y1, x2, y2]) => x1 !== x2 || y1 !== y2));
      const point = at(index, place[0], place[1]);
      fc.pre(point !== null);
      const {shape} = index;
      const first = shape.firstVertex[point!.edge]!;
      const last = shape.firstVertex[point!.edge + 1]! - 1;
      fc.pre(last === first + 1);
      const share = point!.fraction / 65535;
      const x = (shape.lon[first]! + share * (shape.lon[last]! - shape.lon[first]!)) / UNITS;
      const y = (shape.lat[first]! + share * (shape.lat[last]! - shape.lat[first]!)) / UNITS;
      // a fraction has 65,535 steps: at most a centimetre on edges of this length
      expect(Math.abs(Math.hypot(x - place[0], y - place[1]) - point!.centimeters / 100)).toBeLessThan(0.03);
    }),
    {numRuns: 300},
  );
});

/** Metres along the approach at which it crosses a line, or null. Written without the products of the code under test. */
function crossing(place: readonly [number, number], end: readonly [number, number], line: Line): number | null {
  const [x1, y1, x2, y2] = line;
  const [ex, ey] = [end[0] - place[0], end[1] - place[1]];
  const determinant = ex * (y1 - y2) - ey * (x1 - x2);
  if (Math.abs(determinant) < 1e-9) return null;
  const share = ((x1 - place[0]) * (y1 - y2) - (y1 - place[1]) * (x1 - x2)) / determinant;
  const along = (ex * (y1 - place[1]) - ey * (x1 - place[0])) / determinant;
  return share >= 0 && share <= 1 && along >= 0 && along <= 1 ? share * Math.hypot(ex, ey) : null;
}

test('takes the nearest of all approaches that cross nothing, as a search through all of them does', () => {
  // all within 250 m of one another
  const small = fc.integer({min: -80, max: 80});
  const line = fc.tuple(small, small, small, small).filter(([x1, y1, x2, y2]) => x1 !== x2 || y1 !== y2);
  const scene = fc.record({
    streets: fc.uniqueArray(line, {minLength: 1, maxLength: 6, selector: one => one.join()}),
    walls: fc.array(line, {minLength: 1, maxLength: 5}),
    place: fc.tuple(small, small),
  });
  fc.assert(
    fc.property(scene, ({streets, walls, place}) => {
      const approaches = streets.map(([x1, y1, x2, y2]) => {
        const [dx, dy] = [x2 - x1, y2 - y1];
        const share = Math.min(1, Math.max(0, ((place[0] - x1) * dx + (place[1] - y1) * dy) / (dx * dx + dy * dy)));
        const end = [x1 + share * dx, y1 + share * dy] as const;
        const meters = Math.hypot(end[0] - place[0], end[1] - place[1]);
        return {meters, end, crossings: walls.map(wall => crossing(place, end, wall)).filter(at => at !== null)};
      });
      // what is met within a metre of either end is a matter of tolerance
      fc.pre(approaches.every(({meters, crossings}) => crossings.every(at => at > 1 && at < meters - 1)));
      fc.pre(approaches.every(({meters}) => meters > 2));
      // and so is a wall whose tip touches the approach: stored places are whole units
      const tips = walls.flatMap(([x1, y1, x2, y2]) => [[x1, y1] as const, [x2, y2] as const]);
      const aside = (tip: readonly [number, number], end: readonly [number, number]) =>
        Math.abs((end[0] - place[0]) * (tip[1] - place[1]) - (end[1] - place[1]) * (tip[0] - place[0]));
      fc.pre(approaches.every(({end, meters}) => tips.every(tip => aside(tip, end) > 0.1 * meters)));
      const nearest = Math.min(...approaches.map(({meters}) => meters));
      const free = Math.min(...approaches.filter(({crossings}) => crossings.length === 0).map(({meters}) => meters));
      const found = at(indexOf(streets, walls), place[0], place[1])!;
      expect(found.doubtful).toBe(free === Infinity);
      expect(Math.abs(found.centimeters / 100 - (free === Infinity ? nearest : free))).toBeLessThan(0.05);
    }),
    {numRuns: 500},
  );
});
