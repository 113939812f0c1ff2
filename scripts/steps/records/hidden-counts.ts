/** Fewest people a published number may tell of, 0 apart. */
export const LEAST_COUNT = 10;
/** Fewest different values that a hidden number must still be able to have for someone who knows all the published ones. */
export const LEAST_CHOICES = 3;

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

/** The least and the most a hidden number can be, by its label alone. */
function boundsOf(label: 'small-count' | 'complementary'): readonly [low: number, high: number] {
  return label === 'small-count' ? [1, LEAST_COUNT - 1] : [LEAST_COUNT, Infinity];
}

/** How many whole values the sum over some hidden numbers can have for someone who knows the sum over all of them. */
export function choicesLeft(
  total: number,
  ofThem: readonly ('small-count' | 'complementary')[],
  ofOthers: readonly ('small-count' | 'complementary')[],
): number {
  const sum = (labels: typeof ofThem, side: 0 | 1) => labels.reduce((all, label) => all + boundsOf(label)[side], 0);
  const low = Math.max(sum(ofThem, 0), total - sum(ofOthers, 1));
  const high = Math.min(sum(ofThem, 1), total - sum(ofOthers, 0));
  return high - low + 1;
}

/** True when nothing hidden under a place can be worked out from its published sum. */
export function isSafe(node: CountNode, hidden: Hidden): boolean {
  const {leaves, fewSums} = scopeOf(node, hidden);
  const group = leaves.filter(({id}) => hidden.has(id));
  const total = group.reduce((sum, {value}) => sum + value!, 0);
  const units = [
    ...group.map(leaf => [leaf]),
    ...fewSums.map(sum => scopeOf(sum, hidden).leaves.filter(({id}) => hidden.has(id))),
  ];
  return units.every(unit => {
    const labels = (of: readonly CountNode[]) => of.map(({id}) => hidden.get(id)!);
    const others = group.filter(leaf => !unit.includes(leaf));
    return choicesLeft(total, labels(unit), labels(others)) >= LEAST_CHOICES;
  });
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

/** Hides more below a place until its sum gives nothing away, or the sum itself where nothing else helps. */
function protect(node: CountNode, hidden: Hidden): void {
  while (!isSafe(node, hidden)) {
    const {leaves, sums} = scopeOf(node, hidden);
    const further = furtherLeaves(leaves, hidden);
    const enough = further.find(({id}) => isSafe(node, new Map(hidden).set(id, 'complementary')));
    const next = enough ?? further[0] ?? furtherSums(sums, hidden)[0] ?? node;
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
