import {type Board, withName} from './board.ts';
import {cellCentre, cellOf, type Spot} from './frame.ts';
import {type Block, insideBlock, isInBlock} from './lattice.ts';
import {type Name, suffixed} from './names.ts';
import type {DrawnTags} from './osm-drawing.ts';
import type {Random} from './random.ts';

/** How a block is built up. */
export type BlockKind = 'compound' | 'towers' | 'oldtown' | 'open';

/** Metres inside a block → board; turned so that the community's centre is the corner (300, 300). */
export type Inside = (x: number, y: number) => Spot;

/** Turns a block so that the crossing in the middle of its community lies at (300, 300). `quarter` 0 = south-west … 3 = north-east. */
export function turnedInside(block: Block, quarter: number): Inside {
  const at = insideBlock(block);
  return (x, y) => at(quarter % 2 === 1 ? 300 - x : x, quarter >= 2 ? 300 - y : y);
}

/** Draws a rectangle of a block, from (x0, y0) to (x1, y1) in metres inside it. Returns the way's id. */
export function drawRectangle(
  board: Board,
  at: Inside,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  tags: DrawnTags,
): number {
  return board.drawing.outline([at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)], tags);
}

/**
 * The population cell where the people of a building are counted: of the cells whose centre lies in the block, the one
 * nearest to the building, so that nobody is counted across the street.
 */
function cellInBlock(block: Block, spot: Spot): readonly [number, number] {
  const [column, row] = cellOf(spot);
  let best: readonly [number, number] | null = null;
  let least = Infinity;
  for (let c = column - 2; c <= column + 2; c++)
    for (let r = row - 2; r <= row + 2; r++) {
      const centre = cellCentre(c, r);
      const away = Math.hypot(centre[0] - spot[0], centre[1] - spot[1]);
      if (away >= least || !isInBlock(block, centre)) continue;
      least = away;
      best = [c, r];
    }
  if (best === null) throw new Error(`demo: block ${block.column},${block.row} holds no centre of a population cell`);
  return best;
}

interface House {
  readonly box: readonly [number, number, number, number];
  readonly levels: number;
  readonly number: string;
  readonly building: string;
  readonly elderFactor: number;
}

function drawHouse(board: Board, block: Block, at: Inside, house: House, street: string): void {
  const [x0, y0, x1, y1] = house.box;
  drawRectangle(board, at, house.box, {
    building: house.building,
    'building:levels': String(house.levels),
    'addr:street': street,
    'addr:housenumber': house.number,
  });
  board.residences.push({
    cell: cellInBlock(block, at((x0 + x1) / 2, (y0 + y1) / 2)),
    floorArea: (x1 - x0) * (y1 - y0) * house.levels,
    elderFactor: house.elderFactor,
  });
}

/** What takes the quarter of the block beside the community's centre; nothing is built over it. */
const CENTRE_FROM = 158;

function isCentreQuarter(x: number, y: number): boolean {
  return x > CENTRE_FROM - 15 && y > CENTRE_FROM - 15;
}

/** The two streets through the middle of a block; both reach the streets around it on all four sides. */
function drawAxes(board: Board, at: Inside, tags: DrawnTags, stops: readonly number[]): void {
  const line = [0, ...stops, 150, ...stops.map(stop => 300 - stop).reverse(), 300];
  board.roads.add(
    line.map(x => at(x, 150)),
    tags,
  );
  board.roads.add(
    line.map(y => at(150, y)),
    tags,
  );
}

const GATE = 13;

/** A residential compound: a wall, a gate on each side, a loop and rows of slabs or towers. */
function drawCompound(board: Board, block: Block, at: Inside, random: Random, isTall: boolean): Name {
  const name = suffixed(board.nextName(), random.pick(['小区', '花园', '新村', '家园']), 'Estate');
  const gates: Spot[] = [at(150, GATE), at(300 - GATE, 150), at(150, 300 - GATE), at(GATE, 150)];
  const wall = [at(GATE, GATE), gates[0]!, at(300 - GATE, GATE), gates[1]!, at(300 - GATE, 300 - GATE), gates[2]!];
  board.drawing.line([...wall, at(GATE, 300 - GATE), gates[3]!, at(GATE, GATE)], {barrier: 'wall'}, 0);
  gates.forEach((gate, i) => {
    board.drawing.node(gate, {barrier: i % 2 === 0 ? 'gate' : 'lift_gate', foot: 'yes'});
  });
  drawRectangle(
    board,
    at,
    [GATE, GATE, 300 - GATE, 300 - GATE],
    withName({landuse: 'residential', residential: 'gated'}, name),
  );
  for (const [x, y] of [
    [18, 18],
    [156, 18],
    [18, 244],
    [156, 244],
  ] as const)
    drawRectangle(board, at, [x, y, x + 126, y + 38], {landuse: 'grass'});
  drawAxes(board, at, {highway: 'service', foot: 'yes', motor_vehicle: 'private'}, [GATE, 40]);
  board.roads.add([at(40, 40), at(260, 40), at(260, 260), at(40, 260), at(40, 40)], {highway: 'footway'});
  let number = 1;
  const put = (box: House['box'], levels: number) =>
    drawHouse(
      board,
      block,
      at,
      {box, levels, number: `${number++}栋`, building: 'apartments', elderFactor: isTall ? 0.75 : 1},
      name.zh,
    );
  if (isTall) {
    for (const x of [62, 110, 166, 214])
      for (const y of [60, 108, 166, 214])
        if (!isCentreQuarter(x, y) && random.chance(0.7)) put([x, y, x + 26, y + 22], 15 + random.below(14));
  } else {
    const levels = random.chance(0.6) ? 6 : 11;
    for (const x of [52, 160])
      for (const y of [52, 84, 116, 164, 196, 228])
        if (!isCentreQuarter(x, y) && random.chance(0.92)) put([x, y, x + 82 + random.below(6), y + 12], levels);
  }
  return name;
}

/** Old town: fine lanes every 50 m and low houses around courtyards. */
function drawOldTown(board: Board, block: Block, at: Inside, random: Random): Name {
  const name = suffixed(board.nextName(), '巷', 'Lane');
  drawAxes(board, at, withName({highway: 'living_street'}, name), []);
  for (const offset of [50, 100, 200, 250])
    for (const isRow of [true, false]) {
      // the lanes in between stay: without them some doors would be far from everything
      const isOuter = offset === 50 || offset === 250;
      if (isOuter && random.chance(0.45)) continue;
      const bend = random.between(-5, 5);
      const line = [0, 50, 100, 150, 200, 250, 300].map(x => {
        const y = offset + bend * Math.sin((x / 300) * Math.PI);
        return isRow ? at(x, y) : at(y, x);
      });
      board.roads.add(line, {highway: random.chance(0.6) ? 'footway' : 'living_street'});
    }
  let number = 1;
  for (let x = 0; x < 300; x += 50)
    for (let y = 0; y < 300; y += 50) {
      if (isCentreQuarter(x + 10, y + 10)) continue;
      for (const [dx, dy, width, depth] of [
        [6, 6, 16, 9],
        [27, 6, 15, 12],
        [6, 22, 11, 20],
        [24, 30, 19, 11],
      ] as const) {
        if (random.chance(0.2)) continue;
        const box = [x + dx, y + dy, x + dx + width, y + dy + depth] as const;
        const house = {box, levels: 1 + random.below(3), number: `${number++}号`, building: 'house', elderFactor: 1.55};
        drawHouse(board, block, at, house, name.zh);
      }
    }
  return name;
}

/** Open blocks of the seventies and eighties: streets through, slabs along them. */
function drawOpen(board: Board, block: Block, at: Inside, random: Random): Name {
  const name = suffixed(board.nextName(), '里', 'Residential Block');
  drawAxes(board, at, withName({highway: 'residential'}, suffixed(name, '路', 'Road')), []);
  for (const y of [75, 225])
    board.roads.add([at(0, y), at(150, y), at(300, y)], {highway: 'service', service: 'alley', foot: 'yes'});
  let number = 1;
  for (const x of [20, 92, 164, 232])
    for (const y of [20, 50, 88, 118, 162, 192, 234, 264])
      if (!isCentreQuarter(x, y) && random.chance(0.8)) {
        const box = [x, y, x + 48 + random.below(8), y + 12] as const;
        const house = {
          box,
          levels: 4 + random.below(3),
          number: `${number++}号`,
          building: 'apartments',
          elderFactor: 1.2,
        };
        drawHouse(board, block, at, house, name.zh);
      }
  return name;
}

/** Builds up one block; `at` has the community's centre at (300, 300). Returns the name of the estate or lane. */
export function drawBlock(board: Board, block: Block, at: Inside, kind: BlockKind, random: Random): Name {
  const edge = kind === 'oldtown' || kind === 'open' ? 5 : GATE;
  const far = 300 - edge;
  board.homes.push([at(edge, edge), at(far, edge), at(far, far), at(edge, far)]);
  if (kind === 'oldtown') return drawOldTown(board, block, at, random);
  if (kind === 'open') return drawOpen(board, block, at, random);
  return drawCompound(board, block, at, random, kind === 'towers');
}
