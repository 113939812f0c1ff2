import gcoord from 'gcoord';

/** Coordinate systems of facility lists this project can read by itself. CGCS2000 equals WGS84 at this precision. */
export type ListCrs = 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09';

/** Rounds degrees to the stored precision of 1e-7. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** True where Chinese maps are shifted against WGS84: GCJ-02 has no shift outside a box around China. */
export function isShifted(lon: number, lat: number): boolean {
  const [x, y] = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02);
  return x !== lon || y !== lat;
}

/**
 * WGS84 degrees of a place in another system. The published inverse of GCJ-02 and BD-09 is an approximation; two steps
 * of correction with the exact forward transform bring the error under 1e-8 degrees. Outside China the systems agree.
 */
export function toWgs84(crs: ListCrs, lon: number, lat: number): [number, number] {
  if (crs === 'wgs84' || crs === 'cgcs2000') return [roundDegrees(lon), roundDegrees(lat)];
  const from = crs === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
  let [x, y] = gcoord.transform<[number, number]>([lon, lat], from, gcoord.WGS84);
  for (let step = 0; step < 2; step++) {
    const [backLon, backLat] = gcoord.transform<[number, number]>([x, y], gcoord.WGS84, from);
    x -= backLon - lon;
    y -= backLat - lat;
  }
  return [roundDegrees(x), roundDegrees(y)];
}
