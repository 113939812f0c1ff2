import type {Row} from '#files/table.ts';
import {inScope} from '#schema/effective-standards.ts';
import {ESTATE_QUANTITIES, type EstateQuantity, type Norm, type NormQuantity, normsFor} from '#schema/norm.ts';
import type {AreaFacts} from './city-model.ts';
import type {Estate} from './estates.ts';
import type {GapContext} from './gaps.ts';
import {type AreaNode, areaNodes, ratioOf} from './indicators/area-tree.ts';
import {type FacilitySums, facilitySums} from './indicators/facility-sums.ts';
import {indicatorWords, normSource} from './indicators/indicator-words.ts';
import {type Judgement, judgeEither, judgeNorm, type Measured, type NormPlace} from './indicators/norm-verdict.ts';

/** One norm asked at one place. */
interface Asked {
  readonly norm: Norm;
  readonly place: NormPlace;
  readonly measured: Measured;
  readonly areaId: string;
  readonly areaKind: string;
  readonly basis: 'existing' | 'planned' | 'delivered';
  readonly year: number | null;
}

const MISSING = {low: null, base: null, high: null} as const;

/** Quantities that sources of areas state. */
const FROM_AREAS: Partial<Record<NormQuantity, (facts: AreaFacts) => number | null>> = {
  service_floor: facts => facts.serviceFloorAreaSqm,
  workers: facts => facts.workers,
};

const householdsOf = (node: AreaNode) => node.facts?.households ?? null;
const peopleOf = (node: AreaNode) => (node.people > 0 ? node.people : null);

/** What there is at a place for one norm. */
function measuredAt(norm: Norm, node: AreaNode, sums: FacilitySums): Measured {
  const denominatorOf = norm.per === 'households' ? householdsOf : peopleOf;
  const fromArea = FROM_AREAS[norm.quantity];
  if (fromArea) {
    const found = ratioOf(node, fromArea, denominatorOf, !norm.applies_to.includes('rural'));
    if ('missing' in found) return {...MISSING, denominator: denominatorOf(node), missing: found.missing};
    const {numerator, denominator} = found;
    return {low: numerator, base: numerator, high: numerator, denominator, missing: null};
  }
  const sum = sums(norm.quantity, node);
  // households of a district may be known only from its parts
  const found = norm.per === 'people' ? null : ratioOf(node, facts => facts.households, householdsOf, false);
  const denominator = found === null ? peopleOf(node) : 'missing' in found ? null : found.denominator;
  return {...(sum ?? {...MISSING, missing: 'numerator-missing'}), denominator};
}

/**
 * Norms asked of what there is, of the city and of its areas. Areas have a row where the norm binds existing places, and
 * where it does not but there is a number to show; outside the norm's jurisdiction only the city has one.
 */
function askedOfAreas(norm: Norm, nodes: readonly AreaNode[], jurisdiction: string, sums: FacilitySums): Asked[] {
  return nodes.flatMap((node): Asked[] => {
    if (node.kind !== 'city' && !inScope(norm.scope, jurisdiction)) return [];
    const place: NormPlace = {jurisdiction, kind: 'existing', areaType: node.areaType};
    const measured = measuredAt(norm, node, sums);
    const isAsked = norm.applies_to.includes('existing') && (norm.judges === 'each' || FROM_AREAS[norm.quantity]);
    const isShown = measured.base !== null && measured.denominator !== null;
    if (node.kind !== 'city' && !isAsked && !isShown) return [];
    return [{norm, place, measured, areaId: node.areaId, areaKind: node.kind, basis: 'existing', year: null}];
  });
}

function isEstateQuantity(quantity: NormQuantity): quantity is EstateQuantity {
  return (ESTATE_QUANTITIES as readonly NormQuantity[]).includes(quantity);
}

/** Norms asked of a new estate, as planned and as delivered. */
function askedOfEstate(norm: Norm, estate: Estate, nodes: readonly AreaNode[], jurisdiction: string): Asked[] {
  const {quantity} = norm;
  if (!norm.applies_to.includes('new-estates') || !isEstateQuantity(quantity)) return [];
  const areaType = nodes.find(({areaId}) => areaId === estate.areaId)?.areaType ?? null;
  const denominator = norm.per === 'households' ? estate.households : estate.people;
  return (['planned', 'delivered'] as const).map(basis => {
    const amount = estate[basis][quantity];
    return {
      norm,
      place: {jurisdiction, kind: 'new-estates', areaType},
      measured: {low: amount, base: amount, high: amount, denominator, missing: null},
      areaId: estate.estateId,
      areaKind: 'estate',
      basis,
      year: estate.year,
    };
  });
}

/** Judges what was asked; norms of which one is enough are judged together at each place. */
function judgements(asked: readonly Asked[]): Judgement[] {
  const judged = asked.map(({norm, measured, place}) => judgeNorm(norm, measured, place));
  const groups = Map.groupBy(asked.keys(), i => {
    const {norm, areaKind, areaId, basis} = asked[i]!;
    return norm.either === null ? null : [norm.either, areaKind, areaId, basis].join('\n');
  });
  for (const [group, members] of groups) {
    if (group === null) continue;
    judgeEither(members.map(i => judged[i]!)).forEach((one, k) => {
      judged[members[k]!] = one;
    });
  }
  return judged;
}

function toRow({norm, measured, areaId, areaKind, basis, year}: Asked, {verdict, why}: Judgement): Row {
  const {low, base, high, denominator} = measured;
  const value = (amount: number | null) =>
    amount === null || !denominator ? null : (amount * norm.per_count) / denominator;
  const isRange = low !== high;
  const [whyZh, whyEn] = why === null ? [null, null] : indicatorWords(why, norm);
  return {
    indicator_id: norm.key,
    name_zh: norm.name_zh,
    name_en: norm.name_en,
    area_id: areaId,
    area_kind: areaKind,
    basis,
    year,
    value: value(base),
    value_low: isRange ? value(low) : null,
    value_high: isRange ? value(high) : null,
    unit: norm.unit,
    numerator: base,
    denominator,
    denominator_kind: norm.per,
    target: norm.target,
    target_year: norm.target_year,
    baseline: norm.baseline,
    baseline_year: norm.baseline_year,
    verdict,
    why,
    why_zh: whyZh,
    why_en: whyEn,
    status: norm.status,
    source: normSource(norm),
  };
}

/**
 * The published rows of `indicators`: every norm per household or person for the city and, where their sources state it, its
 * areas; then every norm for new estates, as planned and as delivered. National norms stand without verdict outside China.
 */
export function indicatorRows({model}: Pick<GapContext, 'model'>): Row[] {
  const inputs = model.normInputs;
  if (inputs === undefined) return [];
  const {jurisdiction, estates} = inputs;
  const norms = normsFor(inputs.norms, jurisdiction);
  const nodes = areaNodes(model);
  const sums = facilitySums(model);
  const asked = [
    ...norms.flatMap(norm => askedOfAreas(norm, nodes, jurisdiction, sums)),
    ...norms.flatMap(norm => estates.flatMap(estate => askedOfEstate(norm, estate, nodes, jurisdiction))),
  ];
  const judged = judgements(asked);
  return asked.map((one, i) => toRow(one, judged[i]!));
}
