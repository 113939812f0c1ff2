import type {Demand} from './places.ts';
import {decodeSections, encodeSections, type Section} from './section-file.ts';
import {readSnaps, snapSections} from './snap-sections.ts';

const MAGIC = 'YKDM';
const VERSION = [2, 0] as const;
const GROUP = 'people:';

/** Writes `demand.bin`: where the people of every cell are, how they join the streets, and how many of each group they are. */
export function encodeDemand(demand: Demand): Uint8Array<ArrayBuffer> {
  const groups = [...demand.groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return encodeSections(MAGIC, VERSION, [
    {name: 'counts', unit: 'cells', type: 'u32', values: Uint32Array.of(demand.cellCount)},
    {name: 'lon', unit: '1e-7 deg', type: 'delta', values: demand.lon},
    {name: 'lat', unit: '1e-7 deg', type: 'delta', values: demand.lat},
    {name: 'people', unit: '1/1000 person', type: 'varint', values: demand.people},
    ...groups.map(([key, values]): Section => ({name: GROUP + key, unit: '1/1000 person', type: 'varint', values})),
    {name: 'extract_edge', unit: 'm', type: 'u16', values: demand.extractEdgeMeters},
    ...snapSections({any: demand.snap, stepFree: demand.snapStepFree}),
  ]);
}

/** Reads `demand.bin`. Throws, naming what is wrong, when the file is not one, is cut short, or its columns do not fit together. */
export function decodeDemand(bytes: Uint8Array): Demand {
  const file = decodeSections('demand', MAGIC, VERSION[0], bytes);
  const cellCount = file.column('counts', 'u32', 1)[0]!;
  const groups = new Map<string, Uint32Array>();
  for (const name of file.names)
    if (name.startsWith(GROUP)) groups.set(name.slice(GROUP.length), file.column(name, 'varint', cellCount));
  const snaps = readSnaps(file, cellCount, 'demand');
  return {
    cellCount,
    lon: file.column('lon', 'delta', cellCount),
    lat: file.column('lat', 'delta', cellCount),
    snap: snaps.any,
    snapStepFree: snaps.stepFree,
    people: file.column('people', 'varint', cellCount),
    groups,
    extractEdgeMeters: file.column('extract_edge', 'u16', cellCount),
  };
}
