import {percent, percentRange} from '#i18n/format.ts';
import {versionWord} from '#i18n/versions.ts';
import {areaIndex} from '../area-report/area-index.ts';
import {areaName, type City, standardOf} from '../city.ts';
import {serviceWords, thresholdShort} from '../words.ts';
import type {CityVersions, CoverageChange, CoverageSide} from './rows.ts';
import type {Step} from './steps.ts';
import type {Words} from './version-words.ts';

/** A share of one version: the number, its range, and how much of it is not known. */
export interface SideView {
  readonly value: number | null;
  readonly share: string;
  readonly range: string;
  readonly unknown: string;
}

/** One standard in both versions. */
export interface CoverageLine {
  readonly key: string;
  readonly standardId: string;
  readonly areaId: string;
  /** Name of the area; '' for the whole city. */
  readonly area: string;
  readonly service: string;
  readonly threshold: string;
  readonly from: SideView;
  readonly to: SideView;
  readonly difference: string;
  readonly differenceWords: string;
}

/** Coverage of a step side by side. */
export interface CoverageSection {
  /** Required services in the whole city, all services where none is required: those whose numbers differ as they are shown. */
  readonly must: readonly CoverageLine[];
  /** The same services where rounded numbers are the same, and nothing may be said of them. */
  readonly same: readonly CoverageLine[];
  /** Services that are not required. */
  readonly other: readonly CoverageLine[];
  readonly districts: readonly CoverageLine[];
  /** How many rows of districts there are; `districts` has the first of them. */
  readonly districtTotal: number;
}

/** Rows of districts a page lists at most. */
const MOST_DISTRICT_ROWS = 200;

/** True when of somebody it is known whether they are in reach. */
export function isSideKnown({people, unknown, share}: CoverageSide): boolean {
  return people !== null && share !== null && unknown !== null && unknown < people;
}

/** True when a difference may be said, or when a share or its range differs as it is shown. */
export function sidesDiffer({from, to, difference}: CoverageChange): boolean {
  if (difference === 'more' || difference === 'less') return true;
  return shownSide(from) !== shownSide(to);
}

function shownSide(side: CoverageSide): string {
  if (!isSideKnown(side)) return '';
  return `${percent(side.share ?? 0)} ${percentRange(side.low ?? 0, side.high ?? 0)}`;
}

/** Rows of a step at the standards that decide, else (`decides` false) at the default ones that do not; the whole city. */
export function cityRows(city: City, versions: CityVersions, step: Step, decides: boolean): CoverageChange[] {
  const order = new Map(city.categories.map(({key}, at) => [key, at]));
  return stepRows(versions, step)
    .filter(row => row.areaKind === 'city')
    .filter(row => {
      const standard = standardOf(city, row.standardId);
      return decides ? standard?.decides === true : standard?.decides === false && standard.default;
    })
    .sort((a, b) => (order.get(a.category) ?? 0) - (order.get(b.category) ?? 0));
}

function stepRows({coverage}: CityVersions, {from, to}: Step): CoverageChange[] {
  return coverage.filter(row => row.fromVersion === from && row.toVersion === to);
}

/** What a page says of coverage in both versions of a step: of everything (`whole`), or of required services in the whole city. */
export function coverageSection(
  city: City,
  versions: CityVersions,
  step: Step,
  whole: boolean,
  words: Words,
): CoverageSection {
  const line = (row: CoverageChange) => coverageLine(city, row, words);
  const [required, rest] = [cityRows(city, versions, step, true), cityRows(city, versions, step, false)];
  const must = required.length > 0 ? required : rest;
  const districts = stepRows(versions, step)
    .filter(row => row.areaKind === 'district' && standardOf(city, row.standardId)?.decides === true)
    .sort((a, b) => Number(a.difference === 'cannot-say') - Number(b.difference === 'cannot-say'));
  return {
    must: must.filter(sidesDiffer).map(line),
    same: must.filter(row => !sidesDiffer(row)).map(line),
    other: whole && required.length > 0 ? rest.map(line) : [],
    districts: whole ? districts.slice(0, MOST_DISTRICT_ROWS).map(line) : [],
    districtTotal: districts.length,
  };
}

function coverageLine(city: City, row: CoverageChange, words: Words): CoverageLine {
  const area = row.areaKind === 'city' ? undefined : areaIndex(city).areas.get(row.areaId);
  return {
    key: `${row.standardId} ${row.areaId}`,
    standardId: row.standardId ?? '',
    areaId: row.areaId,
    area: area ? areaName(area, words.lang) : '',
    service: serviceWords(city, row.category, words.lang),
    threshold: thresholdShort(words.t, words.lang, row),
    from: sideView(row.from, words),
    to: sideView(row.to, words),
    difference: row.difference,
    differenceWords: differenceWords(row, words),
  };
}

function sideView(side: CoverageSide, {t, v}: Words): SideView {
  const {people, unknown, low, share, high} = side;
  if (!isSideKnown(side)) return {value: null, share: t('score.unknown'), range: '', unknown: ''};
  const unknownShare = (unknown ?? 0) / (people ?? 1);
  return {
    value: share,
    share: percent(share ?? 0),
    range: low === null || high === null || low >= high ? '' : percentRange(low, high),
    unknown: unknownShare > 0 ? v('ver.sideUnknown', {share: percent(unknownShare)}) : '',
  };
}

/** What may be said of the later share against the earlier, or why nothing may. */
export function differenceWords(row: CoverageChange, {lang, v}: Words): string {
  const said = versionWord(lang, `ver.difference.${row.difference}`, row.difference);
  if (row.why !== null) return v('ver.cannot', {why: versionWord(lang, `ver.why.${row.why}`, row.why)});
  if (!isSlight(row)) return said;
  const points = Math.round(apart(row) * 1000) / 10;
  return points === 0 ? v('ver.byLess', {difference: said}) : v('ver.by', {difference: said, points});
}

/** How far apart the shares of both versions are. */
export function apart({from, to}: CoverageChange): number {
  return Math.abs((to.share ?? 0) - (from.share ?? 0));
}

/** True for a difference that may be said and is less than one percentage point: rounded shares may hide it. */
export function isSlight(row: CoverageChange): boolean {
  return (row.difference === 'more' || row.difference === 'less') && apart(row) < 0.01;
}
