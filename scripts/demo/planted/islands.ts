import {cellCentre, spotAt} from '../frame.ts';
import type {Island} from '../river.ts';
import {Quarter} from './quarter.ts';

/** Column of the lane along each island, and rows from its southern to its northern end. */
const SOUTHERN = {column: 0, rows: [-53, -43]} as const;
const NORTHERN = {column: 2, rows: [39, 49]} as const;

function islandAround(
  column: number,
  [first, last]: readonly [number, number],
  banks: readonly [number, number],
): Island {
  const [middle, south] = cellCentre(column, first);
  const north = cellCentre(column, last)[1];
  return {
    v: (south + north) / 2,
    halfLength: (north - south) / 2 + 90,
    shores: [middle - 155, middle + 145],
    banks: [middle + banks[0], middle + banks[1]],
  };
}

/** The islands of the two quarters without a path: the northern one has the eastern bank within a stone's throw. */
export const ISLANDS: readonly Island[] = [
  islandAround(SOUTHERN.column, SOUTHERN.rows, [-270, 265]),
  islandAround(NORTHERN.column, NORTHERN.rows, [-280, 172]),
];

const LANE = {highway: 'living_street'} as const;

/** A lane along the island with side lanes, 2.2 km in all: long enough to count as streets of their own. */
function drawLanes(quarter: Quarter, column: number, [first, last]: readonly [number, number]): void {
  const [[u, south], [, north]] = [cellCentre(column, first), cellCentre(column, last)];
  const spine = quarter.street([u, south - 35], [u, north + 35], null, LANE);
  for (let row = first; row <= last; row++) {
    const start = cellCentre(column, row);
    quarter.street(start, [start[0] + 135, start[1]], spine, LANE);
    if (row % 3 === 0) quarter.street(start, [start[0] - 135, start[1]], spine, LANE);
  }
}

/** No path, robust: an island whose bridge is still being built; the market stands on the western bank. */
export function noPathRobust(): Quarter {
  const quarter = new Quarter('no-path-robust', {zh: '江心洲', en: 'Jiangxinzhou'}, 'market', {
    profile: 'adult',
    cause: 'no-path',
    certainty: 'robust',
    zh: '江心洲没有桥（在建），对岸的菜市场走不到。',
    en: 'The island has no bridge yet; the market on the bank cannot be reached on foot.',
  });
  const {column, rows} = SOUTHERN;
  drawLanes(quarter, column, rows);
  for (let row = rows[0]; row <= rows[1]; row++) quarter.settle(column, row, 22 + ((row + 60) % 7));
  quarter.settle(column + 1, rows[0] + 4, 31);
  quarter.settle(column + 1, rows[0] + 5, 28);
  // a market on the island is only being built: it serves nobody yet
  quarter.facility([cellCentre(column, rows[0])[0], cellCentre(column, rows[0])[1] + 320], '新建', 'New ', 'building');
  const bankColumn = column - 4;
  const middle = cellCentre(bankColumn, rows[0] + 5);
  const bank = quarter.street([middle[0], middle[1] + 500], [middle[0], middle[1] - 300], null);
  quarter.links.push(bank.from);
  quarter.facility([middle[0], middle[1] + 40]);
  quarter.settle(bankColumn, rows[0] + 6, 45);
  quarter.settle(bankColumn, rows[0] + 4, 38);
  quarter.unfinished.push([middle, [middle[0] + 400, middle[1]]]);
  quarter.nearMisses.push({
    cells: [
      [bankColumn, rows[0] + 6],
      [bankColumn, rows[0] + 4],
    ],
    profile: 'adult',
    zh: '同一个菜市场，住在岸上。',
    en: 'The same market, but on its bank.',
  });
  return quarter;
}

/** No path, contested: an island, and next to it people on the bank who are a little too far away. */
export function noPathContested(): Quarter {
  const quarter = new Quarter('no-path-contested', {zh: '白鹭洲', en: 'Bailuzhou'}, 'market', {
    profile: 'adult',
    cause: 'no-path',
    certainty: 'contested',
    zh: '七成人住在没有桥的洲上；紧邻的岸上还有三成人，离菜市场 722 和 822 米，速度乘 1.15 时可达。',
    en: 'Seven in ten live on an island without a bridge; three in ten on the bank beside it, 722 and 822 m from the market, in time at 1.15 times the speed.',
  });
  const {column, rows} = NORTHERN;
  drawLanes(quarter, column, rows);
  for (let row = rows[0]; row <= rows[1]; row++) quarter.settle(column, row, 24);
  quarter.settle(column + 1, rows[0] + 2, 20);
  quarter.settle(column + 1, rows[0] + 1, 20);
  const bankColumn = column + 2;
  const near = cellCentre(bankColumn, rows[0] + 2);
  const market = spotAt(near, [0, 1], 722);
  const bank = quarter.street([near[0], near[1] - 250], [near[0], market[1] + 150], null);
  quarter.links.push(bank.from);
  quarter.facility(market);
  quarter.settle(bankColumn, rows[0] + 2, 64, 1);
  quarter.settle(bankColumn, rows[0] + 1, 60, 1);
  quarter.settle(bankColumn, rows[0] + 5, 52, 1);
  quarter.nearMisses.push({
    cells: [[bankColumn, rows[0] + 5]],
    profile: 'adult',
    zh: '同一条岸边路上近三格：422 米。',
    en: 'Three cells nearer on the same road along the bank: 422 m.',
  });
  return quarter;
}
