import {decodeSections, encodeSections} from '#core/section-file.ts';
import {readSnaps, snapSections} from '#core/snap-sections.ts';
import type {ResidentialLand} from './land-model.ts';

const MAGIC = 'YKLD';
const VERSION = [1, 0] as const;

/** File of the residential land in the city's folder, before packing. */
export const LAND_FILE = 'residential-land.bin';

/** Writes the squares of residential land: where each is, how it joins the streets, and how much land it holds. */
export function encodeLand({sideMeters, demand}: ResidentialLand): Uint8Array<ArrayBuffer> {
  return encodeSections(MAGIC, VERSION, [
    {name: 'counts', unit: 'squares', type: 'u32', values: Uint32Array.of(demand.cellCount)},
    {name: 'side', unit: 'm', type: 'u32', values: Uint32Array.of(sideMeters)},
    {name: 'lon', unit: '1e-7 deg', type: 'delta', values: demand.lon},
    {name: 'lat', unit: '1e-7 deg', type: 'delta', values: demand.lat},
    {name: 'land', unit: 'm2', type: 'varint', values: demand.people},
    {name: 'extract_edge', unit: 'm', type: 'u16', values: demand.extractEdgeMeters},
    ...snapSections({any: demand.snap, stepFree: demand.snapStepFree}),
  ]);
}

/** Reads them back. Throws, naming what is wrong, when the file is not one or is cut short. */
export function decodeLand(bytes: Uint8Array): ResidentialLand {
  const file = decodeSections('residential land', MAGIC, VERSION[0], bytes);
  const cellCount = file.column('counts', 'u32', 1)[0]!;
  const snaps = readSnaps(file, cellCount, 'residential land');
  return {
    sideMeters: file.column('side', 'u32', 1)[0]!,
    demand: {
      cellCount,
      lon: file.column('lon', 'delta', cellCount),
      lat: file.column('lat', 'delta', cellCount),
      snap: snaps.any,
      snapStepFree: snaps.stepFree,
      people: file.column('land', 'varint', cellCount),
      groups: new Map(),
      extractEdgeMeters: file.column('extract_edge', 'u16', cellCount),
    },
  };
}
