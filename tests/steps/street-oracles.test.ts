import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {buildGraph} from '#core/build-graph.ts';
import {snapIndex, snapPoint} from '#core/snap.ts';
import {readOsm} from '../../scripts/io/osm-read.ts';
import {silent} from '../../scripts/progress.ts';
import {Report} from '../../scripts/report.ts';
import type {Streets} from '../../scripts/steps/model.ts';
import {osmNetwork} from '../../scripts/steps/network/osm-network.ts';
import {loadWalkingRules} from '../../scripts/steps/network/walking-rules.ts';
import {buildStreets} from '../../scripts/steps/streets.ts';
import {SCENE_CITY, wholeBoundary} from '../support/osm-scene.ts';
import {sharedFile} from '../support/shared.ts';
import {shortestMeters} from '../support/shortest-length.ts';

type Pair = readonly [lon1: number, lat1: number, lon2: number, lat2: number];

async function streetsOf(name: string, plazas: boolean): Promise<Streets> {
  const extract = await readOsm(sharedFile(name)!, silent);
  return buildStreets(SCENE_CITY, extract, wholeBoundary(extract), new Report(), silent, {plazas});
}

function metersBetween(streets: Streets, pairs: readonly Pair[]): number[] {
  const column = (at: 0 | 1 | 2 | 3) => Int32Array.from(pairs, pair => Math.round(pair[at] * 1e7));
  const from = streets.snap(column(0), column(1), 'any');
  const to = streets.snap(column(2), column(3), 'any');
  return pairs.map((_, k) =>
    shortestMeters(
      streets.graph,
      {edge: from.edge[k]!, fraction: from.fraction[k]!},
      {edge: to.edge[k]!, fraction: to.fraction[k]!},
    ),
  );
}

/** Rows of foot_od.csv: places, and the length by either engine, 0 or empty where it found none. */
function odRows(name: string): {pair: Pair; dijkstra: number; routino: number}[] {
  const [header, ...rows] = readFileSync(sharedFile(name)!, 'utf8').trim().split('\n');
  const names = header!.split(',');
  return rows.map(row => {
    const cells = row.split(',');
    const value = (column: string) => Number(cells[names.indexOf(column)]);
    return {
      pair: [value('lon1'), value('lat1'), value('lon2'), value('lat2')],
      dijkstra: value('dijkstra_allwalk_m'),
      routino: value('routino_foot_shortest_m'),
    };
  });
}

test.skipIf(!sharedFile('las_palmas/foot_od.csv')).each([
  ['monaco', 'monaco.osm.pbf', 0.98],
  ['las_palmas', 'las_palmas_2023-02-21.osm.pbf', 0.91],
  ['beijing_zhongguancun', 'map.osm', 0.98],
])(
  'walks in %s as far as two other engines say when squares are walked around, and never farther when they are crossed',
  async (city, file, share) => {
    const rows = odRows(`${city}/foot_od.csv`);
    const pairs = rows.map(({pair}) => pair);
    const around = metersBetween(await streetsOf(`${city}/${file}`, false), pairs);
    const differences = rows.map(({dijkstra}, k) => Math.abs(around[k]! - dijkstra)).sort((a, b) => a - b);
    expect(differences[differences.length >>> 1]).toBeLessThanOrEqual(0.5);
    const near = rows.filter(
      ({dijkstra, routino}, k) => Math.abs(around[k]! - dijkstra) <= 15 || Math.abs(around[k]! - routino) <= 15,
    );
    expect(near.length / rows.length).toBeGreaterThanOrEqual(share);
    const crossed = metersBetween(await streetsOf(`${city}/${file}`, true), pairs);
    // a fraction of an edge and the centimetres of merged edges are rounded
    crossed.forEach((meters, k) => {
      expect(meters).toBeLessThanOrEqual(around[k]! + 0.1);
    });
  },
  60_000,
);

test.skipIf(!sharedFile('monaco_2012/monaco.osm.gz'))('walks the four published lengths of Monaco 2012', async () => {
  const streets = await streetsOf('monaco_2012/monaco.osm.gz', false);
  const lengths = metersBetween(streets, [
    [7.421288, 43.730729, 7.419199, 43.727697],
    [7.418737, 43.727687, 7.436566, 43.74958],
    [7.41016, 43.728677, 7.427806, 43.739213],
    [7.413433, 43.733802, 7.424355, 43.739662],
  ]);
  for (const [k, published] of [1566, 3438, 2085, 1425].entries()) {
    expect(Math.abs(lengths[k]! / published - 1)).toBeLessThanOrEqual(0.001);
  }
});

test.skipIf(!sharedFile('las_palmas/foot_od.csv'))(
  'differs from both engines only where they walk along trunk roads, or we along a motorway link open to walkers',
  async () => {
    const rules = await loadWalkingRules();
    const {trunk, trunk_link, ...others} = rules.highways;
    const withTrunk = {...rules, highways: {...others, trunk: {kind: 'trunk'}, trunk_link: {kind: 'trunk'}} as const};
    const extract = await readOsm(sharedFile('las_palmas/las_palmas_2023-02-21.osm.pbf')!, silent);
    const {raw} = osmNetwork(extract, withTrunk, {keeps: () => true, plazas: false}, new Report());
    const {graph, shape} = buildGraph(raw, rules.snapping);
    const index = snapIndex(graph, shape);
    const rows = odRows('las_palmas/foot_od.csv');
    const far = rows.flatMap(({pair, dijkstra, routino}, k) => {
      const meters = shortestMeters(
        graph,
        snapPoint(index, pair[0], pair[1], 'any')!,
        snapPoint(index, pair[2], pair[3], 'any')!,
      );
      return Math.abs(meters - dijkstra) <= 15 || Math.abs(meters - routino) <= 15 ? [] : [k];
    });
    // row 100 crosses the motorway by a link tagged foot=yes, 39 m shorter
    expect([trunk?.onlyIf, trunk_link?.onlyIf, far]).toEqual(['foot-or-sidewalk', 'foot-or-sidewalk', [100]]);
  },
  60_000,
);
