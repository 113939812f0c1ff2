type Ring = readonly number[];

/**
 * Pairs of outline nodes that see each other inside an area with holes: the straight line between them crosses no outline. Lines
 * that run along the outline are left out. Exact in whole coordinates except where a line touches corners on its way.
 */
export function visiblePairs(
  rings: readonly Ring[],
  nodes: readonly number[],
  lon: Int32Array,
  lat: Int32Array,
): [number, number][] {
  const neighbours = new Set<string>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      neighbours.add(`${ring[i - 1]} ${ring[i]}`);
      neighbours.add(`${ring[i]} ${ring[i - 1]}`);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0; i < nodes.length; i++) {
    for (let j = i + 1; j < nodes.length; j++) {
      const [a, b] = [nodes[i]!, nodes[j]!];
      if (!neighbours.has(`${a} ${b}`) && seesInside(rings, a, b, lon, lat)) pairs.push([a, b]);
    }
  }
  return pairs;
}

/** Twice the signed area of the triangle p, q, r: positive when r lies left of p → q. */
function turn(px: number, py: number, qx: number, qy: number, rx: number, ry: number): number {
  return (qx - px) * (ry - py) - (qy - py) * (rx - px);
}

function seesInside(rings: readonly Ring[], a: number, b: number, lon: Int32Array, lat: Int32Array): boolean {
  const [ax, ay, bx, by] = [lon[a]!, lat[a]!, lon[b]!, lat[b]!];
  if (ax === bx && ay === by) return false;
  // shares of the line at which it touches corners
  const touches = [0, 1];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [px, py, qx, qy] = [lon[ring[i - 1]!]!, lat[ring[i - 1]!]!, lon[ring[i]!]!, lat[ring[i]!]!];
      const p = Math.sign(turn(ax, ay, bx, by, px, py));
      const q = Math.sign(turn(ax, ay, bx, by, qx, qy));
      if (q === 0) {
        const share = Math.abs(bx - ax) > Math.abs(by - ay) ? (qx - ax) / (bx - ax) : (qy - ay) / (by - ay);
        if (share > 0 && share < 1) touches.push(share);
      }
      if (p * q >= 0) continue;
      const a1 = Math.sign(turn(px, py, qx, qy, ax, ay));
      const b1 = Math.sign(turn(px, py, qx, qy, bx, by));
      if (a1 * b1 < 0) return false;
      // an outline that passes through one end of the line without a corner there
      if (a1 === 0 && b1 === 0) return false;
    }
  }
  touches.sort((one, two) => one - two);
  let alongOutline = 0;
  for (let i = 1; i < touches.length; i++) {
    const [from, to] = [touches[i - 1]!, touches[i]!];
    if (to - from < 1e-12) continue;
    const middle = (from + to) / 2;
    const place = placeOf(rings, ax + middle * (bx - ax), ay + middle * (by - ay), lon, lat);
    if (place === 'outside') return false;
    if (place === 'outline') alongOutline++;
  }
  return alongOutline === 0;
}

/** Where a place lies: within a ten-thousandth of a unit of the outline counts as on it. */
function placeOf(rings: readonly Ring[], x: number, y: number, lon: Int32Array, lat: Int32Array) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [px, py, qx, qy] = [lon[ring[i - 1]!]!, lat[ring[i - 1]!]!, lon[ring[i]!]!, lat[ring[i]!]!];
      const length = Math.hypot(qx - px, qy - py);
      const along = ((x - px) * (qx - px) + (y - py) * (qy - py)) / (length || 1);
      if (Math.abs(turn(px, py, qx, qy, x, y)) <= 1e-4 * length && along >= 0 && along <= length)
        return 'outline' as const;
      if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside;
    }
  }
  return inside ? ('inside' as const) : ('outside' as const);
}
