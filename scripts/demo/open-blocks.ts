import {type Board, withName} from './board.ts';
import type {Spot} from './frame.ts';
import {blob} from './landscape.ts';
import {type Block, insideBlock} from './lattice.ts';
import {suffixed} from './names.ts';
import type {DrawnTags} from './osm-drawing.ts';

type Box = readonly [x0: number, y0: number, x1: number, y1: number];
type Place = (x: number, y: number) => Spot;

const FOOTWAY: DrawnTags = {highway: 'footway'};

function rectangle(board: Board, at: Place, [x0, y0, x1, y1]: Box, tags: DrawnTags): void {
  board.drawing.outline([at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)], tags);
}

/** A block nobody lives in: a park, a shopping quarter, a sports ground, a campus or works, by its place in the city. */
export function drawOpenBlock(board: Board, block: Block, index: number): void {
  const at = insideBlock(block);
  const [u, v] = block.corners[0];
  if (v < -1900 && index % 2 === 0) drawWorks(board, at, index);
  else if (u > 3200 || u < -3500) (index % 3 === 0 ? drawWorks : drawCampus)(board, at, index);
  else if (index % 6 === 1) drawMall(board, at);
  else if (index % 9 === 4) drawStadium(board, at);
  else drawPark(board, at, index);
}

function drawPark(board: Board, at: Place, index: number): void {
  const name = suffixed(board.nextName(), '公园', 'Park');
  rectangle(board, at, [12, 12, 288, 288], withName({leisure: 'park', access: 'yes'}, name));
  const middle = at(105, 190);
  if (index % 2 === 0) board.drawing.outline(blob(middle, 52, 40, index, 20), {natural: 'water', water: 'pond'});
  for (const [x, y, radius] of [
    [215, 70, 34],
    [228, 225, 42],
    [70, 60, 28],
  ] as const)
    board.drawing.outline(blob(at(x, y), radius, radius * 0.8, index + x, 14), {natural: 'wood'});
  board.roads.add([at(0, 150), at(52, 120), at(150, 126), at(240, 96), at(300, 150)], FOOTWAY);
  board.roads.add([at(150, 0), at(166, 60), at(150, 126), at(186, 210), at(150, 300)], FOOTWAY);
  board.roads.add([at(52, 120), at(36, 200), at(96, 262), at(174, 236), at(186, 210)], FOOTWAY);
}

function drawMall(board: Board, at: Place): void {
  const name = suffixed(board.nextName(), '广场', 'Plaza');
  rectangle(board, at, [14, 14, 286, 286], {landuse: 'retail'});
  rectangle(board, at, [24, 150, 200, 276], withName({building: 'retail', 'building:levels': '5', shop: 'mall'}, name));
  for (const x of [24, 90, 156])
    rectangle(board, at, [x, 30, x + 44, 74], {building: 'office', 'building:levels': String(16 + (x % 9))});
  rectangle(board, at, [214, 24, 276, 276], {amenity: 'parking', access: 'yes'});
  board.roads.add([at(0, 112), at(120, 110), at(300, 112)], withName({highway: 'pedestrian'}, name));
  board.roads.add([at(207, 0), at(207, 112), at(207, 300)], {highway: 'service', foot: 'yes'});
}

function drawStadium(board: Board, at: Place): void {
  const name = suffixed(board.nextName(), '体育场', 'Stadium');
  rectangle(board, at, [14, 14, 286, 286], withName({leisure: 'sports_centre'}, name));
  const oval = (radiusX: number, radiusY: number) =>
    Array.from({length: 28}, (_, i): Spot => {
      const angle = (i / 28) * 2 * Math.PI;
      return at(150 + radiusX * Math.cos(angle), 155 + radiusY * Math.sin(angle));
    });
  board.drawing.outline(oval(118, 92), {building: 'stadium', 'building:levels': '3'});
  board.drawing.outline(oval(66, 44), {leisure: 'pitch', sport: 'soccer', access: 'yes'});
  board.roads.add([at(150, 0), at(150, 40), at(270, 60), at(280, 250), at(150, 270), at(150, 300)], FOOTWAY);
}

function drawCampus(board: Board, at: Place, index: number): void {
  const name = suffixed(board.nextName(), '职业学院', 'College');
  rectangle(board, at, [14, 14, 286, 286], withName({amenity: 'college'}, name));
  for (const [x, y, w, h] of [
    [30, 40, 90, 16],
    [30, 80, 90, 16],
    [180, 40, 18, 90],
    [224, 40, 18, 90],
    [40, 190, 60, 60],
  ] as const)
    rectangle(board, at, [x, y, x + w, y + h], {building: 'college', 'building:levels': String(4 + ((index + x) % 4))});
  rectangle(board, at, [130, 180, 250, 264], {leisure: 'pitch', sport: 'soccer', access: 'private'});
  board.roads.add([at(0, 150), at(150, 150), at(300, 150)], {highway: 'service', foot: 'yes'});
  board.roads.add([at(150, 0), at(150, 150), at(118, 170), at(116, 300)], FOOTWAY);
}

function drawWorks(board: Board, at: Place, index: number): void {
  const name = suffixed(board.nextName(), '工业园', 'Works');
  rectangle(board, at, [10, 10, 290, 290], withName({landuse: 'industrial'}, name));
  for (const [x, y, w, h] of [
    [24, 24, 110, 52],
    [24, 92, 110, 40],
    [166, 24, 52, 110],
    [232, 24, 44, 110],
    [24, 168, 84, 108],
    [166, 172, 110, 44],
    [166, 230, 110, 44],
  ] as const)
    if ((index + x + y) % 5 !== 0) rectangle(board, at, [x, y, x + w, y + h], {building: 'industrial'});
  board.roads.add([at(0, 150), at(150, 150), at(300, 150)], {highway: 'service', foot: 'yes'});
  board.roads.add([at(150, 0), at(150, 150), at(150, 300)], {highway: 'service', foot: 'yes'});
}

/** Land inside the ring road where the city has not grown to yet: fields and groves between the avenues. */
export function drawVacantBlock(board: Board, block: Block, index: number): void {
  const at = insideBlock(block);
  const kinds: readonly DrawnTags[] = [
    {landuse: 'farmland'},
    {landuse: 'meadow'},
    {landuse: 'orchard'},
    {natural: 'wood'},
  ];
  const [left, right] = [kinds[index % 4]!, kinds[(index * 7 + 1) % 3]!];
  const split = 110 + ((index * 37) % 80);
  rectangle(board, at, [14, 14, split, 286], left);
  rectangle(board, at, [split + 8, 14, 286, 286], right);
}
