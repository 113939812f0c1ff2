type Position = readonly [number, number];

/** Parts of the width and height of a shape at which places of its lattice lie. */
const STEPS = [0.5, 0.44, 0.56, 0.38, 0.62, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86, 0.07, 0.93] as const;

/** Places inside a polygon (outline first, then holes; user units) where a name may stand, the nearest to its middle first. */
export function lattice(rings: readonly (readonly Position[])[]): Position[] {
  const [xs, ys] = [0, 1].map(axis => (rings[0] ?? []).map(place => place[axis] as number)) as [number[], number[]];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const offMiddle = ([x, y]: Position) => Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2);
  return STEPS.flatMap(down =>
    STEPS.map((across): Position => [left + across * (right - left), top + down * (bottom - top)]),
  )
    .filter(place => isInside(rings, place))
    .sort((a, b) => offMiddle(a) - offMiddle(b));
}

/** Even-odd rule over all rings. */
function isInside(rings: readonly (readonly Position[])[], [x, y]: Position): boolean {
  let inside = false;
  for (const ring of rings)
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring.at(index - 1) as Position;
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  return inside;
}
