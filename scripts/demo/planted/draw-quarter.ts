import type {Board} from '../board.ts';
import {cellCentre, cellOf, type Spot} from '../frame.ts';
import type {Random} from '../random.ts';
import type {Quarter} from './quarter.ts';
import type {TreeStreet} from './street-tree.ts';

/** Draws the streets, walls and homes of a quarter and hands its places and its community to the board. */
export function drawQuarter(board: Board, quarter: Quarter): void {
  const {drawing} = board;
  for (const street of quarter.tree.streets) {
    const gates = quarter.marks.filter(mark => mark.street === street).map(mark => mark.spot);
    drawing.line(quarter.tree.corners(street, gates), street.tags, 0);
  }
  for (const wall of quarter.walls) drawing.line(wall, {barrier: 'wall'}, 0);
  for (const bridge of quarter.unfinished)
    drawing.line(bridge, {highway: 'construction', construction: 'residential', bridge: 'yes', layer: '1'}, 5);
  for (const {spot, tags} of quarter.marks) drawing.node(spot, tags);
  const random = board.random(`quarter ${quarter.key}`);
  for (const {column, row} of quarter.cells) drawHomes(board, quarter, column, row, random);
  for (const street of quarter.tree.streets) drawGardens(board, quarter, street, random);
  board.listed.push(...quarter.places);
  const middle = quarter.cells[Math.floor(quarter.cells.length / 2)]!;
  const spot = cellCentre(middle.column, middle.row);
  board.seeds.push({spot, name: quarter.name, kind: quarter.kind, subdistrict: ''});
}

/** A rectangle beside a street: x along it from a spot, y across it, in metres. */
function boxBeside(street: TreeStreet, spot: Spot, x: number, y: number, width: number, depth: number): Spot[] {
  const isAcross = Math.abs(street.to[0] - street.from[0]) > Math.abs(street.to[1] - street.from[1]);
  const at = (along: number, aside: number): Spot =>
    isAcross ? [spot[0] + along, spot[1] + aside] : [spot[0] + aside, spot[1] + along];
  return [at(x, y), at(x + width, y), at(x + width, y + depth), at(x, y + depth)];
}

function drawHomes(board: Board, quarter: Quarter, column: number, row: number, random: Random): void {
  const centre = cellCentre(column, row);
  const street = quarter.tree.streetAt(centre);
  const only = quarter.sides.get(`${column},${row}`);
  const box = (x: number, y: number, width: number, depth: number, tags: Record<string, string>) =>
    board.drawing.outline(boxBeside(street, centre, x, y, width, depth), tags);
  box(-49, only === 1 ? -6 : -46, 98, only === undefined ? 92 : 52, {landuse: 'residential'});
  for (const side of [-1, 1] as const)
    for (const along of [-38, 6])
      for (const away of [13 + random.below(3), 33 + random.below(2)]) {
        const levels = String(2 + random.below(2));
        if (only === undefined || only === side)
          box(along, side === 1 ? away : -away - 11, 32, 11, {
            building: 'apartments',
            'building:levels': levels,
            'addr:place': quarter.name.zh,
          });
      }
}

const GARDENS: readonly Record<string, string>[] = [
  {landuse: 'allotments'},
  {landuse: 'orchard'},
  {landuse: 'meadow'},
  {landuse: 'greenhouse_horticulture'},
  {landuse: 'farmland'},
];

/** Gardens and plots along a longer street, wherever nobody lives. */
function drawGardens(board: Board, quarter: Quarter, street: TreeStreet, random: Random): void {
  const [du, dv] = [street.to[0] - street.from[0], street.to[1] - street.from[1]];
  const length = Math.abs(du) + Math.abs(dv);
  if (street.isClosed || street.tags['highway'] === 'steps' || length < 180) return;
  const settled = new Set(quarter.cells.map(cell => `${cell.column},${cell.row}`));
  for (let along = 50; along + 30 < length; along += 50) {
    const spot: Spot = [street.from[0] + (du * along) / length, street.from[1] + (dv * along) / length];
    for (const side of [-1, 1] as const) {
      const garden = random.pick(GARDENS);
      const isBare = random.chance(0.2);
      const middle = boxBeside(street, spot, 0, side === 1 ? 20 : -20, 0, 0)[0]!;
      const [column, row] = cellOf(middle);
      const isHome = [-1, 0, 1].some(step =>
        settled.has(`${column + (dv === 0 ? step : 0)},${row + (du === 0 ? step : 0)}`),
      );
      if (isBare || isHome || quarter.key.startsWith('no-path')) continue;
      board.drawing.outline(boxBeside(street, spot, -23, side === 1 ? 9 : -43, 46, 34), garden);
    }
  }
}
