/** Fewest people a published number may tell of, 0 apart. */
export const LEAST_COUNT = 10;
/** Fewest different values that a hidden number must still be able to have for someone who knows all the published ones. */
export const LEAST_CHOICES = 3;
/**
 * Fewest that must be left by the labels and sums alone. One more than the least: that something further was hidden says that
 * fewer were left before, and to someone who knows these rules as many as the least must still be possible then.
 */
const ENOUGH_CHOICES = LEAST_CHOICES + 1;

/** A place with a number that may be published, and the places it adds up. */
export interface CountNode {
  readonly id: string;
  /** Null: no number is published here. Infinity: one is, but of how many people is not known. */
  readonly value: number | null;
  readonly children: readonly CountNode[];
}

/** Why a number is hidden: it counts few people, or one that does could be worked out from it. */
export type Hidden = Map<string, 'small-count' | 'complementary'>;

/** True for a number of people that may not be published. */
export function isFew(value: number): boolean {
  return value > 0 && value < LEAST_COUNT;
}

const hasNumbers = (node: CountNode): boolean => node.value !== null || node.children.some(hasNumbers);
const isLeaf = (node: CountNode): boolean => node.value !== null && !node.children.some(hasNumbers);

/** Leaves under a place that no published sum stands above but its own, and such sums below it. */
function scopeOf(node: CountNode, hidden: Hidden): {leaves: CountNode[]; sums: CountNode[]; fewSums: CountNode[]} {
  const scope = {leaves: [] as CountNode[], sums: [] as CountNode[], fewSums: [] as CountNode[]};
  const visit = (child: CountNode): void => {
    if (isLeaf(child)) scope.leaves.push(child);
    else if (child.value !== null && !hidden.has(child.id)) scope.sums.push(child);
    else {
      if (child.value !== null && isFew(child.value)) scope.fewSums.push(child);
      child.children.forEach(visit);
    }
  };
  node.children.forEach(visit);
  return scope;
}

/** How many hidden numbers there are, by what their labels say. */
export interface HiddenGroup {
  /** Counts of 1 to 9. */
  readonly few: number;
  /** Counts of 10 or more, hidden to cover others. */
  readonly more: number;
}

/** Counts labels of hidden numbers. */
export function groupOf(labels: Iterable<'small-count' | 'complementary'>): HiddenGroup {
  let [few, more] = [0, 0];
  for (const label of labels) {
    if (label === 'small-count') few++;
    else more++;
  }
  return {few, more};
}

/** The least and the most some hidden numbers can be together, by their labels alone. */
function boundsOf({few, more}: HiddenGroup): readonly [low: number, high: number] {
  return [few + more * LEAST_COUNT, more > 0 ? Infinity : few * (LEAST_COUNT - 1)];
}

/** How many whole values the sum over some hidden numbers can have for someone who knows the sum over all of them. */
export function choicesLeft(total: number, ofThem: HiddenGroup, ofAll: HiddenGroup): number {
  const ofOthers = {few: ofAll.few - ofThem.few, more: ofAll.more - ofThem.more};
  const [[low, high], [lowOthers, highOthers]] = [boundsOf(ofThem), boundsOf(ofOthers)];
  return Math.min(high, total - lowOthers) - Math.max(low, total - highOthers) + 1;
}

/** The fewest values that are left for any one of some hidden numbers to someone who knows their sum; Infinity without any. */
export function fewestChoices(total: number, all: HiddenGroup): number {
  const ones = [...(all.few > 0 ? [{few: 1, more: 0}] : []), ...(all.more > 0 ? [{few: 0, more: 1}] : [])];
  return Math.min(Infinity, ...ones.map(one => choicesLeft(total, one, all)));
}

/** What is hidden under a place, held against its published sum. */
interface Scope {
  readonly total: number;
  readonly group: HiddenGroup;
  /** Hidden sums of few people below: they, too, may not be worked out. */
  readonly fewSums: readonly HiddenGroup[];
}

function isSafe({total, group, fewSums}: Scope): boolean {
  return (
    fewestChoices(total, group) >= ENOUGH_CHOICES &&
    fewSums.every(sum => choicesLeft(total, sum, group) >= ENOUGH_CHOICES)
  );
}

/** The leaves that could be hidden too, beginning after the first that is: not the smallest, which would be a hint. */
function furtherLeaves(leaves: readonly CountNode[], hidden: Hidden): CountNode[] {
  const sorted = [...leaves].sort((a, b) => (a.id < b.id ? -1 : 1));
  const first = Math.max(
    0,
    sorted.findIndex(({id}) => hidden.has(id)),
  );
  const turned = [...sorted.slice(first), ...sorted.slice(0, first)];
  return turned.filter(({id, value}) => !hidden.has(id) && Number.isFinite(value) && value! >= LEAST_COUNT);
}

/** Sums below a place whose hiding helps: those over hidden numbers first, then those over numbers that could be. */
function furtherSums(sums: readonly CountNode[], hidden: Hidden): CountNode[] {
  const rank = (sum: CountNode) => {
    const {leaves, sums: below} = scopeOf(sum, hidden);
    if (leaves.some(({id}) => hidden.has(id))) return 0;
    return furtherLeaves(leaves, hidden).length > 0 ? 1 : below.length > 0 ? 2 : 3;
  };
  const ranked = sums.map(sum => ({sum, rank: rank(sum)})).filter(one => one.rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank || (a.sum.id < b.sum.id ? -1 : 1)).map(({sum}) => sum);
}

/**
 * Hides more below a place until its sum gives nothing away, or the sum itself where nothing else helps. Which one comes next
 * never depends on what is hidden, and whether one more is needed only on the sum over all that are: otherwise a number that
 * was passed over would tell of the hidden one.
 */
function protect(node: CountNode, hidden: Hidden): void {
  while (true) {
    const {leaves, sums, fewSums} = scopeOf(node, hidden);
    const hiddenBelow = (below: readonly CountNode[]) => below.filter(({id}) => hidden.has(id));
    const labelled = (below: readonly CountNode[]) => groupOf(hiddenBelow(below).map(({id}) => hidden.get(id)!));
    const few = fewSums.map(sum => labelled(scopeOf(sum, hidden).leaves));
    let total = hiddenBelow(leaves).reduce((sum, {value}) => sum + value!, 0);
    let group = labelled(leaves);
    for (const next of furtherLeaves(leaves, hidden)) {
      if (isSafe({total, group, fewSums: few})) return;
      hidden.set(next.id, 'complementary');
      total += next.value!;
      group = {...group, more: group.more + 1};
    }
    if (isSafe({total, group, fewSums: few})) return;
    const next = furtherSums(sums, hidden)[0] ?? node;
    hidden.set(next.id, 'complementary');
    if (next === node) return;
  }
}

/**
 * Which numbers of a tree of places are not published: counts of 1 to 9, and as many others as are needed so that no hidden
 * one can be worked out from sums, not even by someone who knows these rules. Each hidden leaf stands in one equation only,
 * that of the nearest published sum above it (cell suppression in a hierarchy); what
 * it can be follows from the bounds of the others. Sums that are hidden are always called complementary.
 */
export function hiddenCounts(roots: readonly CountNode[]): Hidden {
  const hidden: Hidden = new Map();
  const markFew = (node: CountNode): void => {
    node.children.forEach(markFew);
    if (node.value !== null && isFew(node.value)) hidden.set(node.id, isLeaf(node) ? 'small-count' : 'complementary');
  };
  const visit = (node: CountNode): void => {
    node.children.forEach(visit);
    if (node.value !== null && !isLeaf(node) && !hidden.has(node.id)) protect(node, hidden);
  };
  roots.forEach(markFew);
  roots.forEach(visit);
  return hidden;
}
