import {type Board, withName} from './board.ts';
import {cellOf, type Spot} from './frame.ts';
import {suffixed} from './names.ts';
import {drawServices} from './services.ts';

/** A village outside the ring road and the spots its road passes, the first on a road that exists. */
export interface VillagePlan {
  readonly centre: Spot;
  readonly road: readonly Spot[];
}

/** Half the length of the lanes of a village. Short enough that everything stands within five minutes of its middle. */
const HALF = 130;

/** Draws a village: lanes, farmhouses, a green, and every service of the official lists in its middle. */
export function drawVillage(board: Board, plan: VillagePlan, index: number): void {
  const random = board.random(`village ${index}`);
  const name = suffixed(board.nextName(), '村', 'Village');
  const [u, v] = plan.centre;
  const turn = random.between(-0.5, 0.5);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at = (x: number, y: number): Spot => [u + x * cos - y * sin, v + x * sin + y * cos];
  board.roads.add([...plan.road, at(0, 0)], withName({highway: 'unclassified'}, suffixed(name, '路', 'Road')));
  for (const offset of [-90, 0, 90]) {
    const bend = random.between(-12, 12);
    const line = [-HALF, -60, 0, 60, HALF].map(x => [x, offset + bend * Math.cos((x / HALF) * 1.5) - bend] as const);
    const tags = offset === 0 ? {highway: 'residential'} : {highway: random.chance(0.5) ? 'living_street' : 'track'};
    board.roads.add(
      line.map(([x, y]) => at(x, y)),
      tags,
    );
    board.roads.add(
      line.map(([x, y]) => at(y, x)),
      tags,
    );
  }
  board.homes.push([at(-HALF, -HALF), at(HALF, -HALF), at(HALF, HALF), at(-HALF, HALF)]);
  let number = 1;
  for (let x = -126; x < 120; x += 24)
    for (let y = -126; y < 120; y += 22) {
      const isLane = [-90, 0, 90].some(lane => (lane > x - 5 && lane < x + 19) || (lane > y - 5 && lane < y + 15));
      if (isLane || random.chance(0.25)) continue;
      board.drawing.outline([at(x, y), at(x + 14, y), at(x + 14, y + 10), at(x, y + 10)], {
        building: 'house',
        'building:levels': '2',
        'addr:place': name.zh,
        'addr:housenumber': `${number++}号`,
      });
      // farms are counted in the cell they stand in; its centre is never far from a lane
      board.residences.push({cell: cellOf(at(x * 0.75, y * 0.75)), floorArea: 14 * 10 * 4, elderFactor: 1.7});
    }
  const list = (category: string, zh: string, en: string, x: number, y: number) =>
    board.listed.push({category, name: suffixed(name, zh, en), spot: at(x, y), address: `${name.zh}村委会旁`});
  list('market', '集市', 'Market', -20, 0);
  list('bus', '村口站', 'Stop', 22, 0);
  list('fitness_out', '健身广场', 'Fitness Square', 8, 0);
  list('convenience', '便民店', 'Shop', 0, 10);
  list('health_centre', '卫生院', 'Health Centre', -34, 0);
  const home = withName({amenity: 'social_facility'}, suffixed(name, '幸福院', 'Mutual Aid Home'));
  if (index % 2 === 0) board.drawing.point(at(-12, 12), home);
  board.drawing.point(at(12, 8), withName({place: 'village'}, name));
  board.seeds.push({spot: plan.centre, name, kind: 'rural', subdistrict: ''});
  drawServices(board, (x, y) => at((x - 150) * 0.8, (y - 150) * 0.8), name, {index: -1, blockCount: 1}, random);
}
