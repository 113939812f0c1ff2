import {isDeepStrictEqual} from 'node:util';
import type {Row} from '#files/table.ts';
import type {MultiPolygon} from '#schema/column.ts';
import type {CannotSay} from '#schema/tables/changes-coverage.ts';
import {polygonIndex} from '../../geometry/polygon-index.ts';
import {sharedArea} from '../../geometry/shared-area.ts';
import type {Polygons} from '../model.ts';
import type {CityVersion, VersionMethod} from '../versions/city-version.ts';
import {bestClaim, claimsByPlace, isComplete} from './claimed-completeness.ts';

/** Whether the shares of a row of `coverage` in two versions may be compared, or the first reason why not. */
export type Comparability = 'comparable' | Exclude<CannotSay, 'ranges-overlap'>;

/** Outlines that differ by no more than this share of either are the same area: lines are drawn again and again. */
const SAME_AREA = 0.99;

/** File with the walking network. */
const NETWORK_FILE = 'graph.bin.gz';

/** Parameters that decide how far a walk goes; those of a single category are looked at with the category. */
const METHOD = ['profiles', 'scenarios', 'snapLimitMeters', 'horizonSeconds', 'walkingRules', 'bufferMeters'] as const;

/**
 * Says of a row of two versions (null = the version has no such row) whether its shares may be compared. Asked in this order:
 * is anything known, do both registers claim to be complete there, is it the same method, the same area, the same source of
 * people, and for walks the same network: no map claims to hold every street, so a street more is not a street built.
 */
export function comparability(from: CityVersion, to: CityVersion): (from: Row | null, to: Row | null) => Comparability {
  const isSameMethod = sameMethod(from.method, to.method);
  const isSamePeople = samePeople(from.method, to.method);
  const isSameNetwork = isDeepStrictEqual(...both(from, to, ({method}) => networkOf(method)));
  const isSameCategory = remembered(category =>
    isDeepStrictEqual(...both(from, to, ({method}) => categoryOf(method, category))),
  );
  const [outlineFrom, outlineTo] = both(from, to, outlinesOf);
  const isSameArea = remembered(area => sameArea(outlineFrom(area), outlineTo(area)));
  const sides = [from, to].map(version => ({
    version,
    above: areasAbove(version),
    claims: claimsByPlace(version.method.claims),
  }));
  return (before, after) => {
    const row = (after ?? before) as Row;
    const [category, areaId] = [row['category'] as string, row['area_id'] as string];
    const levels = sides.map(({version: {method}, above, claims}) =>
      method.noData.includes(category) ? 'none' : bestClaim(claims, category, above(areaId)),
    );
    if (levels.includes('none')) return 'none-known';
    if (!levels.every(isComplete)) return 'register-incomplete';
    if (!(isSameMethod && isSameCategory(category) && isSameCutoff(before, after))) return 'other-method';
    if (!isSameArea(areaId)) return 'other-area';
    if (!isSamePeople) return 'other-population';
    if (!isSameNetwork && row['measure'] !== 'straight_meters') return 'other-streets';
    return before === null || after === null ? 'none-known' : 'comparable';
  };
}

function both<Answer>(from: CityVersion, to: CityVersion, of: (version: CityVersion) => Answer): [Answer, Answer] {
  return [of(from), of(to)];
}

function remembered(ask: (key: string) => boolean): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return key => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

/** The same code, the same walkers and rules, heights in both or in neither. */
function sameMethod(from: VersionMethod, to: VersionMethod): boolean {
  const decisive = ({code, parameters}: VersionMethod) => [
    code.sha256,
    METHOD.map(name => parameters[name]),
    parameters.city['elevation'] !== undefined,
    parameters.city['streets'] !== undefined,
  ];
  return isDeepStrictEqual(decisive(from), decisive(to));
}

/** The same source of people, placed in the same way; the counts may differ. */
function samePeople(from: VersionMethod, to: VersionMethod): boolean {
  const source = ({population, parameters}: VersionMethod) => [
    population.source,
    population.confidential,
    (parameters.city['population'] as {readonly kind?: unknown} | undefined)?.kind,
  ];
  return isDeepStrictEqual(source(from), source(to));
}

/** SHA-256 of the walking network; undefined without streets. */
function networkOf({files}: VersionMethod): string | undefined {
  return files.find(({path}) => path === NETWORK_FILE)?.content?.sha256;
}

function categoryOf({parameters}: VersionMethod, key: string): unknown {
  return parameters.categories.find(category => category.key === key);
}

function isSameCutoff(before: Row | null, after: Row | null): boolean {
  if (before === null || after === null) return true;
  return ['measure', 'cutoff_seconds', 'cutoff_meters'].every(name => before[name] === after[name]);
}

/** An area and all areas above it. */
function areasAbove({areas}: CityVersion): (areaId: string) => ReadonlySet<unknown> {
  const parents = new Map(areas.map(row => [row['area_id'], row['parent_area_id'] ?? null]));
  const known = new Map<string, ReadonlySet<unknown>>();
  return areaId => {
    const found = known.get(areaId);
    if (found !== undefined) return found;
    const above = new Set<unknown>();
    for (let at: unknown = areaId; typeof at === 'string' && !above.has(at); at = parents.get(at)) above.add(at);
    known.set(areaId, above);
    return above;
  };
}

/** Outline of an area, or of the city itself; null where the version has no such area. */
function outlinesOf({method, areas, boundary}: CityVersion): (areaId: string) => Polygons | null {
  const rows = new Map(areas.map(row => [row['area_id'], row['polygon'] as MultiPolygon]));
  return areaId => (areaId === method.id ? boundary : (rows.get(areaId) ?? null));
}

function sameArea(from: Polygons | null, to: Polygons | null): boolean {
  if (from === null || to === null || from.length === 0 || to.length === 0) return false;
  if (isDeepStrictEqual(from, to)) return true;
  return sharedArea(from, polygonIndex(to)).share >= SAME_AREA && sharedArea(to, polygonIndex(from)).share >= SAME_AREA;
}
