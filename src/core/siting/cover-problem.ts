import {startsOf, turnLists} from '../list-starts.ts';
import {finish} from '../steps.ts';
import {commonDivisor, type LocationProblem, quantumFor} from './location-problem.ts';

/** Which demand each site would cover. */
export interface CoverProblem {
  /** Weight of each demand as a whole number, e.g. thousandths of people; 0 = need not be covered. */
  readonly weight: Uint32Array | Float64Array;
  readonly siteCount: number;
  /** Where the demand of each site starts; siteCount + 1 values. */
  readonly firstDemand: Uint32Array;
  /** Demand covered by each site, ascending within a site; what lies behind the last site's is not looked at. */
  readonly demand: Uint32Array;
}

/** A cover problem with the same answers and fewer parts. */
export interface ReducedCover {
  /** Weight of each kind of demand: demand that the same sites cover, merged; only what some site covers. */
  readonly weight: Float64Array;
  /** Sites that cover each kind, ascending. */
  readonly firstSite: Uint32Array;
  readonly site: Uint32Array;
  /** Sites worth opening, ascending: none covers only what another one covers (of equals the first stays). */
  readonly candidates: Uint32Array;
}

/** Merges demand that the same sites cover and leaves out sites that cover only what another site covers. */
export function reduceCover(problem: CoverProblem, kept: ArrayLike<number> = []): ReducedCover {
  return finish(reduceCoverSteps(problem, kept));
}

/** The same, step by step. */
export function* reduceCoverSteps(problem: CoverProblem, kept: ArrayLike<number> = []): Generator<void, ReducedCover> {
  return yield* withCandidates(yield* mergeDemand(problem), problem.siteCount, kept);
}

/** Leaves out the sites that are not worth opening. */
function* withCandidates(
  merged: MergedDemand,
  siteCount: number,
  kept: ArrayLike<number> = [],
): Generator<void, ReducedCover> {
  const candidates = yield* withoutDominated(merged, siteCount, kept);
  const isCandidate = new Uint8Array(siteCount);
  for (const at of candidates) isCandidate[at] = 1;
  const firstSite = new Uint32Array(merged.weight.length + 1);
  const site: number[] = [];
  for (let kind = 0; kind < merged.weight.length; kind++) {
    for (let at = merged.firstSite[kind] as number; at < (merged.firstSite[kind + 1] as number); at++)
      if (isCandidate[merged.site[at] as number] === 1) site.push(merged.site[at] as number);
    firstSite[kind + 1] = site.length;
  }
  return {weight: merged.weight, firstSite, site: Uint32Array.from(site), candidates};
}

/**
 * Reduces a cover in which everything must be covered: demand that is covered whenever some other demand is needs no looking
 * at, which leaves more sites without use of their own, and so on in turn. A smallest cover of the rest is one of the whole.
 */
export function reduceFullCover(cover: ReducedCover, siteCount: number): ReducedCover {
  let rest = cover;
  for (;;) {
    const next = finish(withCandidates(withoutImplied(rest, siteCount), siteCount));
    if (next.site.length === rest.site.length) return next;
    rest = next;
  }
}

/** Leaves out demand whose sites include all sites of some other demand (of equals the first stays). */
function withoutImplied({weight, firstSite, site}: ReducedCover, siteCount: number): MergedDemand {
  const kinds = weight.length;
  const ofSite = turnLists(firstSite, site, siteCount);
  const sitesOf = (kind: number) => site.subarray(firstSite[kind], firstSite[kind + 1]);
  const gone = new Uint8Array(kinds);
  const seenBy = new Int32Array(kinds).fill(-1);
  const shared = new Uint32Array(kinds);
  for (let kind = 0; kind < kinds; kind++) {
    if (gone[kind] === 1) continue;
    const own = sitesOf(kind);
    // demand met at every one of these sites is covered along with this one
    for (const at of own)
      for (const other of ofSite.row.subarray(ofSite.first[at], ofSite.first[at + 1])) {
        if (seenBy[other] !== kind) [seenBy[other], shared[other]] = [kind, 0];
        (shared[other] as number)++;
        if (other !== kind && shared[other] === own.length) gone[other] = 1;
      }
  }
  const left = weight.map((_, kind) => kind).filter(kind => gone[kind] === 0);
  const lists = Array.from(left, sitesOf);
  const first = startsOf(lists.map(list => list.length));
  const sites = new Uint32Array(first[left.length] as number);
  lists.forEach((list, at) => {
    sites.set(list, first[at]);
  });
  return {weight: Float64Array.from(left, kind => weight[kind] as number), firstSite: first, site: sites};
}

interface MergedDemand {
  readonly weight: Float64Array;
  readonly firstSite: Uint32Array;
  readonly site: Uint32Array;
}

/** Refines "same so far" site by site: demand that no site has told apart stays together. */
function* mergeDemand({weight, siteCount, firstDemand, demand}: CoverProblem): Generator<void, MergedDemand> {
  const group = new Uint32Array(weight.length);
  const covered = new Uint8Array(weight.length);
  const splitTo = new Map<number, number>();
  let groups = 1;
  for (let site = 0; site < siteCount; site++) {
    yield;
    splitTo.clear();
    for (let at = firstDemand[site] as number; at < (firstDemand[site + 1] as number); at++) {
      const cell = demand[at] as number;
      covered[cell] = 1;
      const old = group[cell] as number;
      if (!splitTo.has(old)) splitTo.set(old, groups++);
      group[cell] = splitTo.get(old) as number;
    }
  }
  const kindOfGroup = new Map<number, number>();
  const kind = new Int32Array(weight.length).fill(-1);
  const total: number[] = [];
  const isFirst = new Uint8Array(weight.length);
  for (let cell = 0; cell < weight.length; cell++) {
    if (covered[cell] === 0 || weight[cell] === 0) continue;
    const own = group[cell] as number;
    if (!kindOfGroup.has(own)) {
      kindOfGroup.set(own, total.length);
      isFirst[cell] = 1;
      total.push(0);
    }
    kind[cell] = kindOfGroup.get(own) as number;
    (total[kind[cell] as number] as number) += weight[cell] as number;
  }
  return {
    weight: Float64Array.from(total),
    ...sitesOfKinds({siteCount, firstDemand, demand, kind, isFirst}, total.length),
  };
}

interface Kinds {
  readonly siteCount: number;
  readonly firstDemand: Uint32Array;
  readonly demand: Uint32Array;
  readonly kind: Int32Array;
  /** 1 for the first demand of each kind: it stands for the others. */
  readonly isFirst: Uint8Array;
}

function sitesOfKinds({siteCount, firstDemand, demand, kind, isFirst}: Kinds, kinds: number) {
  const firstSite = new Uint32Array(kinds + 1);
  const listed = demand.subarray(0, firstDemand[siteCount] as number);
  for (const cell of listed) if (isFirst[cell] === 1) (firstSite[(kind[cell] as number) + 1] as number)++;
  for (let at = 0; at < kinds; at++) (firstSite[at + 1] as number) += firstSite[at] as number;
  const site = new Uint32Array(firstSite[kinds] as number);
  const next = firstSite.slice(0, kinds);
  for (let at = 0; at < siteCount; at++)
    for (let entry = firstDemand[at] as number; entry < (firstDemand[at + 1] as number); entry++) {
      const cell = demand[entry] as number;
      if (isFirst[cell] === 0) continue;
      const own = kind[cell] as number;
      site[next[own] as number] = at;
      (next[own] as number)++;
    }
  return {firstSite, site};
}

/** Sites that cover something and not merely a part of what another site covers; sites `kept` always stay. */
function* withoutDominated(
  merged: MergedDemand,
  siteCount: number,
  kept: ArrayLike<number>,
): Generator<void, Uint32Array> {
  const {firstSite, site} = merged;
  const kinds = merged.weight.length;
  const {first, row: kindOf} = turnLists(firstSite, site, siteCount);
  const sizeOf = (at: number) => (first[at + 1] as number) - (first[at] as number);
  const rarest = new Int32Array(siteCount).fill(-1);
  const reach = (kind: number) => (firstSite[kind + 1] as number) - (firstSite[kind] as number);
  for (let kind = 0; kind < kinds; kind++)
    for (let at = firstSite[kind] as number; at < (firstSite[kind + 1] as number); at++) {
      const known = rarest[site[at] as number] as number;
      if (known < 0 || reach(kind) < reach(known)) rarest[site[at] as number] = kind;
    }
  const isKept = new Uint8Array(siteCount);
  for (let at = 0; at < kept.length; at++) isKept[kept[at] as number] = 1;
  // both lists ascend
  const within = (inner: number, outer: number) => {
    const end = first[outer + 1] as number;
    let other = first[outer] as number;
    for (let at = first[inner] as number; at < (first[inner + 1] as number); at++, other++) {
      while (other < end && (kindOf[other] as number) < (kindOf[at] as number)) other++;
      if (other === end || kindOf[other] !== kindOf[at]) return false;
    }
    return true;
  };
  const dominated = (own: number) => {
    const kind = rarest[own] as number;
    for (let at = firstSite[kind] as number; at < (firstSite[kind + 1] as number); at++) {
      const other = site[at] as number;
      if (other === own || sizeOf(other) < sizeOf(own)) continue;
      if (sizeOf(other) === sizeOf(own) && other > own && isKept[other] === 0) continue;
      if (within(own, other)) return true;
    }
    return false;
  };
  const candidates: number[] = [];
  for (let own = 0; own < siteCount; own++) {
    yield;
    if (isKept[own] === 1 || (sizeOf(own) !== 0 && !dominated(own))) candidates.push(own);
  }
  return Uint32Array.from(candidates);
}

/** The location problem of a cover: nothing to pay for covered demand, `price` for demand left out. */
export function coverAsLocation(
  cover: ReducedCover,
  siteCount: number,
  rule: {readonly price: Float64Array; readonly count: number; readonly siteCost: number},
): LocationProblem {
  const total = rule.price.reduce((sum, price) => sum + price, 0) + siteCount * rule.siteCost;
  return {
    demandCount: cover.weight.length,
    siteCount,
    candidates: cover.candidates,
    first: cover.firstSite,
    site: cover.site,
    cost: new Float64Array(cover.site.length),
    unserved: rule.price,
    count: rule.count,
    siteCost: rule.siteCost,
    constant: 0,
    quantum: quantumFor(total),
    step: Math.max(1, commonDivisor(rule.price, rule.siteCost)),
  };
}
