import {type Board, withName} from './board.ts';
import {metersBetween, type Spot} from './frame.ts';
import {isInsideRing} from './lattice.ts';
import {suffixed} from './names.ts';
import {alongRiver, type Island, riverBank} from './river.ts';

/** Southern and northern end of the river on the board; it flows out of the extract at both. */
export const RIVER_ENDS = [-6900, 6900] as const;

/** Draws the water, islands and the park strips with their paths along both banks. */
export function drawRiver(board: Board, islands: readonly Island[]): void {
  const name = {zh: '清河（虚构）', en: 'Qing River (invented)'};
  const [south, north] = RIVER_ENDS;
  const west = alongRiver(south, north, 60, -1, 0, islands);
  const east = alongRiver(south, north, 60, 1, 0, islands);
  board.drawing.line(alongRiver(south, north, 120, 0, 0, islands).reverse(), withName({waterway: 'river'}, name), 8);
  const outer = board.drawing.outline([...west, ...east.reverse()], {}, 7);
  const inner = islands.map(island => board.drawing.outline(islandOutline(island), {place: 'islet'}, 7));
  board.drawing.relation(
    [{type: 'way', ref: outer, role: 'outer'}, ...inner.map(ref => ({type: 'way' as const, ref, role: 'inner'}))],
    withName({type: 'multipolygon', natural: 'water', water: 'river'}, name),
  );
  for (const side of [-1, 1] as const) drawRiverPark(board, side, islands);
}

/** Outline of an island: long, with rounded ends. */
function islandOutline({v, halfLength, shores: [west, east]}: Island): Spot[] {
  const spots: Spot[] = [];
  const [middle, half] = [(west + east) / 2, (east - west) / 2];
  for (let i = 0; i < 32; i++) {
    const angle = (i / 32) * 2 * Math.PI;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const stretch = Math.max(0, halfLength - half) * Math.sign(sin) * Math.min(1, Math.abs(sin) * 3);
    spots.push([middle + half * cos, v + stretch + half * sin]);
  }
  return spots;
}

function drawRiverPark(board: Board, side: -1 | 1, islands: readonly Island[]): void {
  const name = side === -1 ? {zh: '西岸滨河公园', en: 'West Bank Park'} : {zh: '东岸滨河公园', en: 'East Bank Park'};
  const parts = 6;
  for (let part = 0; part < parts; part++) {
    const [from, to] = [-2700 + (part * 5400) / parts + 60, -2700 + ((part + 1) * 5400) / parts - 60];
    const near = alongRiver(from, to, 60, side, 5, islands);
    const far = alongRiver(from, to, 60, side, 34, islands);
    board.drawing.outline([...near, ...far.reverse()], withName({leisure: 'park', access: 'yes'}, name));
    const path = alongRiver(from + 20, to - 20, 50, side, 18, islands);
    board.roads.add(path, {highway: 'footway', surface: 'paving_stones'});
    for (const v of [from + 20, to - 20]) {
      const reach = (beyond: number): Spot => [riverBank(v, side, islands) + side * beyond, v];
      board.roads.add([reach(18), reach(44)], {highway: 'footway'});
    }
  }
}

/** A spot on a slightly irregular round line: used for hills, ponds and village greens. */
export function blob(centre: Spot, radiusU: number, radiusV: number, phase: number, count: number): Spot[] {
  const spots: Spot[] = [];
  for (let i = 0; i < count; i++) {
    const angle = (i / count) * 2 * Math.PI;
    const swell = 1 + 0.12 * Math.sin(3 * angle + phase) + 0.07 * Math.sin(5 * angle + 2 * phase);
    spots.push([centre[0] + radiusU * swell * Math.cos(angle), centre[1] + radiusV * swell * Math.sin(angle)]);
  }
  return spots;
}

/** Middle of the hills in the north-west. */
export const HILL: Spot = [-4350, 4050];

/** Draws the hills: wood, paths along the slope, stairs up it, a temple and a lookout, and the way there from the ring road. */
export function drawHills(board: Board): void {
  board.drawing.outline(blob(HILL, 1330, 830, 0.6, 48), withName({natural: 'wood'}, {zh: '云台山', en: 'Yuntai Hill'}));
  board.drawing.outline(blob([HILL[0] + 1500, HILL[1] + 560], 460, 300, 2, 30), {natural: 'wood'});
  const rings = [0.86, 0.62, 0.38].map(share => blob(HILL, 1330 * share, 830 * share, 0.6, 48));
  for (const ring of rings) board.roads.add([...ring, ring[0]!], {highway: 'path', surface: 'gravel'});
  for (const step of [3, 11, 19, 27, 37, 43]) {
    board.roads.add([rings[0]![step]!, rings[1]![step]!], {highway: 'steps', step_count: '300'});
    board.roads.add([rings[1]![step]!, rings[2]![step]!], {highway: 'steps', step_count: '260'});
  }
  board.roads.add([rings[2]![3]!, HILL, rings[2]![27]!], {highway: 'steps'});
  board.drawing.point(HILL, withName({tourism: 'viewpoint'}, {zh: '云台亭', en: 'Yuntai Pavilion'}));
  const temple = [HILL[0] + 420, HILL[1] - 250] as const;
  board.drawing.point(
    temple,
    withName({amenity: 'place_of_worship', religion: 'buddhist'}, {zh: '云台寺', en: 'Yuntai Temple'}),
  );
  board.drawing.point(
    [HILL[0], HILL[1] + 90],
    withName({natural: 'peak', ele: '214'}, {zh: '云台山', en: 'Yuntai Hill'}),
  );
  const road = withName({highway: 'unclassified'}, {zh: '登山路', en: 'Hill Road'});
  board.roads.add([[-3300, 2800], [-3420, 3080], [-3620, 3290], rings[0]![43]!], road);
}

/** v of the railway at u: it passes south of the ring road and is level and straight where it matters. */
export function railwayV(u: number): number {
  return u < -1200 ? -3320 : u > 1400 ? -3320 - 90 * (1 - Math.exp(-(((u - 1400) / 1500) ** 2))) : -3320;
}

/** Draws the double-track railway with its station. */
export function drawRailway(board: Board): void {
  const name = {zh: '清南铁路', en: 'Qingnan Railway'};
  const bank = (side: -1 | 1) => riverBank(-3320, side, []) + side * 60;
  for (const offset of [0, 6]) {
    const track = (from: number, to: number): Spot[] => {
      const count = Math.max(1, Math.round(Math.abs(to - from) / 200));
      return Array.from({length: count + 1}, (_, i): Spot => {
        const u = from + ((to - from) * i) / count;
        return [u, railwayV(u) + offset];
      });
    };
    const tags = withName({railway: 'rail', gauge: '1435', electrified: 'contact_line'}, name);
    board.drawing.line(track(-8400, bank(-1)), tags, 6);
    board.drawing.line(track(bank(-1), bank(1)), {...tags, bridge: 'yes', layer: '1'}, 6);
    board.drawing.line(track(bank(1), 8400), tags, 6);
  }
  const station: Spot = [-1000, -3262];
  board.drawing.outline(
    [
      [station[0] - 90, station[1] - 14],
      [station[0] + 90, station[1] - 14],
      [station[0] + 90, station[1] + 24],
      [station[0] - 90, station[1] + 24],
    ],
    withName({building: 'train_station', 'building:levels': '2'}, {zh: '清河站', en: 'Qinghe Station'}),
  );
  board.drawing.point(
    [-1000, -3317],
    withName({railway: 'station', train: 'yes'}, {zh: '清河站', en: 'Qinghe Station'}),
  );
  const avenue = withName({highway: 'secondary', sidewalk: 'both'}, {zh: '站前路', en: 'Station Road'});
  board.roads.add(
    [
      [-1000, -2800],
      [-1000, -3228],
      [-860, -3228],
    ],
    avenue,
  );
}

/** Draws fields over the open land: rows of parcels that keep away from everything in `taken`. */
export function drawFields(board: Board, taken: readonly (readonly [Spot, number])[]): void {
  const random = board.random('fields');
  for (let u = -7700; u < 7700; u += 330)
    for (let v = -5700; v < 5700; v += 240) {
      const [w, h] = [random.between(250, 310), random.between(170, 222)];
      const turn = random.between(-14, 14);
      const middle: Spot = [u + w / 2, v + h / 2];
      const isWet = Math.abs(middle[0] - riverBank(middle[1], 0, [])) < 430;
      const isBuilt = isInsideRing(middle, -240) || taken.some(([spot, away]) => metersBetween(spot, middle) < away);
      const isRail = Math.abs(middle[1] - railwayV(middle[0])) < h / 2 + 40;
      if (isWet || isBuilt || isRail || random.chance(0.12)) continue;
      const kind = random.next();
      const landuse = kind < 0.72 ? {landuse: 'farmland'} : kind < 0.84 ? {landuse: 'orchard'} : {natural: 'wood'};
      board.drawing.outline(
        [
          [u, v + turn],
          [u + w, v],
          [u + w, v + h - turn],
          [u + turn, v + h],
        ],
        landuse,
      );
    }
}

/** Draws a park with a pond and paths into blocks nobody lives in. */
export function drawPark(board: Board, corners: readonly Spot[], index: number): void {
  const name = suffixed(board.nextName(), '公园', 'Park');
  const [a, b, c, d] = corners as [Spot, Spot, Spot, Spot];
  const at = (s: number, t: number): Spot => [
    a[0] * (1 - s) * (1 - t) + b[0] * s * (1 - t) + c[0] * s * t + d[0] * (1 - s) * t,
    a[1] * (1 - s) * (1 - t) + b[1] * s * (1 - t) + c[1] * s * t + d[1] * (1 - s) * t,
  ];
  board.drawing.outline(
    [at(0.05, 0.05), at(0.95, 0.05), at(0.95, 0.95), at(0.05, 0.95)],
    withName({leisure: 'park', access: 'yes'}, name),
  );
  if (index % 2 === 0)
    board.drawing.outline(blob(at(0.36, 0.62), 44, 33, index, 20), {natural: 'water', water: 'pond'});
  const path = {highway: 'footway'};
  board.roads.add([at(0, 0.5), at(0.2, 0.4), at(0.5, 0.42), at(0.8, 0.3), at(1, 0.5)], path);
  board.roads.add([at(0.5, 0), at(0.56, 0.2), at(0.5, 0.42), at(0.62, 0.7), at(0.5, 1)], path);
}
