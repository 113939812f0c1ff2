import type {SubdistrictPlan} from './area-map.ts';
import type {Board, CommunitySeed} from './board.ts';
import {drawCityStreets} from './city-streets.ts';
import {drawCommunity} from './communities.ts';
import type {Spot} from './frame.ts';
import {drawFields, drawHills, drawPark, drawRailway, drawRiver, HILL} from './landscape.ts';
import {type Block, type CoreCommunity, layLattice} from './lattice.ts';
import type {DrawnTags} from './osm-drawing.ts';
import type {CellPeople} from './people.ts';
import type {Island} from './river.ts';
import {drawVillage, type VillagePlan} from './villages.ts';

/** Islands without a bridge, south and north of the ring road. */
export const ISLANDS: readonly Island[] = [];

const VILLAGES: readonly VillagePlan[] = [];

/** Seeds outside the city that give it its edge. */
export const GHOSTS: readonly Spot[] = ghostSeeds();

function ghostSeeds(): Spot[] {
  const seeds: Spot[] = [];
  for (let i = 0; i < 44; i++) {
    const angle = (i / 44) * 2 * Math.PI;
    const round = (value: number, power: number) => Math.sign(value) * Math.abs(value) ** power;
    seeds.push([7700 * round(Math.cos(angle), 0.55), 6000 * round(Math.sin(angle), 0.55)]);
  }
  return seeds;
}

/** People per community of the core: fewer people make a smaller city, not an emptier one. */
const PEOPLE_PER_COMMUNITY = 3600;

const PLANS: readonly SubdistrictPlan[] = [
  {key: 'old', district: 0, zh: '古城街道', en: 'Gucheng Subdistrict'},
  {key: 'west-north', district: 0, zh: '云台街道', en: 'Yuntai Subdistrict'},
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

/** Draws the whole city on the board. Returns the planted cells and the key of the planted gaps. */
export function drawCity(board: Board, people: number): {readonly planted: CellPeople[]; readonly key: unknown} {
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
  const centred = new Set(withHealthCentre(communities));
  communities.forEach((community, i) => {
    drawCommunity(board, community, board.nextName(), i, centred.has(community));
  });
  lattice.blocks
    .filter(block => block.community < 0 && isDrawn(block))
    .forEach((block, i) => {
      drawPark(board, block.corners, i);
    });
  drawHills(board);
  drawRailway(board);
  VILLAGES.forEach((village, i) => {
    drawVillage(board, village, i);
  });
  drawFields(board, [[HILL, 1500], ...VILLAGES.map(village => [village.centre, 330] as const)]);
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
  return {planted: [], key: {}};
}

/** Communities with a health centre: every second one, and those without such a neighbour on two facing sides. */
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
    return isEven(community) || !((has(1, 0) && has(-1, 0)) || (has(0, 1) && has(0, -1)));
  });
}

/** Lights where two main roads cross. */
function signalTags(tags: readonly DrawnTags[]): DrawnTags | null {
  const main = tags.filter(({highway}) => highway === 'primary' || highway === 'secondary');
  return new Set(main.map(({name}) => name)).size > 1 ? {highway: 'traffic_signals'} : null;
}
