import {costBefore} from '#core/edge-position.ts';
import type {LinkColumns} from '#core/link.ts';
import type {SnapColumns} from '#core/places.ts';
import type {WalkNetwork} from '#core/search.ts';
import {HORIZON_TENTHS, IMPASSABLE, NO_EDGE, UNREACHED} from '#core/units.ts';

/**
 * The slow rival of everything that answers with links: the network is cut at every entry, place and end of a link, and
 * Bellman–Ford hands (cost, label) along until nothing changes. Shares with the searches only how a position divides an edge.
 */
export function nearestOnCutNetwork(
  {graph, costs, direction}: WalkNetwork,
  sources: SnapColumns,
  labels: ArrayLike<number>,
  places: SnapColumns,
  links: LinkColumns,
  cutoff: number,
): {cost: Uint16Array; label: Uint32Array} {
  const [sourceBase, placeBase] = [graph.nodeCount, graph.nodeCount + sources.edge.length];
  const endBase = placeBase + places.edge.length;
  const stops: [vertex: number, fraction: number][][] = Array.from({length: graph.edgeCount}, () => []);
  const stand = (edge: ArrayLike<number>, fraction: ArrayLike<number>, base: number, step = 1) => {
    for (let i = 0; i < edge.length; i++)
      if (edge[i] !== NO_EDGE) stops[edge[i]!]!.push([base + step * i, fraction[i]!]);
  };
  stand(sources.edge, sources.fraction, sourceBase);
  stand(places.edge, places.fraction, placeBase);
  stand(links.fromEdge, links.fromFraction, endBase, 2);
  stand(links.toEdge, links.toFraction, endBase + 1, 2);
  const arcs: [number, number, number][] = [];
  const whole = (cost: number) => (cost === IMPASSABLE ? Infinity : cost);
  for (let e = 0; e < graph.edgeCount; e++) {
    const [forward, backward] = [whole(costs.forward[e]!), whole(costs.backward[e]!)];
    const part = (cost: number, fraction: number) => (fraction === 65535 ? cost : costBefore(cost, fraction));
    const chain = [
      [graph.edgeFrom[e]!, 0] as const,
      ...stops[e]!.toSorted((a, b) => a[1] - b[1]),
      [graph.edgeTo[e]!, 65535] as const,
    ];
    for (let i = 1; i < chain.length; i++) {
      const [u, f] = chain[i - 1]!;
      const [v, g] = chain[i]!;
      // two places on the same spot are together, also in a one-way street; nodes are entered as the street allows
      const together = f === g && i > 1 && i < chain.length - 1;
      if (together || forward < Infinity) arcs.push([u, v, together ? 0 : part(forward, g) - part(forward, f)]);
      if (together || backward < Infinity) arcs.push([v, u, together ? 0 : part(backward, g) - part(backward, f)]);
    }
  }
  links.centimeters.forEach((centimeters, l) => {
    const cost = Math.max(1, Math.round(centimeters / (10 * costs.metersPerSecond)));
    if (cost > HORIZON_TENTHS) return;
    arcs.push([endBase + 2 * l, endBase + 2 * l + 1, cost], [endBase + 2 * l + 1, endBase + 2 * l, cost]);
  });
  const approach = (centimeters: number) => Math.round(centimeters / (10 * costs.metersPerSecond));
  const best = new Array<number>(endBase + 2 * links.fromEdge.length).fill(Infinity);
  const name = new Array<number>(best.length).fill(NO_EDGE);
  sources.edge.forEach((e, s) => {
    if (e === NO_EDGE) return;
    best[sourceBase + s] = approach(sources.centimeters[s]!);
    name[sourceBase + s] = labels[s]!;
  });
  for (let moved = true; moved; ) {
    moved = false;
    for (const [from, to, cost] of arcs) {
      const [u, v] = direction === 'from-origins' ? [from, to] : [to, from];
      const total = best[u]! + cost;
      if (total > best[v]! || total === Infinity || (total === best[v] && name[u]! >= name[v]!)) continue;
      best[v] = total;
      name[v] = name[u]!;
      moved = true;
    }
  }
  const total = Array.from(places.edge, (_, p) => best[placeBase + p]! + approach(places.centimeters[p]!));
  return {
    cost: Uint16Array.from(total, cost => (cost <= cutoff ? cost : UNREACHED)),
    label: Uint32Array.from(total, (cost, p) => (cost <= cutoff ? name[placeBase + p]! : NO_EDGE)),
  };
}
