import type {Spot} from './frame.ts';
import {alongRiver, type Island, riverBank} from './river.ts';

export type Bank = 'west' | 'east';

/** A block of about 300 × 300 m between streets. Corners run south-west, south-east, north-east, north-west. */
export interface Block {
  readonly bank: Bank;
  /** Column and row of its south-western lattice node. */
  readonly column: number;
  readonly row: number;
  readonly corners: readonly [Spot, Spot, Spot, Spot];
  /** Community it belongs to, or −1 when nobody lives in it. */
  readonly community: number;
}

/** Four blocks around one crossing: everything a community needs stands near it, at most about 600 m from its corners. */
export interface CoreCommunity {
  readonly bank: Bank;
  readonly centre: Spot;
  readonly blocks: readonly Block[];
  /** Distance of the centre from the middle of the city, board units. */
  readonly away: number;
}

/** The two street grids of the city, one on each bank of the river. */
export interface Lattice {
  readonly communities: readonly CoreCommunity[];
  readonly blocks: readonly Block[];
  node(bank: Bank, column: number, row: number): Spot;
  block(bank: Bank, column: number, row: number): Block | undefined;
}

/** Half sides of the ring road on the board. */
export const RING: readonly [halfU: number, halfV: number] = [4150, 2800];
/** Distance of the riverside road from the water, and of the nearest blocks from that road. */
export const RIVERSIDE = 42;
const RIVERSIDE_GAP = 30;
const COLUMNS = 14;
const ROWS = 8;

const BEND = 48;
const TURN: Record<Bank, number> = {west: -0.06, east: 0.13};
/** Widths of successive blocks, repeated: community sides stay below 600. */
const WIDTHS = [302, 284, 296, 288];

function linePosition(index: number): number {
  let position = 0;
  for (let i = 0; i < Math.abs(index); i++) position += WIDTHS[((index < 0 ? -i - 1 : i) + 400) % 4]!;
  return index < 0 ? -position : position;
}

function latticeNode(bank: Bank, column: number, row: number): Spot {
  const [x, y] = [linePosition(column), linePosition(row)];
  // every node leaves its place by up to 7 m, the same in every city
  const wobble = (salt: number) => 7 * Math.sin(column * 12.9898 + row * 78.233 + salt);
  const [cos, sin] = [Math.cos(TURN[bank]), Math.sin(TURN[bank])];
  const [u, v] = [x * cos - y * sin, x * sin + y * cos];
  // long gentle bends; they stretch no street by more than a twelfth
  const bendU = BEND * Math.sin(v / 720 + u / 2600);
  const bendV = BEND * Math.sin(u / 830 - v / 2300 + 1);
  return [u + bendU + wobble(1), v + bendV + wobble(2)];
}

/** True when a spot of that bank is dry and behind the riverside road. */
export function isBehindRiverside(bank: Bank, [u, v]: Spot, islands: readonly Island[]): boolean {
  const beyond = RIVERSIDE + RIVERSIDE_GAP;
  return bank === 'west' ? u < riverBank(v, -1, islands) - beyond : u > riverBank(v, 1, islands) + beyond;
}

/** True inside the ring road, with room for a verge. */
export function isInsideRing([u, v]: Spot, room = 60): boolean {
  const [du, dv] = [Math.abs(u) - (RING[0] - room), Math.abs(v) - (RING[1] - room)];
  if (du > 0 || dv > 0) return false;
  const corner = 600;
  const [cu, cv] = [du + corner, dv + corner];
  return cu <= 0 || cv <= 0 || cu * cu + cv * cv <= corner * corner;
}

/** The road along one bank inside the ring. */
export function riversideRoad(side: -1 | 1, islands: readonly Island[]): Spot[] {
  return alongRiver(-RING[1], RING[1], 70, side, RIVERSIDE, islands);
}

/** Lays out the blocks of both banks and joins full squares of four into communities, nearest to the middle first. */
export function layLattice(islands: readonly Island[]): Lattice {
  const found = new Map<string, Block>();
  const isDry = (bank: Bank, spot: Spot) => isBehindRiverside(bank, spot, islands) && isInsideRing(spot);
  for (const bank of ['west', 'east'] as const)
    for (let column = -COLUMNS; column < COLUMNS; column++)
      for (let row = -ROWS - 2; row < ROWS + 2; row++) {
        const corners = [
          latticeNode(bank, column, row),
          latticeNode(bank, column + 1, row),
          latticeNode(bank, column + 1, row + 1),
          latticeNode(bank, column, row + 1),
        ] as const;
        if (!corners.every(corner => isDry(bank, corner))) continue;
        const block = {bank, column, row, corners, community: -1};
        found.set(keyOf(block), block);
      }
  const communities = joinCommunities(found);
  for (const block of communities.flatMap(each => each.blocks)) found.set(keyOf(block), block);
  return {
    communities,
    blocks: [...found.values()],
    node: latticeNode,
    block: (bank, column, row) => found.get(`${bank},${column},${row}`),
  };
}

function keyOf({bank, column, row}: Block): string {
  return `${bank},${column},${row}`;
}

function joinCommunities(found: Map<string, Block>): CoreCommunity[] {
  const squares: Omit<CoreCommunity, 'away'>[] = [];
  for (const block of found.values()) {
    if (block.column % 2 !== 0 || block.row % 2 !== 0) continue;
    const four = [0, 1, 2, 3].map(k => found.get(`${block.bank},${block.column + (k % 2)},${block.row + (k >> 1)}`));
    const blocks = four.filter(each => each !== undefined);
    if (blocks.length === 4) squares.push({bank: block.bank, centre: block.corners[2], blocks});
  }
  return squares
    .map(square => ({...square, away: Math.hypot(square.centre[0] * 0.75, square.centre[1])}))
    .sort((a, b) => a.away - b.away)
    .map((square, community) => ({...square, blocks: square.blocks.map(block => ({...block, community}))}));
}

/** A function from metres inside a block (0 to 300 each way, roughly) to the board. */
export function insideBlock(block: Block): (x: number, y: number) => Spot {
  const [a, b, c, d] = block.corners;
  return (x, y) => {
    const [s, t] = [x / 300, y / 300];
    const at = (k: 0 | 1) => a[k] * (1 - s) * (1 - t) + b[k] * s * (1 - t) + c[k] * s * t + d[k] * (1 - s) * t;
    return [at(0), at(1)];
  };
}

/** True when a spot lies inside a block or on its edge. */
export function isInBlock({corners}: Block, [u, v]: Spot): boolean {
  return corners.every((a, i) => {
    const b = corners[(i + 1) % corners.length]!;
    return (b[0] - a[0]) * (v - a[1]) - (b[1] - a[1]) * (u - a[0]) >= 0;
  });
}
