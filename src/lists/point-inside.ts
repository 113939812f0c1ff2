/** Polygons with holes, degrees, rings closed; the shape of a MultiPolygon's coordinates. */
export type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

type Ring = readonly (readonly [number, number])[];

/** Signed area of a closed ring in square degrees, counterclockwise positive. */
export function ringArea(ring: Ring): number {
  const [x0, y0] = ring[0]!;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!;
    const [x2, y2] = ring[i]!;
    sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return sum / 2;
}

/** A point inside the largest polygon: its centroid, or the middle of the widest stretch on the centroid's latitude. */
export function pointInside(polygons: Polygons): [number, number] {
  const rings = polygons.toSorted((a, b) => Math.abs(ringArea(b[0]!)) - Math.abs(ringArea(a[0]!)))[0]!;
  const [lon, lat] = centroid(rings[0]!);
  const crossings = rings.flatMap(ring => crossingsAt(ring, lat)).sort((a, b) => a - b);
  let best: [number, number] = [lon, lat];
  let widest = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [west, east] = [crossings[i]!, crossings[i + 1]!];
    if (west <= lon && lon <= east) return [lon, lat];
    if (east - west > widest) {
      widest = east - west;
      best = [(west + east) / 2, lat];
    }
  }
  return best;
}

function centroid(ring: Ring): [number, number] {
  const area = ringArea(ring);
  const [x0, y0] = ring[0]!;
  let [sumX, sumY] = [0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = [ring[i - 1]![0] - x0, ring[i - 1]![1] - y0];
    const [x2, y2] = [ring[i]![0] - x0, ring[i]![1] - y0];
    const cross = x1 * y2 - x2 * y1;
    sumX += (x1 + x2) * cross;
    sumY += (y1 + y2) * cross;
  }
  return area === 0 ? [x0, y0] : [x0 + sumX / (6 * area), y0 + sumY / (6 * area)];
}

function crossingsAt(ring: Ring, lat: number): number[] {
  const found: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!;
    const [x2, y2] = ring[i]!;
    if (y1 > lat !== y2 > lat) found.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
  }
  return found;
}
