import type {FacilityPoints, SnapColumns} from '#core/places.ts';
import {joinedNowhere, withoutRows} from '#core/snap-columns.ts';
import type {BothSnaps} from '#core/snap-sections.ts';
import {NO_EDGE} from '#core/units.ts';
import {mappableCategories, tagClassifier} from '#lists/tag-rules.ts';
import type {Catalogue} from '#schema/category.ts';
import type {City} from '#schema/city.ts';
import {facilitySchema} from '#schema/facility.ts';
import type {OsmExtract} from '../io/osm-extract.ts';
import type {Report} from '../report.ts';
import type {Draft, Entry} from './facilities/draft.ts';
import {facilityEntries} from './facilities/entries.ts';
import {compareIds, joinDuplicates, metersBetween} from './facilities/join-duplicates.ts';
import {joinSources} from './facilities/join-sources.ts';
import {listDrafts} from './facilities/list-drafts.ts';
import {accessPoints, type OsmReading, osmDrafts} from './facilities/osm-drafts.ts';
import {noteUnknownServed, servedAreas} from './facilities/served-codes.ts';
import {checkCategories, completenessOf, facilitySourceKeys, isChinese, sourceClaims} from './facilities/sources.ts';
import type {Area, Boundary, Facilities, Facility, Streets} from './model.ts';
import {entranceStepFree} from './network/step-free.ts';
import {loadWalkingRules, type WalkingRules} from './network/walking-rules.ts';

export {facilitySourceKeys} from './facilities/sources.ts';

/** What facilities are made from. `extract` is null for street lines, `streets` for a city without streets. */
export interface FacilityInput {
  readonly extract: OsmExtract | null;
  readonly boundary: Boundary;
  readonly areas: readonly Area[];
  readonly streets: Streets | null;
  readonly catalogue: Catalogue;
  /** Folder of the city file. */
  readonly dir: string;
  readonly report: Report;
}

/**
 * Reads every source of facilities of a city, joins what is one real thing, finds where each is entered, and says what
 * the sources claim to know. Sorted by facilityId. Throws InputError for lists that cannot be understood.
 */
export async function buildFacilities(city: City, input: FacilityInput): Promise<Facilities> {
  checkCategories(city, input.catalogue);
  const keys = facilitySourceKeys(city);
  const rules = await loadWalkingRules();
  const drafts: Draft[] = [];
  const categoriesOf: Set<string>[] = [];
  for (const [index, source] of city.facilities.entries()) {
    const found =
      source.kind === 'osm'
        ? readMap(city, source, input, rules)
        : joinDuplicates(await listDrafts(source, keys[index]!, {city, ...input}), input.catalogue);
    for (const draft of found) drafts.push(draft);
    categoriesOf.push(categoriesOfSource(city, source, found, input));
  }
  const joined = joinSources(drafts).sort((a, b) => compareIds(a.facilityId, b.facilityId));
  const {facilities, points} = enter(joined, input, rules);
  noteUnknownServed(facilities, input.areas, input.report);
  const usable = new Set(categoriesOf.flatMap(categories => [...categories]));
  return {
    facilities,
    points,
    claims: sourceClaims(city, input.areas, categoriesOf, mapDate(city, input.extract)),
    noData: input.catalogue.categories.map(category => category.key).filter(key => !usable.has(key)),
  };
}

type Source = City['facilities'][number];

function mapDate(city: City, extract: OsmExtract | null): string | null {
  return city.streets?.snapshot ?? extract?.snapshot ?? null;
}

/** Categories a source can hold, whether or not it has any. */
function categoriesOfSource(city: City, source: Source, found: readonly Draft[], input: FacilityInput): Set<string> {
  const known = (category: string) => completenessOf(source, category) !== 'none';
  if (source.kind === 'osm') {
    const mappable = input.extract === null ? [] : [...mappableCategories(input.catalogue, isChinese(city.language))];
    return new Set(mappable.filter(known));
  }
  const stated = typeof source.completeness === 'string' ? [] : Object.keys(source.completeness);
  const named = source.category === undefined ? [...found.map(draft => draft.category), ...stated] : [source.category];
  return new Set(named.filter(known));
}

function readMap(city: City, source: Source, input: FacilityInput, rules: WalkingRules): Draft[] {
  const {extract, boundary, catalogue} = input;
  if (extract === null) {
    input.report.note(
      'facilities-without-extract',
      city.streets?.file ?? city.id,
      '街道数据不是 OpenStreetMap 数据，读不出设施',
      'the street data are no OpenStreetMap extract and hold no facilities',
      'facilities: {"kind": "osm"}',
    );
    return [];
  }
  const chinese = isChinese(city.language);
  const reading: OsmReading = {
    extract,
    catalogue,
    classify: tagClassifier(catalogue, chinese),
    language: city.language,
    asOf: mapDate(city, extract),
    completenessOf: category => completenessOf(source, category),
    near: (lon, lat) => boundary.contains(lon, lat) || boundary.edgeMeters(lon, lat) <= city.bufferMeters,
  };
  const mappable = mappableCategories(catalogue, chinese);
  const drafts = osmDrafts(reading).filter(draft => mappable.has(draft.category) && draft.completeness !== 'none');
  return withAccesses(joinDuplicates(drafts, catalogue), reading, rules);
}

/** Gives mapped access points (station entrances) to the nearest facility of their category. */
function withAccesses(drafts: readonly Draft[], reading: OsmReading, rules: WalkingRules): Draft[] {
  const accesses = new Map<Draft, Entry[]>();
  for (const {category, withinMetres, lon, lat, tags} of accessPoints(reading)) {
    const [nearest] = drafts
      .filter(draft => draft.category === category)
      .map(draft => ({draft, meters: metersBetween([draft.lon, draft.lat], [lon, lat])}))
      .filter(({meters}) => meters <= withinMetres)
      .sort((a, b) => a.meters - b.meters);
    if (nearest === undefined) continue;
    const access = {at: [lon, lat] as const, stepFree: entranceStepFree(rules, tags)};
    accesses.set(nearest.draft, [...(accesses.get(nearest.draft) ?? []), access]);
  }
  return drafts.map(draft => ({...draft, accesses: [...draft.accesses, ...(accesses.get(draft) ?? [])]}));
}

/** Finds the entries of every facility, joins them to the streets, and settles what is doubtful. */
function enter(
  drafts: readonly Draft[],
  input: FacilityInput,
  rules: WalkingRules,
): {facilities: Facility[]; points: FacilityPoints} {
  const entries = facilityEntries(drafts, input.extract, input.streets, rules);
  const firstPoint = new Uint32Array(drafts.length + 1);
  entries.forEach((list, i) => {
    firstPoint[i + 1] = firstPoint[i]! + list.length;
  });
  const flat = entries.flat();
  const lon = Int32Array.from(flat, ({at}) => Math.round(at[0] * 1e7));
  const lat = Int32Array.from(flat, ({at}) => Math.round(at[1] * 1e7));
  const snap = input.streets?.snap(lon, lat, 'any') ?? joinedNowhere(flat.length);
  const wheels = input.streets?.snapStepFree(lon, lat, snap) ?? snap;
  const closed = flat.flatMap((entry, point) => (entry.stepFree ? [] : [point]));
  const stepFree = withoutRows(wheels, closed);
  const idsOf = servedAreas(input.areas);
  const facilities = drafts.map((draft, i) => {
    const served = draft.servesCodes && {servesCodes: idsOf(draft.servesCodes)};
    return facilityOf({...draft, ...served}, entries[i]!, approach(snap, firstPoint[i]!, firstPoint[i + 1]!), input);
  });
  if (input.streets !== null) noteUnreached(facilities, snap, firstPoint, input.report);
  return {facilities, points: pointsOf(facilities, firstPoint, {any: snap, stepFree}, input)};
}

/** `doubtful` when every entry that reaches a street crosses a barrier on the way. */
function approach(snap: SnapColumns, from: number, to: number): 'clear' | 'doubtful' {
  let reached = false;
  for (let point = from; point < to; point++) {
    if (snap.edge[point] === NO_EDGE) continue;
    if (snap.doubtful[point] === 0) return 'clear';
    reached = true;
  }
  return reached ? 'doubtful' : 'clear';
}

function facilityOf(
  draft: Draft,
  entries: readonly Entry[],
  way: 'clear' | 'doubtful',
  {boundary, catalogue}: FacilityInput,
): Facility {
  const {doubts, shapes: _shapes, accesses: _accesses, ...facts} = draft;
  const reasons = way === 'doubtful' ? [...doubts, 'approach'] : doubts;
  return facilitySchema.parse({
    ...facts,
    inside: boundary.contains(draft.lon, draft.lat),
    doubtful: reasons.length > 0,
    doubtReason: reasons.length > 0 ? doubtWords(reasons, catalogue) : null,
    entries: entries.map(({at: [lon, lat]}) => [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7] as const),
  });
}

/** Reasons for doubt in Chinese and English, for people: the published tables show them as they are. */
export function doubtWords(reasons: readonly string[], catalogue: Catalogue): string {
  const labels = catalogue.doubts.filter(doubt => reasons.includes(doubt.key));
  return `${labels.map(label => label.name_zh).join('；')} · ${labels.map(label => label.name_en).join('; ')}`;
}

function noteUnreached(
  facilities: readonly Facility[],
  snap: SnapColumns,
  firstPoint: Uint32Array,
  report: Report,
): void {
  facilities.forEach((facility, i) => {
    const points = snap.edge.subarray(firstPoint[i]!, firstPoint[i + 1]!);
    if (points.some(edge => edge !== NO_EDGE)) return;
    report.note(
      'facility-without-street',
      facility.source,
      '250 米内没有可步行街道的设施，无法计算步行时间',
      'facilities with no walkable street within 250 m; no walking time can be given',
      `${facility.facilityId}${facility.name === '' ? '' : ` ${facility.name}`}`,
    );
  });
}

function pointsOf(
  facilities: readonly Facility[],
  firstPoint: Uint32Array,
  snaps: BothSnaps,
  {catalogue}: FacilityInput,
): FacilityPoints {
  const categories = catalogue.categories.map(category => category.key);
  const number = new Map(categories.map((key, index) => [key, index]));
  return {
    facilityCount: facilities.length,
    category: Uint16Array.from(facilities, facility => number.get(facility.category)!),
    categories,
    lon: Int32Array.from(facilities, facility => Math.round(facility.lon * 1e7)),
    lat: Int32Array.from(facilities, facility => Math.round(facility.lat * 1e7)),
    inside: Uint8Array.from(facilities, facility => Number(facility.inside)),
    doubtful: Uint8Array.from(facilities, facility => Number(facility.doubtful)),
    open: Uint8Array.from(facilities, facility => Number(facility.status === 'open')),
    firstPoint,
    points: snaps.any,
    pointsStepFree: snaps.stepFree,
  };
}
