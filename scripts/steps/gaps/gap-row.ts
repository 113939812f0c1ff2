import {joinOutlines} from '#core/cell-outlines.ts';
import {explainFixEn, explainFixZh, type FixKind, UNVERIFIED_FIX} from '#core/fix-words.ts';
import {explainGapEn, explainGapZh} from '#core/gap-words.ts';
import type {Gap, GapCause} from '#core/gaps.ts';
import {PEOPLE_SCALE, TENTHS_PER_SECOND} from '#core/units.ts';
import type {MultiPolygon} from '#schema/column.ts';
import type {GapCase} from './gap-case.ts';
import type {GapFix} from './gap-fixes.ts';
import type {MedianPerson} from './median-person.ts';

/** One row of the table `gaps`. */
export interface GapRow {
  readonly gap_id: string;
  readonly category: string;
  readonly standard_id: string | null;
  readonly profile: string;
  readonly rank: number | null;
  readonly people: number;
  readonly people_age60plus: number | null;
  readonly people_robust: number;
  readonly certainty: Gap['certainty'];
  readonly cause: GapCause | null;
  readonly nearest_facility_id: string | null;
  readonly nearest_seconds: number | null;
  readonly nearest_meters: number | null;
  readonly detour_ratio: number | null;
  readonly approach_seconds: number | null;
  readonly level_seconds: number | null;
  readonly climb_seconds: number | null;
  readonly steps_seconds: number | null;
  readonly wait_seconds: number | null;
  readonly explanation_zh: string;
  readonly explanation_en: string;
  readonly fix_kind: FixKind | null;
  readonly fix_lon1: number | null;
  readonly fix_lat1: number | null;
  readonly fix_lon2: number | null;
  readonly fix_lat2: number | null;
  readonly fix_meters: number | null;
  readonly fix_needs_consent: boolean | null;
  readonly fix_people: number | null;
  readonly fix_people_total: number | null;
  readonly fix_zh: string | null;
  readonly fix_en: string | null;
  readonly polygon: MultiPolygon | null;
}

const tenths = (value: number | undefined) => (value === undefined ? null : value / TENTHS_PER_SECOND);

function fixWords(of: GapCase, gap: Gap, fix: GapFix | null): {fix_zh: string | null; fix_en: string | null} {
  if (gap.medianCell < 0) return {fix_zh: null, fix_en: null};
  if (gap.certainty === 'unverified') return {fix_zh: UNVERIFIED_FIX.zh, fix_en: UNVERIFIED_FIX.en};
  const {threshold} = of;
  const words = {
    ...categoryWords(of),
    cutoffMinutes: threshold.cutoffSeconds === null ? null : threshold.cutoffSeconds / 60,
    cutoffMeters: threshold.cutoffMeters,
    straight: threshold.measure === 'straight_meters',
    kind: fix?.kind ?? null,
    meters: fix?.meters ?? null,
    needsConsent: fix?.needsConsent ?? false,
    peopleInGap: gap.people / PEOPLE_SCALE,
    people: (fix?.people ?? 0) / PEOPLE_SCALE,
    peopleTotal: (fix?.peopleTotal ?? 0) / PEOPLE_SCALE,
    linksKnown: Boolean(of.links) || threshold.measure === 'straight_meters',
  };
  return {fix_zh: explainFixZh(words), fix_en: explainFixEn(words)};
}

function categoryWords({model, times}: GapCase): {categoryZh: string; categoryEn: string} {
  const category = model.categories.find(one => one.key === times.category)!;
  return {categoryZh: category.name_zh, categoryEn: category.name_en};
}

function explanations(of: GapCase, gap: Gap, person: MedianPerson, peopleAge60plus: number | null) {
  const {threshold} = of;
  const told = person.nearest ?? person.nearestStraight;
  const name = told === null ? {zh: null, en: null} : of.facilityName(told);
  const words = {
    ...categoryWords(of),
    people: gap.people / PEOPLE_SCALE,
    peopleAge60plus,
    cutoffMinutes: threshold.cutoffSeconds === null ? null : threshold.cutoffSeconds / 60,
    cutoffMeters: threshold.cutoffMeters,
    straight: threshold.measure === 'straight_meters',
    certainty: gap.certainty,
    cause: person.cause,
    nearestSeconds: person.seconds,
    nearestMeters: person.meters,
    straightMeters: person.straightMeters,
    detourRatio: person.detour,
    split: person.split,
    streets: person.streets,
    joined: person.joined,
  };
  return {
    explanation_zh: explainGapZh({...words, nearestName: name.zh}),
    explanation_en: explainGapEn({...words, nearestName: name.en}),
  };
}

function fixColumns(fix: GapFix | null) {
  return {
    fix_kind: fix?.kind ?? null,
    fix_lon1: fix?.from[0] ?? null,
    fix_lat1: fix?.from[1] ?? null,
    fix_lon2: fix?.to?.[0] ?? null,
    fix_lat2: fix?.to?.[1] ?? null,
    fix_meters: fix?.meters ?? null,
    fix_needs_consent: fix?.needsConsent ?? null,
    fix_people: fix ? fix.people / PEOPLE_SCALE : null,
    fix_people_total: fix ? fix.peopleTotal / PEOPLE_SCALE : null,
  };
}

/** The row of a gap, with what is told of its median person and of its smallest fix. */
export function gapRow(
  of: GapCase,
  gap: Gap,
  {id, rank}: {readonly id: string; readonly rank: number | null},
  person: MedianPerson,
  fix: GapFix | null,
): GapRow {
  const {model, times, threshold, profile, cells} = of;
  const older = model.demand.groups.get('age60plus');
  const peopleAge60plus = older ? gap.cells.reduce((sum, c) => sum + older[c]!, 0) / PEOPLE_SCALE : null;
  return {
    gap_id: id,
    category: times.category,
    standard_id: threshold.standardId,
    profile,
    rank,
    people: gap.people / PEOPLE_SCALE,
    people_age60plus: peopleAge60plus,
    people_robust: gap.peopleRobust / PEOPLE_SCALE,
    certainty: gap.certainty,
    cause: person.cause,
    nearest_facility_id: person.nearest === null ? null : model.facilityIds[person.nearest]!,
    nearest_seconds: person.seconds,
    nearest_meters: person.meters,
    detour_ratio: person.detour,
    approach_seconds: tenths(person.split?.approach),
    level_seconds: tenths(person.split?.level),
    climb_seconds: tenths(person.split?.climb),
    steps_seconds: tenths(person.split?.steps),
    wait_seconds: tenths(person.split?.waiting),
    ...explanations(of, gap, person, peopleAge60plus),
    ...fixColumns(fix),
    ...fixWords(of, gap, fix),
    polygon: gap.medianCell >= 0 ? joinOutlines(Array.from(gap.cells, c => cells.outline(c))) : null,
  };
}
