import type {CountNode, Hidden} from '../../scripts/steps/records/hidden-counts.ts';

/** Sum over hidden numbers that a reader knows: which of them, and how much. */
export interface KnownSum {
  readonly of: readonly string[];
  readonly total: number;
}

const hasNumber = (node: CountNode): boolean => node.value !== null || node.children.some(hasNumber);
const isLeaf = (node: CountNode): boolean => node.value !== null && !node.children.some(hasNumber);

function leavesOf(node: CountNode): CountNode[] {
  return isLeaf(node) ? [node] : node.children.flatMap(leavesOf);
}

function nodesOf(node: CountNode): CountNode[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

/** Every published sum as an equation over the hidden leaves, just as a reader would write them down. */
export function knownSums(roots: readonly CountNode[], hidden: Hidden): KnownSum[] {
  const published = roots.flatMap(nodesOf).filter(node => node.value !== null && !hidden.has(node.id) && !isLeaf(node));
  return published.map(node => {
    const leaves = leavesOf(node);
    const seen = leaves.filter(({id}) => !hidden.has(id)).reduce((sum, {value}) => sum + value!, 0);
    return {of: leaves.filter(({id}) => hidden.has(id)).map(({id}) => id), total: node.value! - seen};
  });
}

/** True when the sum over some hidden numbers follows from the known sums by elimination. */
export function followsByElimination(target: readonly string[], sums: readonly KnownSum[]): boolean {
  const names = [...new Set([...sums.flatMap(sum => sum.of), ...target])];
  const rowOf = (of: readonly string[]) => names.map(name => (of.includes(name) ? 1 : 0) as number);
  const rows = sums.map(sum => rowOf(sum.of));
  return rankOf(rows) === rankOf([...rows, rowOf(target)]);
}

function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map(row => [...row]);
  let rank = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, i) => i >= rank && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [left[rank], left[pivot]] = [left[pivot]!, left[rank]!];
    const top = left[rank]!;
    for (const [i, row] of left.entries()) {
      if (i === rank) continue;
      const factor = row[column]! / top[column]!;
      for (let k = column; k < row.length; k++) row[k]! -= factor * top[k]!;
    }
    rank++;
  }
  return rank;
}

/**
 * The totals that some hidden numbers can have together in any solution of the known sums in whole numbers, by trying them all:
 * small counts from 1 to 9, others from 10. Hidden numbers in no sum are left out of the target by the caller.
 */
export function possibleTotals(target: readonly string[], sums: readonly KnownSum[], hidden: Hidden): Set<number> {
  const names = [...new Set(sums.flatMap(sum => sum.of))];
  const most = Math.max(0, ...sums.map(sum => sum.total));
  const totals = new Set<number>();
  const value = new Map<string, number>();
  const lowOf = (name: string) => (hidden.get(name) === 'small-count' ? 1 : 10);
  const highOf = (name: string) => (hidden.get(name) === 'small-count' ? 9 : most);
  const isOpen = ({of, total}: KnownSum) => {
    const low = of.reduce((sum, name) => sum + (value.get(name) ?? lowOf(name)), 0);
    const high = of.reduce((sum, name) => sum + (value.get(name) ?? highOf(name)), 0);
    return low <= total && total <= high;
  };
  const assign = (at: number): void => {
    if (!sums.every(isOpen)) return;
    const name = names[at];
    if (name === undefined) {
      totals.add(target.reduce((sum, one) => sum + value.get(one)!, 0));
      return;
    }
    for (let tried = lowOf(name); tried <= highOf(name); tried++) {
      value.set(name, tried);
      assign(at + 1);
    }
    value.delete(name);
  };
  assign(0);
  return totals;
}
