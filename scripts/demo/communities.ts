import {type BlockKind, drawBlock, drawRectangle, type Inside, turnedInside} from './blocks.ts';
import {type Board, withName} from './board.ts';
import type {CoreCommunity} from './lattice.ts';
import {type Name, suffixed} from './names.ts';
import {drawServices} from './services.ts';

/** How a community is built up: the old town by the river, slabs and estates around it, towers on the new bank. */
export function kindOf({bank, centre: [u, v]}: CoreCommunity): BlockKind {
  if (bank === 'west') {
    if (u > -1500 && v > -900 && v < 1000) return 'oldtown';
    return Math.abs(v) < 1700 && u > -2600 ? 'open' : 'compound';
  }
  return u > 2300 || v > 1500 ? 'towers' : v < -1300 ? 'open' : 'compound';
}

/** Which crossings already have a stop and a shop for food, by place: communities share their corners. */
export type TakenCorners = Set<string>;

/**
 * Draws one community of four blocks: homes, a school, a market hall, a service centre and a kindergarten around the crossing
 * in its middle, and puts its entries into the official lists. `index` of `count` communities; `hasHealthCentre` as
 * laid out for the whole city.
 */
export function drawCommunity(
  board: Board,
  community: CoreCommunity,
  name: Name,
  {index, count}: {readonly index: number; readonly count: number},
  hasHealthCentre: boolean,
  taken: TakenCorners,
): void {
  const kind = kindOf(community);
  const random = board.random(`community ${index}`);
  community.blocks.forEach((block, quarter) => {
    const at = turnedInside(block, quarter);
    const estate = drawBlock(board, block, at, kind, random);
    drawCentreQuarter(board, at, quarter, name, index % 4 === 0);
    const list = (category: string, zh: string, en: string, x: number, y: number) =>
      board.listed.push({category, name: suffixed(estate, zh, en), spot: at(x, y), address: `${estate.zh}内`});
    list('fitness_out', '南健身点', 'South Fitness Corner', 150, 75);
    list('fitness_out', '北健身点', 'North Fitness Corner', 150, 225);
    list('convenience', '便利店', 'Convenience Store', 150, 82);
    list('convenience', '二店', 'Store No. 2', 150, 218);
    drawServices(board, at, name, {index: index * 4 + quarter, blockCount: count * 4}, random);
    // the corner of the block that is farthest from the centre, shared with up to three other communities
    const corner = [block.bank, ...at(0, 0).map(Math.round)].join(',');
    if (taken.has(corner)) return;
    taken.add(corner);
    list('bus', '路口站', 'Corner Stop', 16, 0);
    list('market', '生鲜超市', 'Fresh Food Store', 0, 16);
  });
  const at = turnedInside(community.blocks[0]!, 0);
  const list = (category: string, zh: string, en: string, x: number, y: number) =>
    board.listed.push({category, name: suffixed(name, zh, en), spot: at(x, y), address: `${name.zh}社区中心路口`});
  list('bus', '社区站', 'Community Stop', 285, 300);
  list('market', '菜市场', 'Market', 300, 288);
  if (hasHealthCentre) list('health_centre', '社区卫生服务中心', 'Community Health Centre', 276, 300);
  if (index % 3 === 0) list('self_service', '自助终端', 'Self-service Terminal', 262, 300);
  board.seeds.push({spot: community.centre, name, kind: 'urban', subdistrict: ''});
}

/** What stands beside the crossing in the middle of a community: one kind of place in each of its four blocks. */
function drawCentreQuarter(board: Board, at: Inside, quarter: number, name: Name, isOpenSchool: boolean): void {
  if (quarter === 0) drawSchool(board, at, suffixed(name, '小学', 'Primary School'), isOpenSchool);
  else if (quarter === 1) {
    const market = suffixed(name, '便民广场', 'Convenience Plaza');
    drawRectangle(board, at, [190, 190, 284, 250], withName({building: 'retail', 'building:levels': '2'}, market));
    drawRectangle(board, at, [190, 256, 284, 290], {amenity: 'parking', access: 'customers'});
  } else if (quarter === 2) {
    drawRectangle(
      board,
      at,
      [200, 200, 260, 280],
      withName({building: 'civic', 'building:levels': '4'}, suffixed(name, '办公楼', 'Offices')),
    );
    drawRectangle(board, at, [170, 170, 194, 290], {landuse: 'grass'});
  } else {
    const nursery = suffixed(name, '幼儿园', 'Kindergarten');
    drawRectangle(board, at, [176, 176, 240, 230], withName({amenity: 'kindergarten'}, nursery));
    drawRectangle(board, at, [180, 180, 214, 196], {building: 'kindergarten', 'building:levels': '3'});
    drawRectangle(
      board,
      at,
      [176, 236, 288, 290],
      withName({leisure: 'park', access: 'yes'}, suffixed(name, '口袋公园', 'Pocket Park')),
    );
  }
}

function drawSchool(board: Board, at: Inside, name: Name, isOpen: boolean): void {
  board.drawing.outline(
    [at(172, 172), at(292, 172), at(292, 292), at(172, 292)],
    withName({amenity: 'school', 'isced:level': '1', 'addr:full': `${name.zh}校门`}, name),
  );
  board.drawing.point(at(292, 286), {entrance: 'main'});
  drawRectangle(board, at, [180, 180, 196, 280], {building: 'school', 'building:levels': '4'});
  drawRectangle(board, at, [204, 262, 284, 280], {building: 'school', 'building:levels': '4'});
  drawRectangle(board, at, [206, 184, 282, 252], {
    leisure: 'pitch',
    sport: 'running',
    access: isOpen ? 'yes' : 'private',
  });
}
