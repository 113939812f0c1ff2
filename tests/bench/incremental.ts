/**
 * Incremental answers against full runs: `npm run bench -- incremental [--small]`. Seeded edits of every kind, on Las Palmas
 * and on a street grid of 5 million arcs with a million cells and 2,000 facilities. `one`: costs and nearest facility under one
 * assumption, against `nearestSources`. `range`: all three assumptions and the people counted in 100 areas, against the
 * searches and the count of the pipeline. After every twentieth edit of `one` all cells are compared with the full run.
 */
import {buildArcs} from '#core/arcs.ts';
import {addCoverage, cellVerdicts, noPeople} from '#core/coverage.ts';
import {edgeCosts} from '#core/edge-costs.ts';
import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import type {Graph} from '#core/graph.ts';
import type {LinkColumns} from '#core/link.ts';
import {oneLink} from '#core/link.ts';
import {nearestSources, placeTimes} from '#core/place-times.ts';
import type {FacilityPoints, SnapColumns} from '#core/places.ts';
import {planeAt} from '#core/plane.ts';
import {SCENARIOS} from '#core/profile.ts';
import {placeIndex} from '#core/reached-places.ts';
import {addTally, applyEdit, openScenario, type ScenarioEdit, undoEdit} from '#core/scenario/scenario.ts';
import {closeLink, openLink, setFacility, walkState} from '#core/scenario/walk-edits.ts';
import {editScratch} from '#core/scenario/walk-state.ts';
import {walkNetwork} from '#core/search.ts';
import {searchScratch} from '#core/travel-times.ts';
import {HORIZON_TENTHS} from '#core/units.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';
import {buildFacilities} from '../../scripts/steps/facilities.ts';
import {lasPalmas, quantile, seeded} from '../support/real-city.ts';
import {PLAIN} from '../support/walkers.ts';

const EDITS = 200;
const AREAS = 100;
const CUTOFF = 9000;

/** What the edits are made in. */
interface BenchCity {
  readonly name: string;
  readonly graph: Graph;
  readonly cells: SnapColumns;
  readonly people: Uint32Array;
  readonly facilities: FacilityPoints;
  readonly serving: string;
}

/** Anything on any edge. */
function randomSnaps(edgeCount: number, count: number, random: () => number): SnapColumns {
  return {
    edge: Uint32Array.from({length: count}, () => Math.floor(random() * edgeCount)),
    fraction: Uint16Array.from({length: count}, () => Math.floor(random() * 65536)),
    centimeters: Uint16Array.from({length: count}, () => Math.floor(random() * 5000)),
    doubtful: new Uint8Array(count),
  };
}

/** A square grid with `side`² crossings, streets of 12 to 120 m, edges in the order of their crossings. */
function gridCity(side: number, cellCount: number, facilityCount: number): BenchCity {
  const random = seeded(5);
  const nodeCount = side * side;
  const ends: [number[], number[]] = [[], []];
  for (let u = 0; u < nodeCount; u++)
    for (const v of [u % side < side - 1 ? u + 1 : -1, u < nodeCount - side ? u + side : -1])
      if (v >= 0) {
        ends[0].push(u);
        ends[1].push(v);
      }
  const [edgeFrom, edgeTo] = ends.map(column => Uint32Array.from(column)) as [Uint32Array, Uint32Array];
  const edgeCount = edgeFrom.length;
  const graph: Graph = {
    plane: planeAt(30),
    nodeCount,
    edgeCount,
    nodeLon: new Int32Array(nodeCount),
    nodeLat: new Int32Array(nodeCount),
    edgeFrom,
    edgeTo,
    edgeLength: Uint32Array.from({length: edgeCount}, () => 1200 + Math.floor(10_800 * random())),
    edgeKind: new Uint8Array(edgeCount),
    edgeFlags: new Uint16Array(edgeCount),
    edgeWaits: new Uint8Array(edgeCount),
    edgeSlopeForward: new Uint16Array(edgeCount).fill(1000),
    edgeSlopeBackward: new Uint16Array(edgeCount).fill(1000),
    edgeSnap: new Uint8Array(edgeCount).fill(3),
    ...buildArcs(nodeCount, edgeFrom, edgeTo),
  };
  const cells = randomSnaps(edgeCount, cellCount, random);
  // rows of cells follow the streets, as the rows of a raster do
  cells.edge.sort();
  const points = randomSnaps(edgeCount, facilityCount, random);
  const none = new Int32Array(facilityCount);
  const facilities: FacilityPoints = {
    facilityCount,
    category: new Uint16Array(facilityCount),
    categories: ['clinic'],
    lon: none,
    lat: none,
    inside: new Uint8Array(facilityCount).fill(1),
    doubtful: new Uint8Array(facilityCount),
    open: new Uint8Array(facilityCount).fill(1),
    firstPoint: Uint32Array.from({length: facilityCount + 1}, (_, f) => f),
    points,
    pointsStepFree: points,
  };
  const people = Uint32Array.from({length: cellCount}, () => Math.floor(random() * 100_000));
  return {name: `grid, ${facilityCount} facilities`, graph, cells, people, facilities, serving: 'clinic'};
}

async function realCity(): Promise<BenchCity[]> {
  const {city, dir, report, extract, boundary, areas, streets, graph, demand} = await lasPalmas();
  const catalogue = loadCatalogue();
  const {points} = await buildFacilities(city, {extract, boundary, areas, streets, catalogue, dir, report});
  const counts = points.categories.map(key => [key, countingFacilities(points, [key], true).length] as const);
  const sorted = counts.filter(row => row[1] > 0).sort((a, b) => b[1] - a[1]);
  return [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!].map(([key, count]) => {
    const name = `Las Palmas, ${count} × ${key}`;
    return {name, graph, cells: demand.snap, people: demand.people, facilities: points, serving: key};
  });
}

/** A link of up to 150 m between two streets a few crossings apart. */
function randomLink({graph}: BenchCity, random: () => number): LinkColumns {
  const edge = Math.floor(random() * graph.edgeCount);
  let node = graph.edgeTo[edge]!;
  let arc = graph.firstArc[node]!;
  for (let step = 0; step < 12; step++) {
    const first = graph.firstArc[node]!;
    arc = first + Math.floor(random() * (graph.firstArc[node + 1]! - first));
    node = graph.arcTo[arc]!;
  }
  const end = (at: number) => ({edge: at, fraction: Math.floor(random() * 65536)});
  return oneLink(end(edge), end(graph.arcEdge[arc]! >>> 1), 500 + Math.floor(random() * 14_500));
}

const KINDS = ['add', 'move', 'close', 'open-link'] as const;

/** Seeded edits; each is made and taken back, so that all start from the same city. */
function editsOf(city: BenchCity): Map<string, ScenarioEdit[]> {
  const random = seeded(11);
  const existing = countingFacilities(city.facilities, [city.serving], true);
  const facility = () => existing[Math.floor(random() * existing.length)]!;
  const points = () => randomSnaps(city.graph.edgeCount, 1 + Math.floor(2 * random()), random);
  const make = {
    add: (): ScenarioEdit => ({kind: 'add', points: points()}),
    move: (): ScenarioEdit => ({kind: 'move', facility: facility(), points: points()}),
    close: (): ScenarioEdit => ({kind: 'close', facility: facility()}),
    'open-link': (): ScenarioEdit => ({kind: 'open-link', links: randomLink(city, random), row: 0}),
  };
  return new Map(KINDS.map(kind => [kind, Array.from({length: EDITS}, make[kind])]));
}

function timed(action: () => void): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

function row(city: string, what: string, times: readonly number[], full: number, changed: string): void {
  const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  const cells = [city, what, median.toFixed(3), p95.toFixed(3), Math.max(...times).toFixed(1), full.toFixed(1)];
  console.log(`| ${[...cells, `${(full / median).toFixed(0)} ×`, changed].join(' | ')} |`);
}

const same = (a: Uint16Array | Uint32Array, b: Uint16Array | Uint32Array) => a.every((value, i) => value === b[i]);

/** One assumption, costs and nearest facilities; compared with the full run as it goes. */
function benchOne(city: BenchCity): void {
  const {graph, cells, facilities, serving, name} = city;
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, SCENARIOS[1]), 'to-destinations');
  const index = placeIndex(graph.edgeCount, cells);
  const scratch = editScratch(network);
  const sources = pointsOf(facilities, countingFacilities(facilities, [serving], true));
  const searches = searchScratch(network.search);
  const fullRun = (points: SnapColumns, labels: Uint32Array) =>
    nearestSources(network, points, cells, labels, HORIZON_TENTHS, searches);
  const full = quantile(
    Array.from({length: 5}, () => timed(() => fullRun(sources.points, sources.facility))),
    0.5,
  );
  const opening = timed(() => walkState(network, index, sources, scratch));
  const state = walkState(network, index, sources, scratch);
  const {nodeCost, nodeLabel, placeCost, placeLabel, placeApproach, entries, links} = state;
  const columns = [nodeCost, nodeLabel, placeCost, placeLabel, placeApproach, entries.busy, links.joined];
  const megabytes = columns.reduce((sum, column) => sum + column.byteLength, 0) / 1e6;
  console.log(`${name}: state from nothing ${opening.toFixed(0)} ms, ${megabytes.toFixed(1)} MB`);
  let wrong = 0;
  for (const [kind, edits] of editsOf(city)) {
    const [times, back]: [number[], number[]] = [[], []];
    let changed = 0;
    edits.forEach((edit, i) => {
      const facility =
        edit.kind === 'add'
          ? facilities.facilityCount
          : edit.kind === 'open-link'
            ? -1
            : (edit as {facility: number}).facility;
      const points = edit.kind === 'close' ? pointsOf(facilities, []).points : (edit as {points: SnapColumns}).points;
      let link = -1;
      times.push(
        timed(() => {
          if (edit.kind === 'open-link') {
            const answer = openLink(state, edit.links, edit.row, scratch);
            link = answer.link;
            changed += answer.changes.place.length;
          } else changed += setFacility(state, facility, points, scratch).place.length;
        }),
      );
      if (i % 20 === 0 && edit.kind !== 'open-link') {
        const kept = countingFacilities(facilities, [serving], true).filter(f => f !== facility);
        const others = pointsOf(facilities, kept);
        const all = joined(others.points, points);
        const labels = Uint32Array.from([...others.facility, ...Array.from(points.edge, () => facility)]);
        const anew = fullRun(all, labels);
        if (!same(anew.cost, state.placeCost) || !same(anew.label, state.placeLabel)) wrong++;
      }
      if (i % 20 === 0 && edit.kind === 'open-link') {
        const anew = walkState(network, index, sources, editScratch(network), {links: edit.links});
        if (!same(anew.placeCost, state.placeCost) || !same(anew.placeLabel, state.placeLabel)) wrong++;
      }
      back.push(
        timed(() => {
          if (edit.kind === 'open-link') closeLink(state, link, scratch);
          else
            setFacility(state, facility, pointsOf(facilities, edit.kind === 'add' ? [] : [facility]).points, scratch);
        }),
      );
    });
    row(name, `one, ${kind}`, times, full, `${Math.round(changed / EDITS)}`);
    row(name, `one, ${kind} taken back`, back, full, '');
  }
  const anew = fullRun(sources.points, sources.facility);
  if (wrong > 0 || !same(anew.cost, state.placeCost) || !same(anew.label, state.placeLabel)) {
    console.log(`${name}: NOT EQUAL to the full run (${wrong})`);
    process.exitCode = 1;
  }
}

function joined(a: SnapColumns, b: SnapColumns): SnapColumns {
  return {
    edge: Uint32Array.from([...a.edge, ...b.edge]),
    fraction: Uint16Array.from([...a.fraction, ...b.fraction]),
    centimeters: Uint16Array.from([...a.centimeters, ...b.centimeters]),
    doubtful: Uint8Array.from([...a.doubtful, ...b.doubtful]),
  };
}

/** All three assumptions and the people of 100 areas. */
function benchRange(city: BenchCity): void {
  const {graph, cells, facilities, serving, name, people} = city;
  const [low, base, high] = SCENARIOS.map(scenario =>
    walkNetwork(graph, edgeCosts(graph, PLAIN, scenario), 'to-destinations'),
  ) as [ReturnType<typeof walkNetwork>, ReturnType<typeof walkNetwork>, ReturnType<typeof walkNetwork>];
  const index = placeIndex(graph.edgeCount, cells);
  const count = cells.edge.length;
  const area = Int32Array.from({length: count}, (_, c) => Math.floor((c * AREAS) / count));
  const known = new Uint8Array(count).fill(2);
  const sources = pointsOf(facilities, countingFacilities(facilities, [serving], true));
  const certain = pointsOf(facilities, countingFacilities(facilities, [serving], false));
  const searches = searchScratch(base.search);
  const fullRun = () => {
    const costs = {
      low: placeTimes(low, certain.points, cells, HORIZON_TENTHS, searches),
      base: nearestSources(base, sources.points, cells, sources.facility, HORIZON_TENTHS, searches).cost,
      high: placeTimes(high, sources.points, cells, HORIZON_TENTHS, searches),
    };
    const counts = Array.from({length: AREAS}, noPeople);
    addCoverage(counts, cellVerdicts(costs, CUTOFF, known, null, 1080), people, area);
  };
  const full = quantile(
    Array.from({length: 5}, () => timed(fullRun)),
    0.5,
  );
  const scenario = openScenario({networks: {low, base, high}, cells: index, facilities, serving: [serving]});
  addTally(scenario, {
    cutoff: CUTOFF,
    known,
    extractEdgeMeters: null,
    radiusMeters: 1080,
    people: [people],
    divisions: [{index: area, count: AREAS}],
  });
  for (const [kind, edits] of editsOf(city)) {
    const [times, back]: [number[], number[]] = [[], []];
    for (const edit of edits) {
      times.push(timed(() => applyEdit(scenario, edit)));
      back.push(timed(() => undoEdit(scenario)));
    }
    row(name, `range, ${kind}`, times, full, '');
    row(name, `range, ${kind} undone`, back, full, '');
  }
}

console.log('| city | edit | median ms | p95 ms | worst ms | full run ms | full run ÷ median | cells changed, mean |');
console.log('|---|---|---|---|---|---|---|---|');
const cities = await realCity();
if (!process.argv.includes('--small')) cities.push(gridCity(1120, 1_000_000, 2000), gridCity(1120, 1_000_000, 50));
for (const city of cities) {
  benchOne(city);
  benchRange(city);
}
console.log(`memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
