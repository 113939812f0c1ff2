import {cellCentre, metersBetween, type Spot, spotAt} from '../frame.ts';
import {Quarter} from './quarter.ts';

const EAST: Spot = [1, 0];
const WEST: Spot = [-1, 0];
const SOUTH: Spot = [0, -1];
const STEPS = {highway: 'steps', surface: 'concrete'} as const;
const PATH = {highway: 'service', foot: 'yes'} as const;

// an adult walks 360 m in five minutes and 720 m in ten, at 1.15 times the speed 414 m and 828 m: lengths are chosen around these

/** Distance, robust: a road along which homes stand 890 to 1,290 m from the bus; at its other end, people one second inside. */
export function distanceRobust(): Quarter {
  const quarter = new Quarter('distance-robust', {zh: '长街', en: 'Changjie'}, 'bus', {
    profile: 'adult',
    cause: 'distance',
    certainty: 'robust',
    zh: '沿一条直路，最近的公交站在 887 至 1288 米外；绕行比为 1。',
    en: 'Along one straight road the nearest bus stop is 887 to 1,288 m away; no detour.',
  });
  const row = 42;
  const road = quarter.street([1600, 4250], [3900, 4250], null);
  quarter.links.push(road.from);
  quarter.facility(spotAt(cellCentre(17, row), EAST, 718.8));
  quarter.settle(17, row, 64);
  quarter.settle(18, row, 52);
  for (const [column, people] of [
    [33, 48],
    [34, 60],
    [35, 72],
    [36, 60],
    [37, 41],
  ] as const)
    quarter.settle(column, row, people);
  quarter.nearMisses.push({
    cells: [[17, row]],
    profile: 'adult',
    zh: '距公交站 718.8 米，599.0 秒，比 600 秒的门槛早一秒。',
    en: '718.8 m from the bus stop: 599.0 s, one second inside the 600 s.',
  });
  return quarter;
}

/** Distance, contested: the nearest people are one second too far, the farther ones still in time at 1.15 times the speed. */
export function distanceContested(): Quarter {
  const quarter = new Quarter('distance-contested', {zh: '短亭', en: 'Duanting'}, 'bus', {
    profile: 'adult',
    cause: 'distance',
    certainty: 'contested',
    zh: '公交站在 721.2 至 922 米外：最近的人只差一秒，速度乘 1.15 时多数人可达。',
    en: 'The bus stop is 721.2 to 922 m away: one second too far for the nearest; most are in time at 1.15 times the speed.',
  });
  const row = -17;
  const road = quarter.street([4600, -1650], [5900, -1650], null);
  quarter.links.push(road.from);
  quarter.facility(spotAt(cellCentre(55, row), WEST, 721.2));
  for (const [column, people] of [
    [55, 60],
    [56, 50],
    [57, 9],
  ] as const)
    quarter.settle(column, row, people);
  return quarter;
}

/** Barrier, robust: the market is 300 m away across the railway, the crossing far to the west. */
export function barrierRobust(): Quarter {
  const quarter = new Quarter('barrier-robust', {zh: '铁南', en: 'Tienan'}, 'market', {
    profile: 'adult',
    cause: 'barrier',
    certainty: 'robust',
    zh: '菜市场直线 300 米，隔着铁路；唯一的道口在西边，步行约 1.5 公里。',
    en: 'The market is 300 m away in a straight line, across the railway; the only crossing is far west, a walk of about 1.5 km.',
  });
  const [north, south] = [-32, -35];
  const [northV, southV] = [cellCentre(0, north)[1], cellCentre(0, south)[1]];
  const road = quarter.street([-3900, northV], [-3000, northV], null);
  const crossing = quarter.street([-3900, northV], [-3900, southV], road);
  quarter.street([-3900, southV], [-3000, southV], crossing);
  quarter.links.push(road.from);
  quarter.facility([-3250, northV]);
  for (const [column, people] of [
    [-34, 70],
    [-33, 90],
    [-32, 55],
  ] as const)
    quarter.settle(column, south, people);
  for (const [column, people] of [
    [-34, 40],
    [-32, 44],
  ] as const)
    quarter.settle(column, north, people);
  quarter.nearMisses.push({
    cells: [
      [-34, north],
      [-32, north],
    ],
    profile: 'adult',
    zh: '铁路北侧，与菜市场同侧，不受阻隔。',
    en: 'North of the railway, on the market’s side: no barrier.',
  });
  return quarter;
}

/** Barrier, contested: two walled compounds beside one market; the southern one has locked the gate next to it. */
export function barrierContested(): Quarter {
  const quarter = new Quarter('barrier-contested', {zh: '双园', en: 'Shuangyuan'}, 'market', {
    profile: 'adult',
    cause: 'barrier',
    certainty: 'contested',
    zh: '菜市场就在围墙外约 110 米，但旁边的门锁着，须从西门绕行 723 至 824 米。',
    en: 'The market stands about 110 m away outside the wall, but the gate beside it is locked: 723 to 824 m round by the west gate.',
  });
  const [north, middle, south] = [-43, -44, -45];
  const [northV, middleV, southV] = [north, middle, south].map(row => cellCentre(0, row)[1]) as [
    number,
    number,
    number,
  ];
  const road = quarter.street([1900, middleV], [2750, middleV], null);
  quarter.links.push(road.from);
  const westGate = quarter.street([2000, middleV], [2000, southV], road, PATH);
  quarter.street([2000, southV], [2700, southV], westGate, PATH);
  const round = metersBetween([2000, middleV], [2000, southV]) + metersBetween([2000, southV], cellCentre(23, south));
  const market = spotAt([2000, middleV], EAST, 723.1 - round);
  quarter.facility(market);
  const locked = quarter.street(market, [market[0], southV], road, PATH, true);
  const open = quarter.street(market, [market[0], northV], road, PATH);
  quarter.street([market[0], northV], [2020, northV], open, PATH);
  quarter.street([market[0], northV], [2700, northV], open, PATH);
  const gates = {
    west: quarter.gate(westGate, {barrier: 'gate', foot: 'yes'}),
    locked: quarter.gate(locked, {barrier: 'gate', access: 'no', locked: 'yes'}),
    open: quarter.gate(open, {barrier: 'gate', foot: 'yes'}),
  };
  const box = (low: number, high: number): Spot[] => [
    [1980, low],
    [2730, low],
    [2730, high],
    [1980, high],
  ];
  const [sw, se, ne, nw] = box(southV - 50, southV + 50) as [Spot, Spot, Spot, Spot];
  quarter.walls.push([sw, se, ne, gates.locked, gates.west, nw, sw]);
  const [sw2, se2, ne2, nw2] = box(northV - 50, northV + 50) as [Spot, Spot, Spot, Spot];
  quarter.walls.push([sw2, gates.open, se2, ne2, nw2, sw2]);
  quarter.settle(23, south, 84);
  quarter.settle(24, south, 77);
  quarter.settle(23, north, 80);
  quarter.settle(24, north, 66);
  quarter.nearMisses.push({
    cells: [
      [23, north],
      [24, north],
    ],
    profile: 'adult',
    zh: '同样围着墙的小区，但靠菜市场的门开着。',
    en: 'A compound with the same wall, but its gate beside the market is open.',
  });
  return quarter;
}

/** No facility, robust: the only shop of the quarter is 900 m and more away, twice the reach is 720 m. */
export function noFacilityRobust(): Quarter {
  const quarter = new Quarter('no-facility-robust', {zh: '新圃', en: 'Xinpu'}, 'convenience', {
    profile: 'adult',
    cause: 'no-facility',
    certainty: 'robust',
    zh: '直线 720 米（门槛的两倍）内没有便利店，最近的在 903 米外；门口那家已停业。',
    en: 'No convenience store within 720 m in a straight line, twice the reach; the nearest is 903 m away, the one next door has closed.',
  });
  const row = 20;
  const road = quarter.street([4700, 2050], [6000, 2050], null);
  quarter.links.push(road.from);
  quarter.facility([4750, 2050]);
  // next to the homes, but out of business: only open places count
  quarter.facility([5760, 2050], '停业', 'Closed ', 'closed');
  for (const [column, people] of [
    [56, 58],
    [57, 66],
    [58, 49],
    [59, 37],
  ] as const)
    quarter.settle(column, row, people);
  return quarter;
}

/** No facility, contested: most people have none within twice the reach, more than a tenth live just beyond one. */
export function noFacilityContested(): Quarter {
  const quarter = new Quarter('no-facility-contested', {zh: '半圃', en: 'Banpu'}, 'convenience', {
    profile: 'adult',
    cause: 'no-facility',
    certainty: 'contested',
    zh: '多数人直线 720 米内没有便利店；四分之一的人住在 370 米处，速度乘 1.15 时可达。',
    en: 'Most have no convenience store within 720 m; a quarter live 370 m from one, in time at 1.15 times the speed.',
  });
  const row = -3;
  const road = quarter.street([4450, -250], [5900, -250], null);
  quarter.links.push(road.from);
  quarter.facility(spotAt(cellCentre(52, row), WEST, 370));
  for (const [column, people] of [
    [52, 30],
    [53, 2],
    [54, 2],
    [55, 2],
    [56, 42],
    [57, 40],
  ] as const)
    quarter.settle(column, row, people);
  return quarter;
}

/** Stairs, robust: 160 m of stairs up a hill; beside them a lane with ten metres of stairs that is no gap. */
export function stepsRobust(): Quarter {
  const quarter = new Quarter('steps-robust', {zh: '石阶上', en: 'Shijieshang'}, 'fitness_out', {
    profile: 'adult',
    cause: 'steps-or-slope',
    certainty: 'robust',
    zh: '路程 255 和 355 米，本来不到 300 秒；其中 160 米是台阶，多花 128 秒。',
    en: 'Walks of 255 and 355 m, under 300 s on the flat; 160 m of them are stairs, 128 s more.',
  });
  const column = -24;
  const u = cellCentre(column, 0)[0];
  const base = spotAt(cellCentre(column, 37), SOUTH, 255);
  const foot = spotAt(base, [0, 1], 25);
  const top = spotAt(foot, [0, 1], 160);
  const road = quarter.street([u, 3250], foot, null);
  quarter.links.push(road.from);
  const stairs = quarter.street(foot, top, road, STEPS);
  quarter.street(top, [u, 3920], stairs);
  const side = cellCentre(column, 34);
  const bottom: Spot = [side[0] + 60, side[1]];
  const head = spotAt(bottom, EAST, 10);
  const lane = quarter.street(side, bottom, road);
  const short = quarter.street(bottom, head, lane, STEPS);
  quarter.street(head, [side[0] + 350, side[1]], short);
  quarter.facility(base);
  quarter.settle(column, 37, 46);
  quarter.settle(column, 38, 38);
  quarter.settle(-22, 34, 40);
  quarter.settle(-21, 34, 35);
  quarter.nearMisses.push({
    cells: [
      [-22, 34],
      [-21, 34],
    ],
    profile: 'adult',
    zh: '路上也有台阶，但只有 10 米，仍在 300 秒内。',
    en: 'There are stairs on the way too, but only 10 m of them: still within 300 s.',
  });
  return quarter;
}

/** Stairs, contested: 60 m of stairs on 330 m. */
export function stepsContested(): Quarter {
  const quarter = new Quarter('steps-contested', {zh: '半坡', en: 'Banpo'}, 'fitness_out', {
    profile: 'adult',
    cause: 'steps-or-slope',
    certainty: 'contested',
    zh: '路程 330 米，其中 60 米台阶多花 48 秒；速度乘 1.15 时可达。',
    en: 'A walk of 330 m of which 60 m are stairs, 48 s more; in time at 1.15 times the speed.',
  });
  const column = -63;
  const u = cellCentre(column, 0)[0];
  const base = spotAt(cellCentre(column, 36), SOUTH, 330);
  const foot = spotAt(base, [0, 1], 110);
  const top = spotAt(foot, [0, 1], 60);
  const road = quarter.street([u, 3150], foot, null);
  quarter.links.push(road.from);
  const stairs = quarter.street(foot, top, road, STEPS);
  quarter.street(top, [u, 3720], stairs);
  quarter.facility(base);
  quarter.settle(column, 36, 57);
  quarter.settle(column, 35, 48);
  quarter.nearMisses.push({
    cells: [[column, 35]],
    profile: 'adult',
    zh: '走同样的台阶，但路程只有 230 米，240 秒。',
    en: 'The same stairs, but only 230 m in all: 240 s.',
  });
  return quarter;
}

/** Slow walkers, robust: an adult is in time, someone over 60 is not, even at 1.15 times the speed. */
export function slowRobust(): Quarter {
  const quarter = new Quarter('slow-walker-robust', {zh: '晚晴', en: 'Wanqing'}, 'health_centre', {
    profile: 'age60plus',
    cause: 'slow-walker',
    certainty: 'robust',
    zh: '卫生服务中心在 948 和 1048 米外：成年人 15 分钟内可达，60 岁以上的人即使快 15% 也不能。',
    en: 'The health centre is 948 and 1,048 m away: an adult is there in 15 minutes, people over 60 are not, even 15 % faster.',
  });
  const row = 6;
  const road = quarter.street([-4600, 650], [-6150, 650], null);
  quarter.links.push(road.from);
  quarter.facility(spotAt(cellCentre(-59, row), EAST, 948));
  quarter.settle(-59, row, 75);
  quarter.settle(-60, row, 63);
  quarter.nearMisses.push({
    cells: [
      [-59, row],
      [-60, row],
    ],
    profile: 'adult',
    zh: '对成年人不是缺口：790 和 874 秒，都在 900 秒内。',
    en: 'No gap for an adult: 790 and 874 s, within 900 s.',
  });
  return quarter;
}

/** Slow walkers, contested: people over 60 are in time only at 1.15 times their speed. */
export function slowContested(): Quarter {
  const quarter = new Quarter('slow-walker-contested', {zh: '暮云', en: 'Muyun'}, 'health_centre', {
    profile: 'age60plus',
    cause: 'slow-walker',
    certainty: 'contested',
    zh: '卫生服务中心在 822 和 922 米外：60 岁以上的人要快 15% 才能在 15 分钟内到达。',
    en: 'The health centre is 822 and 922 m away: people over 60 are there in 15 minutes only 15 % faster.',
  });
  const row = -14;
  const road = quarter.street([-4600, -1350], [-6000, -1350], null);
  quarter.links.push(road.from);
  quarter.facility(spotAt(cellCentre(-57, row), EAST, 822));
  quarter.settle(-57, row, 58);
  quarter.settle(-58, row, 66);
  quarter.settle(-56, row, 50);
  quarter.nearMisses.push({
    cells: [[-56, row]],
    profile: 'age60plus',
    zh: '近一格：722 米，60 岁以上的人 802 秒，在 900 秒内。',
    en: 'One cell nearer: 722 m, 802 s for people over 60, within 900 s.',
  });
  return quarter;
}

/** Seed outside the city that puts its edge 450 units east of the quarter of `outsideServes`. */
export const OUTSIDE_GHOST: Spot = [6950, 850];

/** No gap at all: the bus stop that serves these people stands just outside the city. */
export function outsideServes(): Quarter {
  const quarter = new Quarter('outside-serves', {zh: '界边', en: 'Jiebian'}, 'bus', null);
  const row = 8;
  const road = quarter.street([5850, 850], [6900, 850], null);
  quarter.links.push(road.from);
  quarter.facility([6600, 850], '界外', 'Outside ');
  quarter.settle(59, row, 61);
  quarter.settle(60, row, 70);
  quarter.settle(61, row, 54);
  quarter.nearMisses.push({
    cells: [
      [59, row],
      [60, row],
      [61, row],
    ],
    profile: 'adult',
    zh: '服务他们的公交站在城市边界外约 100 米；界外设施同样计入。',
    en: 'The bus stop that serves them stands about 100 m outside the boundary; outside facilities count.',
  });
  return quarter;
}
