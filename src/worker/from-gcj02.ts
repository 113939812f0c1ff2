import {toWgs84} from '#lists/list-coordinates.ts';

/** Where a position in GCJ-02, as phones in mainland China may give it, really is: WGS84 degrees. Outside China unchanged. */
export function fromGcj02(lon: number, lat: number): [lon: number, lat: number] {
  return toWgs84('gcj02', lon, lat);
}
