import type {SubdistrictPlan} from './area-map.ts';
import type {Board, CommunitySeed} from './board.ts';
import {drawCityStreets} from './city-streets.ts';
import {drawCommunity, type TakenCorners} from './communities.ts';
import {cellCentre, metersBetween, type Spot} from './frame.ts';
import {drawFields, drawHills, drawRailway, drawRiver, drawRiverGreens, HILL} from './landscape.ts';
import {type Block, type CoreCommunity, isInBlock, layLattice, RING} from './lattice.ts';
import {drawOpenBlock, drawVacantBlock} from './open-blocks.ts';
import type {DrawnTags} from './osm-drawing.ts';
import {plantChanges} from './planted/changes.ts';
import {drawQuarter} from './planted/draw-quarter.ts';
import {ISLANDS} from './planted/islands.ts';
import type {Quarter} from './planted/quarter.ts';
import {OUTSIDE_GHOST} from './planted/quarters.ts';
import type {TreeStreet} from './planted/street-tree.ts';
import {alongRiver} from './river.ts';
import {drawVillage, type VillagePlan} from './villages.ts';

const VILLAGES: readonly VillagePlan[] = [
  {
    centre: [-6150, 1900],
    road: [
      [-4150, 1700],
      [-4900, 1640],
      [-5600, 1830],
    ],
  },
  {
    centre: [-5500, -2750],
    road: [
      [-4080, -2400],
      [-4800, -2580],
    ],
  },
  {
    centre: [-1750, -4700],
    road: [
      [-2100, -2800],
      [-2080, -3700],
      [-1900, -4300],
    ],
  },
  {
    centre: [3900, -4300],
    road: [
      [3400, -2800],
      [3560, -3500],
      [3820, -3990],
    ],
  },
  {
    centre: [5700, -3200],
    road: [
      [4100, -2350],
      [4800, -2800],
      [5300, -3100],
    ],
  },
  {
    centre: [5500, 3450],
    road: [
      [4080, 2400],
      [4700, 2900],
      [5200, 3300],
    ],
  },
  {
    centre: [5000, 4700],
    road: [
      [4700, 2900],
      [4860, 3800],
    ],
  },
  {
    centre: [-900, 4300],
    road: [
      [-800, 2800],
      [-760, 3500],
    ],
  },
  {
    centre: [-6250, -4300],
    road: [
      [-5500, -2750],
      [-5900, -3500],
    ],
  },
];

/** Roads from the streets of the city to the planted quarters: each ends where its quarter begins. */
const QUARTER_ROADS: readonly (readonly Spot[])[] = [
  [
    [1700, 2800],
    [1640, 3500],
    [1600, 4250],
  ],
  [
    [4150, -1500],
    [4600, -1650],
  ],
  [
    [-3500, -2800],
    [-3760, -2960],
    [-3900, -3150],
  ],
  [
    [1800, -2800],
    [1860, -3600],
    [1900, -4350],
  ],
  [
    [4150, 1900],
    [4700, 2050],
  ],
  [
    [4150, -250],
    [4450, -250],
  ],
  [
    [-2350, 2800],
    [-2350, 3250],
  ],
  [
    [-5600, 1830],
    [-6180, 2600],
    [-6250, 3150],
  ],
  [
    [-4150, 600],
    [-4600, 650],
  ],
  [
    [-4150, -1300],
    [-4600, -1350],
  ],
  [
    [4150, 850],
    [4900, 900],
    [5850, 850],
  ],
  [
    [-860, -3228],
    [-520, -3240],
    [-350, -4250],
  ],
  [...alongRiver(RING[1], 3840, 130, 1, 46, ISLANDS), [450, 3900]],
];

/** Seeds outside the city that give it its edge. */
export const GHOSTS: readonly Spot[] = ghostSeeds();

function ghostSeeds(): Spot[] {
  const seeds: Spot[] = [];
  for (let i = 0; i < 44; i++) {
    const angle = (i / 44) * 2 * Math.PI;
    const round = (value: number, power: number) => Math.sign(value) * Math.abs(value) ** power;
    seeds.push([7700 * round(Math.cos(angle), 0.55), 6000 * round(Math.sin(angle), 0.55)]);
  }
  return [...seeds, OUTSIDE_GHOST];
}

/** People per community of the core: fewer people make a smaller city, not an emptier one. */
const PEOPLE_PER_COMMUNITY = 3200;

const PLANS: readonly SubdistrictPlan[] = [
  {key: 'old', district: 0, zh: '古城街道', en: 'Gucheng Subdistrict'},
  {key: 'west-north', district: 0, zh: '云阶街道', en: 'Yunjie Subdistrict'},
  {key: 'west-south', district: 0, zh: '站前街道', en: 'Zhanqian Subdistrict'},
  {key: 'west-far', district: 0, zh: '西苑街道', en: 'Xiyuan Subdistrict'},
  {key: 'east-north', district: 1, zh: '文汇街道', en: 'Wenhui Subdistrict'},
  {key: 'east-middle', district: 1, zh: '河东街道', en: 'Hedong Subdistrict'},
  {key: 'east-south', district: 1, zh: '南浦街道', en: 'Nanpu Subdistrict'},
  {key: 'east-far', district: 1, zh: '新城街道', en: 'Xincheng Subdistrict'},
  {key: 'outer-north', district: 2, zh: '北山镇', en: 'Beishan Town'},
  {key: 'outer-east', district: 2, zh: '东湖镇', en: 'Donghu Town'},
  {key: 'outer-south', district: 2, zh: '南桥镇', en: 'Nanqiao Town'},
  {key: 'outer-west', district: 2, zh: '西岭镇', en: 'Xiling Town'},
];

/** The subdistricts and towns of the city. */
export function subdistrictPlans(): readonly SubdistrictPlan[] {
  return PLANS;
}

/** Where the names of the core subdistricts stand on the map. */
const NAME_SPOTS: readonly (readonly [string, Spot])[] = [
  ['old', [-1100, 150]],
  ['west-north', [-1300, 1650]],
  ['west-south', [-1500, -1650]],
  ['west-far', [-3200, 300]],
  ['east-north', [1700, 1700]],
  ['east-middle', [1600, 250]],
  ['east-south', [1500, -1500]],
  ['east-far', [3200, 200]],
];

function drawPlaceNames(board: Board): void {
  board.drawing.point([-300, -250], {place: 'city', name: '一刻城（虚构）', 'name:en': 'Yike City (invented)'});
  for (const [key, spot] of NAME_SPOTS) {
    const plan = PLANS.find(each => each.key === key)!;
    board.drawing.point(spot, {place: 'suburb', name: plan.zh, 'name:zh': plan.zh, 'name:en': plan.en});
  }
}

function subdistrictOf({spot: [u, v]}: CommunitySeed, community: CoreCommunity | undefined): string {
  if (community === undefined) {
    if (Math.abs(u) > 4300) return u < 0 ? 'outer-west' : 'outer-east';
    return v > 0 ? 'outer-north' : 'outer-south';
  }
  if (community.bank === 'west') {
    if (u < -2500) return 'west-far';
    return v > 950 ? 'west-north' : v < -950 ? 'west-south' : 'old';
  }
  if (u > 2500) return 'east-far';
  return v > 950 ? 'east-north' : v < -950 ? 'east-south' : 'east-middle';
}

/** The innermost communities, in which changes are planted: every city has them. */
export function innerCommunities(): readonly CoreCommunity[] {
  return layLattice(ISLANDS).communities.slice(0, 4);
}

/** Draws the whole city on the board: as many communities as its people fill, and the planted quarters. */
export function drawCity(board: Board, people: number, quarters: readonly Quarter[]): void {
  const lattice = layLattice(ISLANDS);
  const count = Math.max(4, Math.min(lattice.communities.length, Math.round(people / PEOPLE_PER_COMMUNITY)));
  const communities = lattice.communities.slice(0, count);
  const reach = Math.max(...communities.map(community => community.away)) + 350;
  const isDrawn = (block: Block) =>
    block.community >= 0
      ? block.community < count
      : Math.hypot(block.corners[0][0] * 0.75, block.corners[0][1]) < reach;
  drawRiver(board, ISLANDS);
  drawCityStreets(board, lattice, ISLANDS, isDrawn);
  const taken: TakenCorners = new Set();
  const centred = new Set(withHealthCentre(communities));
  communities.forEach((community, i) => {
    drawCommunity(board, community, board.nextName(), {index: i, count}, centred.has(community), taken);
  });
  lattice.blocks.forEach((block, i) => {
    if (!isDrawn(block)) drawVacantBlock(board, block, i);
    else if (block.community < 0) drawOpenBlock(board, block, i);
  });
  drawRiverGreens(board, spot => lattice.blocks.some(block => isDrawn(block) && isInBlock(block, spot)));
  drawHills(board);
  drawPlaceNames(board);
  drawRailway(board);
  VILLAGES.forEach((village, i) => {
    drawVillage(board, village, i);
  });
  for (const quarter of quarters) drawQuarter(board, quarter);
  for (const road of QUARTER_ROADS) board.roads.add(road, {highway: 'unclassified'});
  const built = quarters.flatMap(quarter =>
    quarter.cells.map(cell => [cellCentre(cell.column, cell.row), 105] as const),
  );
  const lanes = quarters.flatMap(quarter => quarter.tree.streets.flatMap(alongStreet));
  drawFields(board, [[HILL, 1500], ...built, ...lanes, ...VILLAGES.map(village => [village.centre, 330] as const)]);
  plantChanges(board, communities);
  board.roads.drawInto(board.drawing, signalTags);
  for (let i = 0; i < board.seeds.length; i++) {
    const seed = board.seeds[i]!;
    board.seeds[i] = {
      ...seed,
      subdistrict: subdistrictOf(
        seed,
        communities.find(each => each.centre === seed.spot),
      ),
    };
  }
}

/** Spots every 70 m along a street of a quarter, which fields leave free. */
function alongStreet({from, to}: TreeStreet): (readonly [Spot, number])[] {
  const count = Math.max(1, Math.round(metersBetween(from, to) / 70));
  return Array.from({length: count + 1}, (_, i) => {
    const share = i / count;
    return [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])], 62];
  });
}

/** Communities with a health centre: every second one, and those without such a neighbour on all four sides. */
function withHealthCentre(communities: readonly CoreCommunity[]): CoreCommunity[] {
  const placeOf = ({blocks: [first]}: CoreCommunity) => ({
    bank: first!.bank,
    x: Math.floor(first!.column / 2),
    y: Math.floor(first!.row / 2),
  });
  const isEven = (community: CoreCommunity) => {
    const {x, y} = placeOf(community);
    return (x + y) % 2 === 0;
  };
  const even = new Set(communities.filter(isEven).map(community => JSON.stringify(placeOf(community))));
  return communities.filter(community => {
    const {bank, x, y} = placeOf(community);
    const has = (dx: number, dy: number) => even.has(JSON.stringify({bank, x: x + dx, y: y + dy}));
    return isEven(community) || !(has(1, 0) && has(-1, 0) && has(0, 1) && has(0, -1));
  });
}

const MAIN = ['primary', 'secondary'];

/** Lights where two main roads cross; a crossing for walkers where a path meets a street, with lights on main ones. */
function signalTags(tags: readonly DrawnTags[]): DrawnTags | null {
  const isOn = (kinds: readonly string[]) => tags.some(({highway}) => kinds.includes(highway ?? ''));
  if (isOn(['footway', 'pedestrian']) && isOn(MAIN)) return {highway: 'crossing', crossing: 'traffic_signals'};
  if (isOn(['footway', 'pedestrian']) && isOn(['tertiary'])) return {highway: 'crossing', crossing: 'zebra'};
  const main = tags.filter(({highway}) => MAIN.includes(highway ?? ''));
  return new Set(main.map(({name}) => name)).size > 1 ? {highway: 'traffic_signals'} : null;
}
