import type {AreaNode} from '../indicators/area-tree.ts';
import type {CountNode} from './hidden-counts.ts';

/** Share of the people of an area who may live in none of its parts: borders never fit exactly. */
const UNASSIGNED = 0.01;

/** Nodes that are no part of another: the city, and what stands outside the hierarchy. */
export function rootsOf(nodes: readonly AreaNode[]): AreaNode[] {
  const parts = new Set(nodes.flatMap(({children}) => children));
  return nodes.filter(node => !parts.has(node));
}

/** Sum over the communities of a place; null unless every inhabited one has a number. */
export function sumOf(node: AreaNode, numbers: ReadonlyMap<string, number>): number | null {
  if (node.kind === 'community' || node.kind === 'life-circle-unit') return numbers.get(node.areaId) ?? null;
  const inParts = node.children.reduce((sum, child) => sum + child.people, 0);
  if (node.children.length === 0 || inParts < (1 - UNASSIGNED) * node.people) return null;
  let total = 0;
  for (const child of node.children) {
    const sum = sumOf(child, numbers);
    if (sum === null && child.people > 0) return null;
    total += sum ?? 0;
  }
  return total;
}

/** The numbers of one series as a tree of places: those given, and with `adds` the sums of communities above them. */
export function countTree(node: AreaNode, numbers: ReadonlyMap<string, number>, adds: boolean): CountNode {
  const isPart = node.kind === 'community' || node.kind === 'life-circle-unit';
  return {
    id: node.areaId,
    value: adds && !isPart ? sumOf(node, numbers) : (numbers.get(node.areaId) ?? null),
    children: node.children.map(child => countTree(child, numbers, adds)),
  };
}
