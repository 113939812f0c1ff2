import type {Spot} from './frame.ts';

/** Half the width of the river on the board, where no island widens it. */
const HALF_WIDTH = 78;

/** Islands without a bridge: middle (along v) and half length. They are drawn where the river runs straight enough. */
export interface Island {
  readonly v: number;
  readonly halfLength: number;
  readonly halfWidth: number;
}

/** u of the middle of the river at v. */
export function riverMiddle(v: number): number {
  return 190 + 400 * Math.sin(v / 1650 + 0.4) + 110 * Math.sin(v / 700 + 1.2);
}

/** Half width of the river at v. */
export function riverHalfWidth(v: number, islands: readonly Island[]): number {
  let half = HALF_WIDTH + 10 * Math.sin(v / 410);
  for (const island of islands) {
    const away = Math.abs(v - island.v) / (island.halfLength + 260);
    if (away < 1) half += (island.halfWidth + 30) * (0.5 + 0.5 * Math.cos(Math.PI * away)) * 1.15;
  }
  return half;
}

/** Spots along a line beside the river, from south to north: −1 = west bank, 1 = east bank, 0 = middle. */
export function alongRiver(
  from: number,
  to: number,
  step: number,
  side: -1 | 0 | 1,
  beyond: number,
  islands: readonly Island[],
): Spot[] {
  const spots: Spot[] = [];
  const count = Math.max(1, Math.round((to - from) / step));
  for (let i = 0; i <= count; i++) {
    const v = from + ((to - from) * i) / count;
    spots.push([riverMiddle(v) + side * (riverHalfWidth(v, islands) + beyond), v]);
  }
  return spots;
}
