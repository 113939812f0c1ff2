import type {FacilityPoints} from './places.ts';
import {decodeSections, encodeSections} from './section-file.ts';
import {readSnaps, snapSections} from './snap-sections.ts';

const MAGIC = 'YKFC';
const VERSION = [2, 0] as const;

/** What is shown of a facility beside its place: names as data, never as markup. */
export interface FacilityCard {
  readonly facilityId: string;
  readonly placeId: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly openingHours: string | null;
  readonly wheelchair: string | null;
  readonly source: string;
  readonly asOf: string | null;
  readonly completeness: string;
  readonly doubtReason: string | null;
  /** How many it can take, in `capacityUnit`; null = not known. */
  readonly capacity: number | null;
  readonly capacityUnit: string | null;
  readonly floorAreaSqm: number | null;
}

/** Writes `facilities.bin`: entry points of every facility and their cards, both in the order of the facility ids. */
export function encodeFacilities(points: FacilityPoints, cards: readonly FacilityCard[]): Uint8Array<ArrayBuffer> {
  if (cards.length !== points.facilityCount)
    throw new RangeError(`facilities: ${cards.length} cards for ${points.facilityCount} facilities`);
  return encodeSections(MAGIC, VERSION, [
    {
      name: 'counts',
      unit: 'facilities, points',
      type: 'u32',
      values: Uint32Array.of(points.facilityCount, points.points.edge.length),
    },
    {name: 'categories', unit: 'json', type: 'json', values: points.categories},
    {name: 'category', unit: 'category', type: 'u16', values: points.category},
    {name: 'lon', unit: '1e-7 deg', type: 'delta', values: points.lon},
    {name: 'lat', unit: '1e-7 deg', type: 'delta', values: points.lat},
    {name: 'inside', unit: '0 or 1', type: 'u8', values: points.inside},
    {name: 'doubtful', unit: '0 or 1', type: 'u8', values: points.doubtful},
    {name: 'open', unit: '0 or 1', type: 'u8', values: points.open},
    {name: 'first_point', unit: 'point', type: 'delta', values: Int32Array.from(points.firstPoint)},
    ...snapSections({any: points.points, stepFree: points.pointsStepFree}),
    {name: 'cards', unit: 'json', type: 'json', values: cards},
  ]);
}

/** Reads `facilities.bin`. Throws, naming what is wrong, when the file is not one, is cut short, or its columns do not fit together. */
export function decodeFacilities(bytes: Uint8Array): {points: FacilityPoints; cards: readonly FacilityCard[]} {
  const file = decodeSections('facilities', MAGIC, VERSION[0], bytes);
  const [facilityCount, pointCount] = file.column('counts', 'u32', 2) as unknown as [number, number];
  const firstPoint = Uint32Array.from(file.column('first_point', 'delta', facilityCount + 1));
  if (firstPoint[facilityCount] !== pointCount)
    throw new Error(`facilities: first_point ends at ${firstPoint[facilityCount]}, expected ${pointCount} points`);
  const cards = file.column('cards', 'json') as readonly FacilityCard[];
  if (cards.length !== facilityCount) throw new Error(`facilities: ${cards.length} cards, expected ${facilityCount}`);
  const snaps = readSnaps(file, pointCount, 'facilities');
  return {
    points: {
      facilityCount,
      category: file.column('category', 'u16', facilityCount),
      categories: file.column('categories', 'json') as readonly string[],
      lon: file.column('lon', 'delta', facilityCount),
      lat: file.column('lat', 'delta', facilityCount),
      inside: file.column('inside', 'u8', facilityCount),
      doubtful: file.column('doubtful', 'u8', facilityCount),
      open: file.column('open', 'u8', facilityCount),
      firstPoint,
      points: snaps.any,
      pointsStepFree: snaps.stepFree,
    },
    cards,
  };
}
