/**
 * Plans in the worker: `npm run bench -- plan [--small]`. 50 seeded edits of each kind, each asked for as the page asks (all
 * edits so far) and then taken back, with the whole answer assembled and copied as for the page; then the rest of a plan. Times are of the processor. On
 * Las Palmas as built in public/data (the service with most facilities, and one in the middle) and on an invented city of a
 * million cells and as many edges, people by four ages, in three kinds of areas.
 */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {buildGraph} from '#core/build-graph.ts';
import {countingFacilities} from '#core/facility-selection.ts';
import type {Demand, Division, FacilityPoints, SnapColumns} from '#core/places.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import type {PlanEdit, PlanRequest} from '#worker/client.ts';
import {type LiveCity, liveCity} from '#worker/live-city.ts';
import {prepareOrigins} from '#worker/origin.ts';
import {bestSites} from '#worker/plan/best-sites.ts';
import {dependents} from '#worker/plan/dependents.ts';
import {plan} from '#worker/plan/plan.ts';
import {planTable} from '#worker/plan/plan-table.ts';
import {projectRoot} from '../../scripts/run.ts';
import {openBuiltCity} from '../support/built-city.ts';
import {quantile, seeded} from '../support/real-city.ts';
import {syntheticPlaces, syntheticStreets} from '../support/synthetic-city.ts';
import {PLAIN} from '../support/walkers.ts';

const EDITS = 50;

/** What is planned in. */
interface Case {
  readonly name: string;
  readonly city: LiveCity;
  readonly request: PlanRequest;
}

function requestFor(category: string): PlanRequest {
  return {
    ...{category, serving: [category], profile: {...PLAIN, key: 'bench', waitSeconds: 20}, cutoffSeconds: 900},
    ...{claims: [{category, completeness: 'official', area: 'city'}], edits: []},
  };
}

function realCases(): Case[] {
  const dir = join(projectRoot, 'public/data/las-palmas');
  if (!existsSync(dir)) return [];
  const {city} = openBuiltCity(dir);
  const counts = city.facilities.categories
    .map(category => ({category, count: countingFacilities(city.facilities, [category], true).length}))
    .filter(({count}) => count > 0)
    .sort((a, b) => b.count - a.count);
  return [counts[0]!, counts[Math.floor(counts.length / 2)]!].map(({category, count}) => ({
    name: `Las Palmas, ${count} × ${category}`,
    ...{city, request: requestFor(category)},
  }));
}

/** Degrees × 1e7 of places on streets: the middle of their edge. */
function middles({edgeFrom, nodeLon, nodeLat}: LiveCity['graph'], {edge}: SnapColumns) {
  return {
    lon: Int32Array.from(edge, e => nodeLon[edgeFrom[e]!]!),
    lat: Int32Array.from(edge, e => nodeLat[edgeFrom[e]!]!),
  };
}

function inventedCases(edges: number, cellCount: number): Case[] {
  const random = seeded(3);
  const {graph, shape} = buildGraph(syntheticStreets(edges), {minimumComponentMeters: 1000});
  const snap = syntheticPlaces(graph, cellCount);
  const people = Uint32Array.from({length: cellCount}, () => Math.floor(20_000 * random()));
  const share = (part: number) => people.map(n => Math.floor(n * part));
  // areas are rows of cells, which follow the streets
  const division = (kind: string, count: number): Division => ({
    kind,
    areaIds: Array.from({length: count}, (_, i) => `${kind}-${i}`),
    index: Int32Array.from({length: cellCount}, (_, c) => Math.floor((c * count) / cellCount)),
  });
  const demand: Demand = {
    ...{cellCount, ...middles(graph, snap), snap, snapStepFree: snap, people},
    groups: new Map([
      ['age0to3', share(0.03)],
      ['age60plus', share(0.2)],
      ['age80plus', share(0.04)],
    ]),
    extractEdgeMeters: new Uint16Array(cellCount).fill(5000),
    divisions: [division('district', 12), division('subdistrict', 150), division('community', 2500)],
    rank: {measure: 'income', value: Float64Array.from(people, (_, c) => 100 + (c % 1000))},
  };
  return [2000, 50].map(count => {
    const points = syntheticPlaces(graph, count, 13);
    const facilities: FacilityPoints = {
      ...{facilityCount: count, category: new Uint16Array(count), categories: ['clinic'], ...middles(graph, points)},
      ...{inside: new Uint8Array(count).fill(1), doubtful: new Uint8Array(count), open: new Uint8Array(count).fill(1)},
      firstPoint: Uint32Array.from({length: count + 1}, (_, f) => f),
      ...{points, pointsStepFree: points},
    };
    const cards = Array.from({length: count}, (_, f) => card(`f${f}`));
    const city = liveCity(graph, shape, demand, facilities, cards);
    return {
      name: `invented, ${graph.edgeCount} edges, ${cellCount} cells, ${count} × clinic`,
      city,
      request: requestFor('clinic'),
    };
  });
}

function card(facilityId: string): LiveCity['cards'][number] {
  return {
    ...{facilityId, placeId: facilityId, name: facilityId, nameZh: null, nameEn: null, address: null, phone: null},
    ...{openingHours: null, week: null, wheelchair: null, source: 'bench', asOf: null, completeness: 'official'},
    ...{doubtReason: null, capacity: null, capacityUnit: null, floorAreaSqm: null},
  };
}

const KINDS = ['add', 'close', 'move', 'link'] as const;

/** One edit near people who live here. */
function randomEdit({city, request}: Case, kind: (typeof KINDS)[number], id: string, random: () => number): PlanEdit {
  const {demand, facilities, cards} = city;
  const existing = countingFacilities(facilities, request.serving, true);
  const facility = cards[existing[Math.floor(random() * existing.length)]!]!.facilityId;
  const cell = Math.floor(random() * demand.cellCount);
  const [lon, lat] = [demand.lon[cell]! / DEGREE_SCALE, demand.lat[cell]! / DEGREE_SCALE];
  if (kind === 'add') return {kind, id, category: request.category, lon, lat, name: '', capacity: null};
  if (kind === 'close') return {kind, facility};
  if (kind === 'move') return {kind, facility, lon, lat};
  const [toLon, toLat] = [lon + 0.003 * random(), lat + 0.003 * random()];
  return {kind, id, fromLon: lon, fromLat: lat, toLon, toLat, meters: null};
}

/** Milliseconds until the page would have the answer: its arrays are handed over, the rest is copied. */
function ask(city: LiveCity, request: PlanRequest): number {
  const start = processorMs();
  const answer = plan(city, request);
  const buffers = [answer.tenths, answer.tenthsBefore, answer.verdict, answer.facility].map(({buffer}) => buffer);
  structuredClone(answer, {transfer: buffers as ArrayBuffer[]});
  return processorMs() - start;
}

/** Milliseconds of processor time of this process so far: what else the machine does is not counted. */
function processorMs(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

function row(name: string, what: string, times: readonly number[]): void {
  const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  console.log(`| ${name} | ${what} | ${median.toFixed(2)} | ${p95.toFixed(2)} | ${Math.max(...times).toFixed(1)} |`);
}

async function bench(one: Case): Promise<void> {
  const {name, city, request} = one;
  prepareOrigins(city);
  row(name, 'first, nothing planned', [ask(city, request)]);
  const random = seeded(21);
  const kept: PlanEdit[] = [randomEdit(one, 'add', 'kept:0', random), randomEdit(one, 'link', 'kept:1', random)];
  ask(city, {...request, edits: kept});
  for (const kind of KINDS) {
    const [times, back]: [number[], number[]] = [[], []];
    for (let i = 0; i < EDITS; i++) {
      const edits = [...kept, randomEdit(one, kind, `new:${i}`, random)];
      times.push(ask(city, {...request, edits}));
      back.push(ask(city, {...request, edits: kept}));
    }
    row(name, kind, times);
    row(name, `${kind} undone`, back);
  }
  const other = (cutoffSeconds: number) => ask(city, {...request, edits: kept, cutoffSeconds});
  row(name, 'another cutoff', [600, 1200, 900].map(other));
  const timed = (action: () => unknown) => {
    const start = processorMs();
    action();
    return processorMs() - start;
  };
  const edits = kept.slice(0, 1);
  // no link is laid: one search, in one turn
  row(
    name,
    'dependents',
    [1, 2, 3].map(() => timed(() => dependents(city, {...request, edits}, () => true))),
  );
  row(
    name,
    'table',
    [1, 2, 3].map(() => timed(() => planTable(city, {...request, edits}))),
  );
  const start = processorMs();
  let lastTurn = start;
  let longest = 0;
  const turn = () => {
    longest = Math.max(longest, processorMs() - lastTurn);
    lastTurn = processorMs();
  };
  const sites = await bestSites(city, {...request, edits, count: 10, candidates: null, group: null}, turn, () => true);
  row(name, '10 best sites', [processorMs() - start]);
  const proven = sites!.curve.filter(({optimal}) => optimal).length - 1;
  console.log(
    `\n${name}: ${sites!.candidateCount} candidates (of ${sites!.thinnedFrom ?? 'all'}), ${proven} of 10 sizes proven, longest turn ${longest.toFixed(0)} ms, memory ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`,
  );
}

console.log('| city | what | median ms | p95 ms | worst ms |');
console.log('|---|---|---|---|---|');
const cases = realCases();
if (!process.argv.includes('--small')) cases.push(...inventedCases(1_000_000, 1_000_000));
for (const one of cases) await bench(one);
