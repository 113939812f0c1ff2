import type {FacilityPoints} from './places.ts';
import {decodeSections, encodeSections, type Section, type SectionReader} from './section-file.ts';
import {readSnaps, snapSections} from './snap-sections.ts';

const MAGIC = 'YKFC';
const VERSION = [2, 1] as const;

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
  /**
   * When it is open in any week, from `openingHours`: minutes since Monday 00:00, pairs [start, end) ascending, what runs
   * over Sunday midnight split in two. Nothing is said of public and school holidays. Empty = never. Null = not known: no
   * hours given, not understood, or not the same every week.
   */
  readonly week: readonly number[] | null;
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
    {name: 'cards', unit: 'json', type: 'json', values: cards.map(({week: _apart, ...card}) => card)},
    ...weekSections(cards),
  ]);
}

/** The different weeks, in the order of their first facility; then the week of every facility, + 1 (0 = not known). */
function weekSections(cards: readonly FacilityCard[]): Section[] {
  const texts = cards.map(({week}) => (week === null ? null : week.join()));
  const different = [...new Set(texts)].filter(text => text !== null);
  const place = new Map(different.map((text, index) => [text, index + 1]));
  const weeks = different.map(text => cards[texts.indexOf(text)]!.week);
  return [
    {name: 'weeks', unit: 'json', type: 'json', values: weeks},
    {
      name: 'week',
      unit: 'week + 1',
      type: 'varint',
      values: Uint32Array.from(texts, text => (text === null ? 0 : place.get(text)!)),
    },
  ];
}

/** [facilities] open minutes of the week; null everywhere in a file that does not have them. */
function readWeeks(file: SectionReader, facilityCount: number): FacilityCard['week'][] {
  if (!file.has('week')) return new Array(facilityCount).fill(null);
  const weeks = file.column('weeks', 'json') as readonly (readonly number[])[];
  return Array.from(file.column('week', 'varint', facilityCount), at => (at === 0 ? null : weekAt(weeks, at)));
}

function weekAt(weeks: readonly (readonly number[])[], at: number): readonly number[] {
  const week = weeks[at - 1];
  if (week === undefined)
    throw new Error(`facilities: section week names week ${at}, expected at most ${weeks.length}`);
  return week;
}

/** Reads `facilities.bin`. Throws, naming what is wrong, when the file is not one, is cut short, or its columns do not fit together. */
export function decodeFacilities(bytes: Uint8Array): {points: FacilityPoints; cards: readonly FacilityCard[]} {
  const file = decodeSections('facilities', MAGIC, VERSION[0], bytes);
  const [facilityCount, pointCount] = file.column('counts', 'u32', 2) as unknown as [number, number];
  const firstPoint = Uint32Array.from(file.column('first_point', 'delta', facilityCount + 1));
  if (firstPoint[facilityCount] !== pointCount)
    throw new Error(`facilities: first_point ends at ${firstPoint[facilityCount]}, expected ${pointCount} points`);
  const texts = file.column('cards', 'json') as readonly Omit<FacilityCard, 'week'>[];
  if (texts.length !== facilityCount) throw new Error(`facilities: ${texts.length} cards, expected ${facilityCount}`);
  const weeks = readWeeks(file, facilityCount);
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
    cards: texts.map((card, index) => ({...card, week: weeks[index]!})),
  };
}
