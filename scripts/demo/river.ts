import type {Spot} from './frame.ts';

/** Half the width of the river on the board, where no island widens it. */
const HALF_WIDTH = 78;

/** An island without a bridge. Around it both banks leave their line for straight ones. All in board units. */
export interface Island {
  /** Middle along the river, and half its length. */
  readonly v: number;
  readonly halfLength: number;
  /** West and east shore of the island. */
  readonly shores: readonly [west: number, east: number];
  /** West and east bank of the river beside it. */
  readonly banks: readonly [west: number, east: number];
}

/** u of the middle of the river at v. */
export function riverMiddle(v: number): number {
  return 120 + 600 * Math.sin(v / 1480) + 90 * Math.sin(v / 610 + 1.2);
}

/** Half width of the river at v where no island widens it. */
function halfWidth(v: number): number {
  return HALF_WIDTH + 10 * Math.sin(v / 410);
}

/** Length over which a bank turns from its own line to the straight one beside an island. */
const TURN_LENGTH = 520;

/** u of a bank: −1 = west, 1 = east; 0 = the middle between them. */
export function riverBank(v: number, side: -1 | 0 | 1, islands: readonly Island[]): number {
  if (side === 0) return (riverBank(v, -1, islands) + riverBank(v, 1, islands)) / 2;
  let bank = riverMiddle(v) + side * halfWidth(v);
  for (const island of islands) {
    const beyond = (Math.abs(v - island.v) - island.halfLength) / TURN_LENGTH;
    if (beyond >= 1) continue;
    const share = beyond <= 0 ? 1 : 0.5 + 0.5 * Math.cos(Math.PI * beyond);
    bank += share * (island.banks[side === -1 ? 0 : 1] - bank);
  }
  return bank;
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
    spots.push([riverBank(v, side, islands) + side * beyond, v]);
  }
  return spots;
}
