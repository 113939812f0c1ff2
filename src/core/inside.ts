type Ring = readonly (readonly [number, number])[];

/** Where a place lies as seen from a side of a ring. */
export const SIDE = {
  /** Neither on it nor west of it. */
  beside: 0,
  /** A ray from the place to the east crosses it. Of a side's two ends only one counts, so that a ray through a corner counts once. */
  crossed: 1,
  /** On it, ends included. */
  on: 2,
} as const;

/** Where a place (x, y) lies as seen from the side from (ax, ay) to (bx, by): a value of SIDE. */
export function sideOf(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  if (turn === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by))
    return SIDE.on;
  return ay > y !== by > y && turn > 0 === by > ay ? SIDE.crossed : SIDE.beside;
}

/**
 * True when a place lies in one of the polygons and in none of its holes (even-odd rule over its rings). A place exactly on a
 * border is inside. Rings may be closed or not.
 */
export function isInside(polygons: readonly (readonly Ring[])[], x: number, y: number): boolean {
  return polygons.some(rings => isInsideRings(rings, x, y));
}

function isInsideRings(rings: readonly Ring[], x: number, y: number): boolean {
  let odd = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [a, b] = [ring[j]!, ring[i]!];
      const side = sideOf(a[0], a[1], b[0], b[1], x, y);
      if (side === SIDE.on) return true;
      if (side === SIDE.crossed) odd = !odd;
    }
  return odd;
}

/**
 * True when a place lies in a ring; of rings that touch, a place on the side they share is in one only. For finding which of
 * several rings another one lies in.
 */
export function isInsideRing(ring: Ring, x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[j]!, ring[i]!];
    if (sideOf(a[0], a[1], b[0], b[1], x, y) === SIDE.crossed) odd = !odd;
  }
  return odd;
}
