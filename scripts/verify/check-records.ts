import type {Row} from '#files/table.ts';
import {COMMUNITY_ONLY, type RecordKind} from '#schema/city-records.ts';
import type {Suppressed} from '#schema/tables/records.ts';
import {type AreaNode, areaNodes} from '../steps/indicators/area-tree.ts';
import {fewestChoices, groupOf, isFew, LEAST_CHOICES} from '../steps/records/hidden-counts.ts';
import {areaFactOf, PART_OF, SUMMED} from '../steps/records/record-model.ts';
import type {Problem} from './problem.ts';

const FILE = 'records';
/** Metrics of which a published value may not tell of few people. */
const COUNTED = ['visits', 'meals', 'people_disabled', 'people_disabled_severe'];
/** Metrics of which the number of people behind them may not be few. */
const OUT_OF = ['satisfied_share', 'rating'];

/** What the rows of `records` are held against. */
export interface RecordScene {
  readonly model: Parameters<typeof areaNodes>[0];
  readonly areaRows: readonly Row[];
  readonly facilityIds: ReadonlySet<string>;
}

/**
 * Holds the table `records` against itself and the rest of the city: numbers of few people are not published and cannot be
 * worked out from sums, sums are those of their communities, areas and facilities exist, and the columns of `areas` say the same.
 */
export function recordProblems(rows: readonly Row[], scene: RecordScene): Problem[] {
  const nodes = areaNodes(scene.model);
  const kinds = new Map(nodes.map(({areaId, kind}) => [areaId, kind as string]));
  const areas = new Map(scene.areaRows.map(row => [row['area_id'] as string, row]));
  const problems = rows.flatMap((row, index) => rowProblems(row, `row ${index + 1}`, {...scene, kinds, areas}));
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const key = `${seriesOf(row)}\n${row['area_id'] ?? row['facility_id']}`;
    if (seen.has(key))
      problems.push({file: FILE, where: `row ${index + 1}`, found: 'a row twice', expected: 'each number once'});
    seen.add(key);
  }
  problems.push(...partProblems(rows));
  for (const series of Map.groupBy(rows, seriesOf).values())
    for (const problem of SUMMED.includes(series[0]!['metric'] as string) ? sumProblems(series, nodes) : [])
      problems.push(problem);
  return problems;
}

/** Rows of one kind, service and time; a number of a lasting thing has no time. */
function seriesOf(row: Row): string {
  const fact = areaFactOf(row['metric'] as string) !== null;
  return [row['metric'], row['category'] ?? '', row['period'] ?? (fact ? '' : row['as_of'])].join('\n');
}

interface Known extends RecordScene {
  readonly kinds: ReadonlyMap<string, string>;
  /** Rows of `areas` by id. */
  readonly areas: ReadonlyMap<string, Row>;
}

function rowProblems(row: Row, where: string, {facilityIds, kinds, areas}: Known): Problem[] {
  const problems: Problem[] = [];
  const note = (found: string, expected: string) => problems.push({file: FILE, where, found, expected});
  const text = (name: string) => (row[name] ?? null) as string | null;
  const number = (name: string) => (row[name] ?? null) as number | null;
  const [areaId, facilityId, value, metric] = [text('area_id'), text('facility_id'), number('value'), text('metric')!];
  if (areaId === null ? !facilityIds.has(facilityId ?? '') : kinds.get(areaId) !== text('area_kind'))
    note(`${text('area_kind') ?? 'facility'} ${areaId ?? facilityId}`, 'an area or facility of the city');
  if ((value === null) !== (text('suppressed') !== null)) note(`value ${value}`, 'a value, or why there is none');
  if (value === null && number('denominator') !== null) note('a denominator', 'none beside a suppressed value');
  const people = COUNTED.includes(metric) ? value : OUT_OF.includes(metric) ? number('denominator') : null;
  if (people !== null && isFew(people)) note(`${metric} of ${people} people`, 'a suppressed value');
  const isFiner = COMMUNITY_ONLY.includes(text('record_kind') as RecordKind) && text('area_kind') !== 'community';
  if (isFiner && text('joined_by') !== 'sum')
    note(`${metric} of a ${text('area_kind')}`, 'communities, and sums of them');
  const fact = areaFactOf(metric);
  if (fact !== null) {
    const area = (areas.get(areaId ?? '')?.[metric] ?? null) as number | null;
    const isSame = area === null || value === null ? area === value : Math.abs(area - value) < 0.0001;
    if (!isSame) note(`${metric} ${value} for ${areaId}`, `${area} as in areas`);
  }
  return problems;
}

/** A part may not be published beside a whole that is hidden, or where the rest of the whole is few. */
function partProblems(rows: readonly Row[]): Problem[] {
  const keyOf = (row: Row, metric: string) => `${metric}\n${row['area_id']}\n${row['as_of']}`;
  const wholes = new Map(rows.map(row => [keyOf(row, row['metric'] as string), row]));
  return rows.flatMap(row => {
    const part = (row['value'] ?? null) as number | null;
    if (row['metric'] !== 'people_disabled_severe' || part === null || part === 0) return [];
    const whole = wholes.get(keyOf(row, PART_OF['people_disabled_severe']!));
    if (whole === undefined) return [];
    const value = (whole['value'] ?? null) as number | null;
    if (value !== null && !isFew(value - part)) return [];
    const found = `${part} with a severe disability, ${value ?? 'a hidden number'} with any in ${row['area_id']}`;
    return [{file: FILE, found, expected: 'a suppressed value'}];
  });
}

/** What a place and those below it are known to have. */
interface Below {
  /** Sum of what is published. */
  readonly total: number;
  /** Numbers that are not, under no published sum below this place. */
  readonly hidden: readonly Suppressed[];
  /** False: some inhabited community has no number. */
  readonly whole: boolean;
}

function sumProblems(series: readonly Row[], nodes: readonly AreaNode[]): Problem[] {
  const rowOf = new Map(series.map(row => [row['area_id'] as string, row]));
  const where = [series[0]!['metric'], series[0]!['category'], series[0]!['period']].filter(Boolean).join(' ');
  const problems: Problem[] = [];
  const visit = (node: AreaNode): Below => {
    const row = rowOf.get(node.areaId);
    const value = (row?.['value'] ?? null) as number | null;
    if (node.kind === 'community') {
      const hidden = row !== undefined && value === null ? [row['suppressed'] as Suppressed] : [];
      return {total: value ?? 0, hidden, whole: row !== undefined || node.people === 0};
    }
    const parts = node.children.map(visit);
    const below: Below = {
      total: parts.reduce((sum, part) => sum + part.total, 0),
      hidden: parts.flatMap(part => part.hidden),
      whole: parts.length > 0 && parts.every(part => part.whole),
    };
    if (value === null) return below;
    const rest = value - below.total;
    const choices = fewestChoices(rest, groupOf(below.hidden));
    const at = {file: FILE, where: `${where} of ${node.areaId}`};
    if (!below.whole) problems.push({...at, found: `the sum ${value}`, expected: 'none: a community has no number'});
    else if (below.hidden.length === 0 && rest !== 0)
      problems.push({...at, found: `the sum ${value}`, expected: `${below.total}, that of its parts`});
    else if (choices < LEAST_CHOICES)
      problems.push({
        ...at,
        found: `the sum ${value}`,
        expected: 'one from which no suppressed number can be worked out',
      });
    return {total: value, hidden: [], whole: below.whole};
  };
  const parts = new Set(nodes.flatMap(({children}) => children));
  nodes.filter(node => !parts.has(node)).forEach(visit);
  return problems;
}
