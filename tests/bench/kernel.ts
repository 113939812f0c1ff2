/**
 * The search kernel against the same algorithm in C (../shared/peers/nearest-limit.c, `cc -O3 -march=native`), on the same
 * graphs in the same minute: `npm run bench -- kernel`. Both must reach the same nodes with the same sum of costs.
 */
import {edgeCosts} from '#core/edge-costs.ts';
import {SCENARIOS} from '#core/profile.ts';
import {type SearchGraph, searchGraph} from '#core/search.ts';
import {searchScratch, travelTimes} from '#core/travel-times.ts';
import {UNREACHED} from '#core/units.ts';
import {compileKernel, type KernelAnswer} from '../support/c-kernel.ts';
import {lasPalmas, quantile, seeded} from '../support/real-city.ts';
import {PLAIN} from '../support/walkers.ts';

const RUNS = 15;
const ROUNDS = 3;

/** A square grid with `side`² nodes and about 4 · side² arcs of random costs. */
function grid(side: number): SearchGraph {
  const random = seeded(5);
  const nodes = side * side;
  const costAt = Uint16Array.from({length: 2 * nodes}, () => 100 + Math.floor(900 * random()));
  const firstArc = new Int32Array(nodes + 1);
  const arcTo: number[] = [];
  const arcCost: number[] = [];
  for (let u = 0; u < nodes; u++) {
    const [x, y] = [u % side, Math.floor(u / side)];
    const add = (v: number, cost: number) => {
      arcTo.push(v);
      arcCost.push(cost);
    };
    if (x > 0) add(u - 1, costAt[2 * (u - 1)]!);
    if (x + 1 < side) add(u + 1, costAt[2 * u]!);
    if (y > 0) add(u - side, costAt[2 * (u - side) + 1]!);
    if (y + 1 < side) add(u + side, costAt[2 * u + 1]!);
    firstArc[u + 1] = arcTo.length;
  }
  return {firstArc, arcTo: Int32Array.from(arcTo), arcCost: Uint16Array.from(arcCost)};
}

function inTypeScript(search: SearchGraph, sources: Int32Array, cutoff: number): KernelAnswer {
  const scratch = searchScratch(search);
  const seeds = {node: sources, cost: new Uint16Array(sources.length)};
  const times: number[] = [];
  let cost = scratch.cost;
  for (let run = 0; run < RUNS + 5; run++) {
    const started = performance.now();
    cost = travelTimes(search, seeds, cutoff, scratch);
    if (run >= 5) times.push(performance.now() - started);
  }
  let [reached, sum] = [0, 0];
  for (const c of cost)
    if (c !== UNREACHED) {
      reached++;
      sum += c;
    }
  return {median_ms: quantile(times, 0.5), min_ms: Math.min(...times), reached, sum};
}

/** So many nodes among those that a search from node 0's component reaches, seeded. */
function sourcesOf(search: SearchGraph, count: number): Int32Array {
  const random = seeded(count);
  const nodes = search.firstArc.length - 1;
  return Int32Array.from({length: count}, () => Math.floor(random() * nodes));
}

const kernel = compileKernel();
try {
  const {graph} = await lasPalmas();
  const city = searchGraph(graph, edgeCosts(graph, PLAIN, SCENARIOS[1]), 'to-destinations');
  const large = process.argv.includes('--small') ? null : grid(1120);
  const cases: [string, SearchGraph, number, number][] = [
    ['Las Palmas', city, 20, 900],
    ['Las Palmas', city, 20, 3600],
    ['Las Palmas', city, 272, 900],
    ['Las Palmas', city, 272, 3600],
    ...(large
      ? ([
          ['grid', large, 2000, 900],
          ['grid', large, 2000, 3600],
        ] as [string, SearchGraph, number, number][])
      : []),
  ];
  console.log('| graph | nodes | arcs | sources | cutoff s | reached | C ms | TypeScript ms | ratio | same |');
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const [name, search, count, seconds] of cases) {
    const sources = sourcesOf(search, count);
    let [inC, inTs] = [Infinity, Infinity];
    let same = true;
    let reached = 0;
    // turn and turn about, the best median of each: what else the machine does then hurts both alike
    for (let round = 0; round < ROUNDS; round++) {
      const c = kernel.run(search, sources, seconds * 10, RUNS);
      const ts = inTypeScript(search, sources, seconds * 10);
      inC = Math.min(inC, c.median_ms);
      inTs = Math.min(inTs, ts.median_ms);
      same &&= c.reached === ts.reached && c.sum === ts.sum;
      reached = ts.reached;
    }
    const cells = [
      ...[name, search.firstArc.length - 1, search.arcTo.length, count, seconds, reached],
      ...[inC.toFixed(2), inTs.toFixed(2), (inTs / inC).toFixed(2), same ? 'yes' : 'NO'],
    ];
    console.log(`| ${cells.join(' | ')} |`);
    if (!same) process.exitCode = 1;
  }
} finally {
  kernel.close();
}
