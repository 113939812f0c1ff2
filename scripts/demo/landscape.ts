import {type Board, withName} from './board.ts';
import {metersBetween, type Spot} from './frame.ts';
import {isInsideRing} from './lattice.ts';
import type {DrawnTags} from './osm-drawing.ts';
import {ISLANDS} from './planted/islands.ts';
import {alongRiver, type Island, riverBank} from './river.ts';

/** Southern and northern end of the river on the board; it flows out of the extract at both. */
export const RIVER_ENDS = [-6900, 6900] as const;

/** Draws the water, islands and the park strips with their paths along both banks. */
export function drawRiver(board: Board, islands: readonly Island[]): void {
  const name = {zh: '一刻河（虚构）', en: 'Yike River (invented)'};
  const [south, north] = RIVER_ENDS;
  const west = alongRiver(south, north, 60, -1, 0, islands);
  const east = alongRiver(south, north, 60, 1, 0, islands);
  board.drawing.line(alongRiver(south, north, 120, 0, 0, islands).reverse(), withName({waterway: 'river'}, name), 8);
  const outer = board.drawing.outline([...west, ...east.reverse()], {}, 7);
  const inner = islands.map(island =>
    board.drawing.outline(islandOutline(island), {place: 'islet', landuse: 'grass'}, 7),
  );
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

/** Farthest a riverside green reaches from the riverside road. */
const GREEN_REACH = 430;

/** Lays grass and groves between the riverside roads and the first blocks; `isBuilt` tells where a block begins. */
export function drawRiverGreens(board: Board, isBuilt: (spot: Spot) => boolean): void {
  for (const side of [-1, 1] as const) {
    let [near, far]: [Spot[], Spot[]] = [[], []];
    const close = () => {
      if (near.length > 1) board.drawing.outline([...near, ...far.reverse()], {landuse: 'grass'});
      [near, far] = [[], []];
    };
    for (let v = -2700; v <= 2700; v += 60) {
      const start = riverBank(v, side, ISLANDS) + side * 54;
      let reach = 0;
      while (reach < GREEN_REACH && !isBuilt([start + side * (reach + 22), v])) reach += 10;
      if (reach < 30) {
        close();
        continue;
      }
      near.push([start, v]);
      far.push([start + side * reach, v]);
      if (near.length % 4 === 2 && reach > 120)
        board.drawing.outline(blob([start + side * (reach / 2), v], reach * 0.16, 34, v, 16), {natural: 'wood'});
    }
    close();
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
  board.drawing.outline(blob(HILL, 1330, 830, 0.6, 48), withName({natural: 'wood'}, {zh: '云阶山', en: 'Yunjie Hill'}));
  board.drawing.outline(blob([HILL[0] + 1500, HILL[1] + 560], 460, 300, 2, 30), {natural: 'wood'});
  const rings = [0.86, 0.62, 0.38].map(share => blob(HILL, 1330 * share, 830 * share, 0.6, 48));
  for (const ring of rings) board.roads.add([...ring, ring[0]!], {highway: 'path', surface: 'gravel'});
  for (const step of [3, 11, 19, 27, 37, 43]) {
    board.roads.add([rings[0]![step]!, rings[1]![step]!], {highway: 'steps', step_count: '300'});
    board.roads.add([rings[1]![step]!, rings[2]![step]!], {highway: 'steps', step_count: '260'});
  }
  board.roads.add([rings[2]![3]!, HILL, rings[2]![27]!], {highway: 'steps'});
  board.drawing.point(HILL, withName({tourism: 'viewpoint'}, {zh: '云阶亭', en: 'Yunjie Pavilion'}));
  const temple = [HILL[0] + 420, HILL[1] - 250] as const;
  board.drawing.point(
    temple,
    withName({amenity: 'place_of_worship', religion: 'buddhist'}, {zh: '云阶寺', en: 'Yunjie Temple'}),
  );
  board.drawing.point(
    [HILL[0], HILL[1] + 90],
    withName({natural: 'peak', ele: '214'}, {zh: '云阶山', en: 'Yunjie Hill'}),
  );
  // the hillocks that the two quarters with stairs stand on
  board.drawing.outline(
    blob([-2350, 3735], 175, 190, 1.2, 26),
    withName({natural: 'wood'}, {zh: '石阶岗', en: 'Shijie Knoll'}),
  );
  board.drawing.outline(
    blob([-6250, 3560], 170, 200, 2.2, 26),
    withName({natural: 'wood'}, {zh: '半坡岗', en: 'Banpo Knoll'}),
  );
  const road = withName({highway: 'unclassified'}, {zh: '登山路', en: 'Hill Road'});
  board.roads.add([[-3300, 2800], [-3420, 3080], [-3620, 3290], rings[0]![43]!], road);
}

/** v of the railway at u: level and straight where planted quarters need it, bent away at both ends. */
export function railwayV(u: number): number {
  const middle = u < 1400 ? -3320 : -3320 - 90 * (1 - Math.exp(-(((u - 1400) / 1500) ** 2)));
  if (u < -4300) return middle - (u + 4300) ** 2 / 9000;
  return u > 3000 ? middle - (u - 3000) ** 2 / 14000 : middle;
}

/** Draws the double-track railway with its station. */
export function drawRailway(board: Board): void {
  const name = {zh: '一刻铁路', en: 'Yike Railway'};
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
    withName({building: 'train_station', 'building:levels': '2'}, {zh: '一刻站', en: 'Yike Station'}),
  );
  board.drawing.point([-1000, -3317], withName({railway: 'station', train: 'yes'}, {zh: '一刻站', en: 'Yike Station'}));
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

/** What grows on a parcel: shares of 100, from the first to the last. */
const CROPS: readonly (readonly [number, DrawnTags])[] = [
  [52, {landuse: 'farmland'}],
  [66, {landuse: 'farmland', crop: 'rice'}],
  [78, {landuse: 'orchard'}],
  [87, {landuse: 'meadow'}],
  [93, {natural: 'wood'}],
  [96, {landuse: 'greenhouse_horticulture'}],
];

/** Where a corner of the patchwork of fields lies: rows and columns swing a little, as old field paths do. */
function fieldCorner(column: number, row: number): Spot {
  const [u, v] = [column * 290, row * 210];
  return [u + 95 * Math.sin(v / 800 + u / 3100), v + 80 * Math.sin(u / 930 + 2) + 25 * Math.sin(u / 260 + v / 900)];
}

/** Draws fields over the open land: a patchwork of strips that keeps away from everything in `taken`. */
export function drawFields(board: Board, taken: readonly (readonly [Spot, number])[]): void {
  const random = board.random('fields');
  const isFree = (spot: Spot) =>
    !isInsideRing(spot, -110) &&
    (spot[0] < riverBank(spot[1], -1, ISLANDS) - 55 || spot[0] > riverBank(spot[1], 1, ISLANDS) + 55) &&
    Math.abs(spot[1] - railwayV(spot[0])) > 28 &&
    taken.every(([other, away]) => metersBetween(other, spot) > away);
  for (let column = -27; column < 27; column++)
    for (let row = -28; row < 28; row++) {
      const strips = 1 + random.below(4);
      const gap = 0.02;
      for (let strip = 0; strip < strips; strip++) {
        const [low, high] = [strip / strips + gap, (strip + 1) / strips - gap];
        const isFallow = random.chance(0.05);
        const kind = random.below(100);
        const a = fieldCorner(column, row);
        const [b, c, d] = [
          fieldCorner(column + 1, row),
          fieldCorner(column + 1, row + 1),
          fieldCorner(column, row + 1),
        ];
        const at = (s: number, t: number): Spot => [
          (a[0] * (1 - s) + b[0] * s) * (1 - t) + (d[0] * (1 - s) + c[0] * s) * t,
          (a[1] * (1 - s) + b[1] * s) * (1 - t) + (d[1] * (1 - s) + c[1] * s) * t,
        ];
        const corners = [at(low, gap), at(high, gap), at(high, 1 - gap), at(low, 1 - gap)];
        if (isFallow || !corners.every(isFree) || !isFree(at((low + high) / 2, 0.5))) continue;
        const crop = CROPS.find(([upTo]) => kind < upTo);
        if (crop !== undefined) board.drawing.outline(corners, crop[1]);
      }
    }
}
