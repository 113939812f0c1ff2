import type {AreaNode} from '../indicators/area-tree.ts';
import type {Area} from '../model.ts';
import {countTree, rootsOf, sumOf} from './area-sums.ts';
import {type Hidden, hiddenCounts, isFew} from './hidden-counts.ts';
import {areaFactOf, countOf, type JudgedEntry, PART_OF, type RecordEntry, SUMMED, seriesKey} from './record-model.ts';

/** What disclosure control looks at beside the entries. */
export interface JudgeGround {
  /** The city and its areas as trees. */
  readonly nodes: readonly AreaNode[];
  /** Areas with what their own source and optional tables say. */
  readonly areas: readonly Area[];
}

/** Entries as they may be published, and the columns of areas that may not. */
export interface Judged {
  readonly entries: readonly JudgedEntry[];
  /** Ids of areas whose number is not published, by metric. */
  readonly hiddenFacts: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Decides what of the entries is published: counts of fewer than 10 people are not, nor what would give them away; adds sums of
 * communities for the areas above where every inhabited one has a number, hidden ones included.
 */
export function judgeEntries(entries: readonly RecordEntry[], ground: JudgeGround): Judged {
  const series = Map.groupBy(entries, seriesKey);
  const hiddenFacts = new Map<string, ReadonlySet<string>>();
  const hiddenOf = new Map<string, Hidden>();
  const judged: JudgedEntry[] = [];
  const publish = (members: readonly RecordEntry[], hidden: Hidden) => {
    for (const entry of members) judged.push({entry, suppressed: hidden.get(placeOf(entry)) ?? null});
  };
  for (const [key, members] of series) {
    const [first] = members as [RecordEntry, ...RecordEntry[]];
    if (first.metric in PART_OF) continue;
    const {hidden, sums} = hiddenIn(members, ground);
    hiddenOf.set(key, hidden);
    const fact = areaFactOf(first.metric);
    if (fact !== null) hiddenFacts.set(first.metric, new Set(hidden.keys()));
    publish([...members, ...sums], hidden);
  }
  for (const [, members] of series) {
    const [first] = members as [RecordEntry, ...RecordEntry[]];
    const whole = PART_OF[first.metric];
    if (whole === undefined) continue;
    const wholeKey = seriesKey({...first, metric: whole});
    publish(members, hiddenParts(members, series.get(wholeKey) ?? [], hiddenOf.get(wholeKey) ?? new Map(), ground));
  }
  return {entries: judged, hiddenFacts};
}

const placeOf = ({areaId, facilityId}: RecordEntry) => areaId ?? facilityId ?? '';

function hiddenIn(members: readonly RecordEntry[], ground: JudgeGround): {hidden: Hidden; sums: RecordEntry[]} {
  const [first] = members as [RecordEntry, ...RecordEntry[]];
  if (first.facilityId !== null) return {hidden: fewOf(members), sums: []};
  const roots = rootsOf(ground.nodes);
  const adds = SUMMED.includes(first.metric);
  const sums = adds ? addedUp(members, ground.nodes) : [];
  const isJudged = adds || first.kind === 'satisfaction' || members.some(entry => countOf(entry) !== null);
  if (!isJudged) return {hidden: new Map(), sums};
  const numbers = new Map(members.map(entry => [placeOf(entry), countOf(entry) ?? unknownCount(entry)]));
  for (const [id, value] of otherFacts(first.metric, ground.areas)) if (!numbers.has(id)) numbers.set(id, value);
  return {hidden: hiddenCounts(roots.map(root => countTree(root, numbers, adds))), sums};
}

/** Households and workers of a table that is not confidential count as they are; of a share alone nobody knows the people. */
function unknownCount({kind, value}: RecordEntry): number {
  return kind === 'satisfaction' ? Infinity : value;
}

function fewOf(members: readonly RecordEntry[]): Hidden {
  return new Map(
    members.filter(entry => isFew(countOf(entry) ?? 0)).map(entry => [placeOf(entry), 'small-count'] as const),
  );
}

/** What the areas say of a metric beside the entries: it is published too. */
function otherFacts(metric: string, areas: readonly Area[]): (readonly [id: string, value: number])[] {
  const fact = areaFactOf(metric);
  if (fact === null) return [];
  return areas.flatMap(area => (area[fact] === null ? [] : [[area.areaId, area[fact]] as const]));
}

function addedUp(members: readonly RecordEntry[], nodes: readonly AreaNode[]): RecordEntry[] {
  const [first] = members as [RecordEntry, ...RecordEntry[]];
  const numbers = new Map(members.map(entry => [placeOf(entry), entry.value]));
  const source = [...new Set(members.map(entry => entry.source))].sort().join('；');
  const asOf = members.map(entry => entry.asOf).sort()[0]!;
  return nodes.flatMap((node): RecordEntry[] => {
    if (node.kind === 'community' || node.kind === 'life-circle-unit') return [];
    const value = sumOf(node, numbers);
    if (value === null) return [];
    return [
      {...first, areaId: node.areaId, areaKind: node.kind, value, source, asOf, joinedBy: 'sum', file: '', row: 0},
    ];
  });
}

/**
 * Which parts (people with a severe disability, social workers) are hidden: where the part or the rest of the whole is few,
 * where the whole is hidden, and wherever one is hidden below: parts are not added up.
 */
function hiddenParts(
  parts: readonly RecordEntry[],
  wholes: readonly RecordEntry[],
  hiddenWholes: Hidden,
  {nodes}: JudgeGround,
): Hidden {
  const wholeOf = new Map(wholes.map(entry => [entry.areaId, entry.value]));
  const hidden: Hidden = new Map();
  for (const entry of parts) {
    if (countOf(entry) === null || entry.value === 0) continue;
    const rest = (wholeOf.get(entry.areaId) ?? Infinity) - entry.value;
    if (isFew(entry.value) || isFew(rest)) hidden.set(placeOf(entry), 'small-count');
    else if (hiddenWholes.has(placeOf(entry))) hidden.set(placeOf(entry), 'complementary');
  }
  const given = new Set(parts.map(placeOf));
  const isHiddenBelow = (node: AreaNode): boolean => {
    const below = node.children.map(isHiddenBelow).includes(true);
    if (below && given.has(node.areaId) && !hidden.has(node.areaId)) hidden.set(node.areaId, 'complementary');
    return below || hidden.has(node.areaId);
  };
  rootsOf(nodes).forEach(isHiddenBelow);
  return hidden;
}
