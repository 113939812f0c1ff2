/**
 * Any size: `npm run bench -- size`. An invented city of 10⁴ to 5·10⁶ edges built as any other, one process for each size;
 * then a search from one facility per 500 edges to all its cells, one cell per five edges. Time (of the processor, ours) per
 * edge should stay level but for what memory takes once a city is larger than the processor's caches, as in C; the largest
 * must build in 1.5 GB (peak resident memory of the whole process, its source data included).
 */
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {buildGraph} from '#core/build-graph.ts';
import {edgeCosts} from '#core/edge-costs.ts';
import {placeTimes, seedsAt} from '#core/place-times.ts';
import {SCENARIOS} from '#core/profile.ts';
import {walkNetwork} from '#core/search.ts';
import {searchScratch} from '#core/travel-times.ts';
import {UNREACHED} from '#core/units.ts';
import {compileKernel} from '../support/c-kernel.ts';
import {syntheticPlaces, syntheticStreets} from '../support/synthetic-city.ts';
import {PLAIN} from '../support/walkers.ts';

const SIZES = [10_000, 50_000, 200_000, 1_000_000, 5_000_000];
const CUTOFF = 9000;
const RUNS = 5;

/** Milliseconds of processor time of this process so far. */
function processorMs(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

function measure(edges: number): string {
  const raw = syntheticStreets(edges);
  const started = processorMs();
  const {graph} = buildGraph(raw, {minimumComponentMeters: 1000});
  const built = processorMs() - started;
  // kilobytes on Linux
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, SCENARIOS[1]), 'to-destinations');
  const facilities = syntheticPlaces(graph, Math.ceil(graph.edgeCount / 500), 1);
  const cells = syntheticPlaces(graph, Math.ceil(graph.edgeCount / 5));
  const scratch = searchScratch(network.search);
  let [least, reached] = [Infinity, 0];
  for (let run = 0; run < RUNS; run++) {
    const begun = processorMs();
    const times = placeTimes(network, facilities, cells, CUTOFF, scratch);
    least = Math.min(least, processorMs() - begun);
    reached = times.reduce((sum, time) => sum + (time === UNREACHED ? 0 : 1), 0);
  }
  // the bare search of the same nodes in C: what memory alone makes of a larger city
  const nodes = [...new Set(seedsAt(network, facilities).node)];
  const kernel = compileKernel();
  const inC = kernel.run(network.search, Int32Array.from(nodes), CUTOFF, RUNS).min_ms;
  kernel.close();
  const {edgeCount: m, nodeCount} = graph;
  const perEdge = (ms: number) => Math.round((1e6 * ms) / m);
  const counts = [m, nodeCount, cells.edge.length].map(n => n.toLocaleString('en'));
  const share = `${Math.round((100 * reached) / cells.edge.length)} %`;
  const times = [Math.round(built), perEdge(built), least.toFixed(1), perEdge(least), perEdge(inC)];
  return `| ${[...counts, ...times, Math.round(megabytes), share].join(' | ')} |`;
}

const size = Number(process.argv[2]);
if (size > 0) console.log(measure(size));
else {
  console.log(
    '| edges | nodes | cells | build ms | ns an edge | search ms | ns an edge | bare search in C, ns an edge | peak MB of the build | cells reached |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const edges of SIZES) {
    const args = [fileURLToPath(import.meta.url), String(edges)];
    const answer = spawnSync(process.execPath, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']});
    if (answer.status !== 0) process.exit(1);
    process.stdout.write(answer.stdout);
  }
}
