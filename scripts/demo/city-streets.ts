import {type Board, withName} from './board.ts';
import type {Spot} from './frame.ts';
import {type Bank, type Block, isBehindRiverside, isInsideRing, type Lattice, RING, riversideRoad} from './lattice.ts';
import {type Name, suffixed} from './names.ts';
import type {DrawnTags} from './osm-drawing.ts';
import type {Island} from './river.ts';

/** Rows of the street grid whose avenue crosses the river. */
const BRIDGE_ROWS = [-4, 0, 4];

const CLASS_TAGS: readonly DrawnTags[] = [
  {highway: 'primary', sidewalk: 'both', lanes: '6'},
  {highway: 'secondary', sidewalk: 'both', lanes: '4'},
  {highway: 'tertiary', sidewalk: 'both'},
  {highway: 'residential'},
];

function streetTags(index: number): DrawnTags {
  if (index % 8 === 0) return CLASS_TAGS[0]!;
  if (index % 4 === 0) return CLASS_TAGS[1]!;
  return index % 2 === 0 ? CLASS_TAGS[2]! : CLASS_TAGS[3]!;
}

/** The ring road as its western and eastern half, from the northern to the southern bridge. */
export function ringRoad(islands: readonly Island[]): Record<Bank, Spot[]> {
  const half = (side: -1 | 1): Spot[] => {
    const bank = riversideRoad(side, islands);
    const [u, v, corner] = [RING[0], RING[1], 620];
    const spots: Spot[] = [bank.at(-1)!];
    for (const [turnV, from] of [
      [1, 90],
      [-1, 0],
    ] as const)
      for (let step = 0; step <= 8; step++) {
        const angle = ((from - step * 11.25) * Math.PI) / 180;
        spots.push([side * (u - corner + corner * Math.cos(angle)), turnV * (v - corner) + corner * Math.sin(angle)]);
      }
    return [...spots, bank[0]!];
  };
  return {west: half(-1), east: half(1)};
}

/** Where a ray from `start` towards `direction` first meets one of the lines, within `reach`; null when it does not. */
function rayHit(start: Spot, direction: Spot, reach: number, lines: readonly (readonly Spot[])[]): Spot | null {
  const length = Math.hypot(direction[0], direction[1]);
  const [du, dv] = [direction[0] / length, direction[1] / length];
  let best = reach;
  for (const line of lines)
    for (let i = 0; i + 1 < line.length; i++) {
      const [a, b] = [line[i]!, line[i + 1]!];
      const [eu, ev] = [b[0] - a[0], b[1] - a[1]];
      const cross = du * ev - dv * eu;
      if (Math.abs(cross) < 1e-9) continue;
      const along = ((a[0] - start[0]) * ev - (a[1] - start[1]) * eu) / cross;
      const share = ((a[0] - start[0]) * dv - (a[1] - start[1]) * du) / cross;
      if (share >= 0 && share <= 1 && along > 1 && along < best) best = along;
    }
  return best === reach ? null : [start[0] + du * best, start[1] + dv * best];
}

/** Draws the streets between the blocks, the roads along the river, the ring and the bridges. `isDrawn` names the blocks in use. */
export function drawCityStreets(
  board: Board,
  lattice: Lattice,
  islands: readonly Island[],
  isDrawn: (block: Block) => boolean,
): void {
  const ring = ringRoad(islands);
  const shore = {west: riversideRoad(-1, islands), east: riversideRoad(1, islands)};
  const bridgeEnds = new Map<number, Partial<Record<Bank, Spot>>>();
  for (const bank of ['west', 'east'] as const)
    for (const axis of ['row', 'column'] as const)
      for (let index = -16; index <= 16; index++) {
        const runs = latticeRuns(lattice, bank, axis, index, islands, isDrawn);
        if (runs.length === 0) continue;
        const name = streetName(board, axis);
        for (const run of runs) {
          const spots = extended(run, index % 4 === 0, shore[bank], ring[bank]);
          board.roads.add(spots, withName(streetTags(index), name));
          const riverEnd = bank === 'west' ? spots.at(-1)! : spots[0]!;
          if (axis === 'row' && BRIDGE_ROWS.includes(index) && !run.includes(riverEnd))
            bridgeEnds.set(index, {...bridgeEnds.get(index), [bank]: riverEnd});
        }
      }
  drawRiverside(board, shore);
  drawRing(board, ring);
  for (const {west, east} of bridgeEnds.values())
    if (west !== undefined && east !== undefined) drawBridge(board, west, east, CLASS_TAGS[0]!);
}

function streetName(board: Board, axis: 'row' | 'column'): Name {
  return axis === 'row' ? suffixed(board.nextName(), '路', 'Road') : suffixed(board.nextName(), '街', 'Street');
}

/** Unbroken stretches of one line of the grid that border a block in use or belong to an avenue. */
function latticeRuns(
  lattice: Lattice,
  bank: Bank,
  axis: 'row' | 'column',
  index: number,
  islands: readonly Island[],
  isDrawn: (block: Block) => boolean,
): Spot[][] {
  const runs: Spot[][] = [];
  let run: Spot[] = [];
  const isUsed = (column: number, row: number) => {
    const block = lattice.block(bank, column, row);
    return block !== undefined && isDrawn(block);
  };
  const isOpen = (spot: Spot) => isBehindRiverside(bank, spot, islands) && isInsideRing(spot, 30);
  for (let k = -16; k < 16; k++) {
    const [column, row] = axis === 'row' ? [k, index] : [index, k];
    const here = lattice.node(bank, column, row);
    const next = axis === 'row' ? lattice.node(bank, k + 1, index) : lattice.node(bank, index, k + 1);
    const borders = isUsed(column, row) || (axis === 'row' ? isUsed(column, row - 1) : isUsed(column - 1, row));
    const isAvenue = index % 4 === 0 && isOpen(here) && isOpen(next);
    if (borders || isAvenue) {
      if (run.length === 0) run.push(here);
      run.push(next);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** A stretch of street, lengthened at both ends to the riverside road or, for avenues, also to the ring. */
function extended(run: readonly Spot[], isAvenue: boolean, shore: readonly Spot[], ring: readonly Spot[]): Spot[] {
  const reach = isAvenue ? 900 : 330;
  const lines = isAvenue ? [shore, ring] : [shore];
  const beyond = (end: Spot, inner: Spot) => rayHit(end, [end[0] - inner[0], end[1] - inner[1]], reach, lines);
  const before = beyond(run[0]!, run[1]!);
  const after = beyond(run.at(-1)!, run.at(-2)!);
  return [...(before === null ? [] : [before]), ...run, ...(after === null ? [] : [after])];
}

function drawRiverside(board: Board, shore: Record<Bank, Spot[]>): void {
  for (const [bank, zh, en] of [
    ['west', '西岸滨河路', 'West Bank Riverside Road'],
    ['east', '东岸滨河路', 'East Bank Riverside Road'],
  ] as const)
    board.roads.add(shore[bank], withName({highway: 'tertiary', sidewalk: 'both'}, {zh, en}));
}

function drawRing(board: Board, ring: Record<Bank, Spot[]>): void {
  const tags = withName({...CLASS_TAGS[0]!, oneway: 'no'}, {zh: '环城路', en: 'Ring Road'});
  for (const bank of ['west', 'east'] as const) board.roads.add(ring[bank], tags);
  drawBridge(board, ring.west[0]!, ring.east[0]!, CLASS_TAGS[0]!);
  drawBridge(board, ring.west.at(-1)!, ring.east.at(-1)!, CLASS_TAGS[0]!);
}

function drawBridge(board: Board, west: Spot, east: Spot, tags: DrawnTags): void {
  const name = suffixed(board.nextName(), '大桥', 'Bridge');
  board.roads.add([west, east], withName({...tags, bridge: 'yes', layer: '1'}, name));
}
