import type {EdgeShape} from './graph.ts';

/** The same geometry with the vertices of these edges alone; all others have none. Edges keep their numbers. */
export function partShape({firstVertex, lon, lat}: EdgeShape, edges: Iterable<number>): EdgeShape {
  const wanted = new Uint8Array(firstVertex.length);
  for (const e of edges) wanted[e] = 1;
  const first = new Uint32Array(firstVertex.length);
  for (let e = 0; e + 1 < first.length; e++)
    first[e + 1] = first[e]! + (wanted[e] ? firstVertex[e + 1]! - firstVertex[e]! : 0);
  const part = {firstVertex: first, lon: new Int32Array(first.at(-1)!), lat: new Int32Array(first.at(-1)!)};
  for (let e = 0; e + 1 < first.length; e++) {
    if (!wanted[e]) continue;
    part.lon.set(lon.subarray(firstVertex[e]!, firstVertex[e + 1]!), first[e]!);
    part.lat.set(lat.subarray(firstVertex[e]!, firstVertex[e + 1]!), first[e]!);
  }
  return part;
}
