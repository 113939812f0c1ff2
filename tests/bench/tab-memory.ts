/**
 * A big city in one tab: `npm run bench -- tab-memory [edges] [cells]` (2,500,000 streets and 1,000,000 cells unless said
 * otherwise). One process writes the files of an invented city as `build` does, another opens them through the worker's own
 * loading (fetch, unpack, hash, decode), hands the page its copies, and answers a surface, other minutes, another service,
 * another walker, the life circle, a place, and a plan with one more facility. Peak resident memory is that of the second
 * process: Node itself, what the worker keeps, and what the page keeps.
 */
import {spawnSync} from 'node:child_process';
import {createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {fileURLToPath} from 'node:url';
import {buildGraph} from '#core/build-graph.ts';
import {encodeDemand} from '#core/demand-file.ts';
import {encodeFacilities, type FacilityCard} from '#core/facility-file.ts';
import type {Graph} from '#core/graph.ts';
import {encodeGraph} from '#core/graph-file.ts';
import type {Demand, Division, FacilityPoints, SnapColumns} from '#core/places.ts';
import type {Profile} from '#core/profile.ts';
import {encodeShape} from '#core/shape-file.ts';
import {gzip} from '#files/gzip.ts';
import {sha256} from '#files/sha256.ts';
import {circle} from '#worker/circle.ts';
import {type CityAddresses, loadCity, summaryOf} from '#worker/handlers.ts';
import type {LiveCity} from '#worker/live-city.ts';
import {plan} from '#worker/plan/plan.ts';
import {prepareReach, reach} from '#worker/reach.ts';
import {services} from '#worker/services.ts';
import {type SurfaceRequest, surface} from '#worker/surface.ts';
import {encodeCellShapes} from '../../scripts/steps/cell-shape-file.ts';
import {seeded} from '../support/seeded.ts';
import {syntheticPlaces, syntheticStreets} from '../support/synthetic-city.ts';
import {PLAIN} from '../support/walkers.ts';

const NAMES = ['graph', 'shape', 'demand', 'facilities', 'cells'] as const;
const CATEGORIES = ['health_station', 'pharmacy', 'market', 'kindergarten', 'convenience'];
/** Streets to one facility. */
const EDGES_PER_FACILITY = 500;
const AREAS = {district: 20, subdistrict: 200, community: 2000};
/** 1e-7 degrees: half the side of a cell. */
const HALF_CELL = 4500;

function positions(graph: Graph, snap: SnapColumns) {
  const {edgeFrom, edgeTo, nodeLon, nodeLat} = graph;
  const at = (column: Int32Array) =>
    Int32Array.from(snap.edge, (e, k) => {
      const [from, to] = [column[edgeFrom[e]!]!, column[edgeTo[e]!]!];
      return Math.round(from + ((to - from) * snap.fraction[k]!) / 65535);
    });
  return {lon: at(nodeLon), lat: at(nodeLat)};
}

function syntheticDemand(graph: Graph, cellCount: number): Demand {
  const random = seeded(21);
  const snap = syntheticPlaces(graph, cellCount);
  const people = Uint32Array.from({length: cellCount}, () => Math.floor(20_000 * random()));
  const part = (share: number) => people.map(all => Math.floor(all * share * random()));
  const divisions = Object.entries(AREAS).map(([kind, count]): Division => {
    const areaIds = Array.from({length: count}, (_, i) => `${kind}${i}`);
    return {kind, areaIds, index: Int32Array.from(people, (_, cell) => Math.floor((cell * count) / cellCount))};
  });
  return {
    ...{cellCount, ...positions(graph, snap), snap, snapStepFree: snap, people, divisions, rank: null},
    groups: new Map([
      ['age60plus', part(0.4)],
      ['age80plus', part(0.1)],
      ['age0to2', part(0.1)],
    ]),
    extractEdgeMeters: new Uint16Array(cellCount).fill(5000),
  };
}

function syntheticFacilities(graph: Graph): {points: FacilityPoints; cards: FacilityCard[]} {
  const facilityCount = Math.ceil(graph.edgeCount / EDGES_PER_FACILITY);
  const points = syntheticPlaces(graph, facilityCount, 31);
  const each = (value: (f: number) => number) => Uint8Array.from({length: facilityCount}, (_, f) => value(f));
  const cards = Array.from({length: facilityCount}, (_, f): FacilityCard => {
    const name = `设施 ${f}`;
    return {
      ...{facilityId: `osm:n${f}:x`, placeId: `osm:n${f}`, name, nameZh: name, nameEn: null, address: null},
      ...{phone: null, openingHours: null, week: f % 4 === 0 ? [480, 1080] : null, wheelchair: null, source: 'osm'},
      ...{asOf: null, completeness: 'official', doubtReason: null, capacity: null, capacityUnit: null},
      floorAreaSqm: null,
    };
  });
  return {
    points: {
      ...{facilityCount, categories: CATEGORIES, ...positions(graph, points), points, pointsStepFree: points},
      category: Uint16Array.from(cards, (_, f) => f % CATEGORIES.length),
      ...{inside: each(() => 1), doubtful: each(f => (f % 20 === 0 ? 1 : 0)), open: each(() => 1)},
      firstPoint: Uint32Array.from({length: facilityCount + 1}, (_, f) => f),
    },
    cards,
  };
}

/** Writes the files of the city and what a manifest would say of them. */
function writeCity(folder: string, edges: number, cellCount: number): void {
  const {graph, shape, edgeName} = buildGraph(syntheticStreets(edges), {minimumComponentMeters: 1000});
  const demand = syntheticDemand(graph, cellCount);
  const {points, cards} = syntheticFacilities(graph);
  const outline = (cell: number): [number, number][] =>
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(([x, y]) => [(demand.lon[cell]! + x! * HALF_CELL) / 1e7, (demand.lat[cell]! + y! * HALF_CELL) / 1e7]);
  const cells = {firstNeighbour: new Uint32Array(cellCount + 1), neighbour: new Uint32Array(0), outline};
  const files: Record<(typeof NAMES)[number], Uint8Array> = {
    graph: encodeGraph(graph),
    shape: encodeShape(graph, shape, {edgeName, names: ['']}),
    demand: encodeDemand(demand),
    facilities: encodeFacilities(points, cards),
    cells: encodeCellShapes(cells),
  };
  const addresses = Object.fromEntries(
    NAMES.map(name => [name, {url: name, bytes: files[name].length, sha256: sha256(files[name])}]),
  );
  for (const name of NAMES) writeFileSync(join(folder, name), gzip(files[name]));
  writeFileSync(join(folder, 'addresses.json'), JSON.stringify(addresses));
  writeFileSync(join(folder, 'counts.json'), JSON.stringify([graph.edgeCount, graph.nodeCount, points.facilityCount]));
}

const WALKERS: readonly [Profile, Profile] = [
  {...PLAIN, key: 'adult', waitSeconds: 20, stepsSecondsPerMeter: 0.5, slope: 'tobler'},
  {...PLAIN, key: 'age60plus', metersPerSecond: 0.9, waitSeconds: 20, stepsSecondsPerMeter: 1, slope: 'tobler'},
];

let last = process.cpuUsage();

/** Tells how much of the processor the step took and what memory is in use and was at most. */
function told(step: string): void {
  const {user, system} = process.cpuUsage(last);
  const {rss, arrayBuffers, heapUsed} = process.memoryUsage();
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  const peak = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
  const row = [
    step,
    ((user + system) / 1000).toFixed(0),
    megabytes(arrayBuffers),
    megabytes(heapUsed),
    megabytes(rss),
    peak,
  ];
  console.log(`| ${row.join(' | ')} |`);
  last = process.cpuUsage();
}

/** The same as the page gets it: a copy. */
function received<T>(answer: T): T {
  return structuredClone(answer);
}

async function openAndAsk(folder: string): Promise<void> {
  const addresses = JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8')) as CityAddresses;
  const fetcher = (async (url: string) =>
    new Response(Readable.toWeb(createReadStream(join(folder, url))) as ReadableStream)) as unknown as typeof fetch;
  console.log(
    '| step | ms of processor | arrays MB | heap MB | resident MB | peak so far MB |\n|---|---|---|---|---|---|',
  );
  told('start');
  const city = await loadCity(addresses, () => {}, fetcher);
  told('files opened');
  const page: {summary: object; shown: object | null} = {summary: received(summaryOf(city)), shown: null};
  told('names and numbers handed to the page');
  const request = ask('health_station', WALKERS[0], 15);
  const show = (step: string, answer: object) => {
    page.shown = received(answer);
    told(step);
  };
  show('first surface', surface(city, request));
  for (const minutes of [14, 13, 12])
    show(`other minutes (${minutes})`, surface(city, {...request, cutoffSeconds: minutes * 60}));
  show('another service', surface(city, ask('pharmacy', WALKERS[0], 15)));
  show('only what is open at 9', surface(city, {...request, openAt: 540}));
  show('another walker', surface(city, ask('health_station', WALKERS[1], 15)));
  const wanted = CATEGORIES.map(category => ({category, serving: [category], cutoffSeconds: 900}));
  const whole = await circle(
    city,
    {...request, services: wanted},
    () => {},
    () => true,
  );
  show('life circle, 5 services', whole!);
  const middle = place(city);
  prepareReach(city);
  told('prepared for places');
  show('a place: 15 minutes around it', reach(city, {...middle, profile: WALKERS[0], minutes: [15]})!);
  const card = services(city, {...middle, profile: WALKERS[0], wanted, claims: request.claims, extentMeters: null});
  show('a place: every service', card!);
  const {openAt: _always, ...planned} = request;
  show('a plan opened', plan(city, {...planned, edits: []}));
  const edit = {kind: 'add', id: 'new:1', category: 'health_station', ...middle, name: '', capacity: null} as const;
  show('one facility added', plan(city, {...planned, edits: [edit]}));
  const moved = {...edit, id: 'new:2', lon: middle.lon + 0.02};
  show('one more', plan(city, {...planned, edits: [edit, moved]}));
  if (page.shown === null) throw new Error('nothing shown');
}

function ask(category: string, profile: Profile, minutes: number): SurfaceRequest {
  const claims = [{category, completeness: 'official', area: 'city'}] as const;
  return {category, serving: [category], profile, cutoffSeconds: minutes * 60, claims, openAt: null};
}

/** Where the cell in the middle of the list is, degrees. */
function place({demand}: LiveCity): {lon: number; lat: number} {
  const cell = demand.cellCount >> 1;
  return {lon: demand.lon[cell]! / 1e7, lat: demand.lat[cell]! / 1e7};
}

const [step, ...args] = process.argv.slice(2);
if (step === 'write') writeCity(args[0]!, Number(args[1]), Number(args[2]));
else if (step === 'open') await openAndAsk(args[0]!);
else {
  const [edges, cells] = [Number(step ?? 2_500_000), Number(args[0] ?? 1_000_000)];
  const folder = mkdtempSync(join(tmpdir(), 'yike-tab-'));
  const self = fileURLToPath(import.meta.url);
  const runSelf = (...given: string[]) =>
    spawnSync(process.execPath, [self, ...given], {stdio: 'inherit'}).status === 0;
  try {
    const written = runSelf('write', folder, String(edges), String(cells));
    if (written) {
      const [streets, nodes, facilities] = JSON.parse(readFileSync(join(folder, 'counts.json'), 'utf8')) as number[];
      console.log(`${streets} streets, ${nodes} crossings, ${cells} cells, ${facilities} facilities\n`);
    }
    process.exitCode = written && runSelf('open', folder) ? 0 : 1;
  } finally {
    rmSync(folder, {recursive: true});
  }
}
