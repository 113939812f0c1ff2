/**
 * The siting solvers: OR-Library pmed1–20 (with and without HiGHS for what the search leaves open) and made-up cities of 2,000
 * candidates: `npm run bench -- siting`. Seconds are processor time of this process, start of HiGHS not counted.
 */
import {readFileSync} from 'node:fs';
import {highsSolver} from '#core/siting/highs-model.ts';
import {maximalCoverage} from '#core/siting/maximal-coverage.ts';
import {pMedian} from '#core/siting/p-median.ts';
import {setCover} from '#core/siting/set-cover.ts';
import {readOrlibMatrix} from '../../scripts/io/site-matrix-file.ts';
import {clusteredCity} from '../support/random-siting.ts';
import {seeded} from '../support/real-city.ts';
import {sharedFile} from '../support/shared.ts';

const solve = await highsSolver();

/** Runs and gives the answer with its processor seconds. */
function timed<Answer>(run: () => Answer): {answer: Answer; seconds: string} {
  const before = process.cpuUsage();
  const answer = run();
  const {user, system} = process.cpuUsage(before);
  return {answer, seconds: ((user + system) / 1e6).toFixed(2)};
}

const percent = (gap: number, whole: number) => (whole === 0 ? '0' : `${((100 * gap) / whole).toFixed(3)}`);

async function orLibrary(): Promise<void> {
  const optima = sharedFile('orlib_pmedian/pmedopt.txt');
  if (optima === null) return;
  const text = readFileSync(optima, 'utf8');
  console.log(
    '\n| instance | nodes | p | objective | optimum | gap % | bound gap % | s alone | bound gap % | s with HiGHS |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (let number = 1; number <= 20; number++) {
    const {demandIds, siteIds, weight, cost, count} = await readOrlibMatrix(
      sharedFile(`orlib_pmedian/pmed${number}.txt`) as string,
    );
    const optimum = Number(new RegExp(`^pmed${number}\\s+(\\d+)`, 'm').exec(text)?.[1]);
    const matrix = {demandCount: demandIds.length, siteCount: siteIds.length, weight, cost};
    const alone = timed(() => pMedian(matrix, count as number));
    const helped = timed(() => pMedian(matrix, count as number, {solve}));
    const bound = ({objective, lowerBound}: typeof alone.answer) => percent(objective - lowerBound, objective);
    const plan = helped.answer;
    console.log(
      `| pmed${number} | ${siteIds.length} | ${count} | ${plan.objective} | ${optimum} | ${percent(plan.objective - optimum, optimum)} | ${bound(alone.answer)} | ${alone.seconds} | ${bound(plan)} | ${helped.seconds} |`,
    );
  }
}

function cities(): void {
  console.log(
    '\n| demand | candidates | radius | problem | objective | bound | gap % | s |\n|---|---|---|---|---|---|---|---|',
  );
  for (const [demandCount, radius] of [
    [1300, 0.05],
    [1300, 0.1],
    [1300, 0.15],
    [6000, 0.1],
  ] as const) {
    const {cover, matrix} = clusteredCity(demandCount, 2000, radius, seeded(demandCount));
    const row = (problem: string, objective: number, bound: number, seconds: string) => {
      const gap = percent(Math.abs(bound - objective), Math.max(objective, bound));
      console.log(`| ${demandCount} | 2000 | ${radius} | ${problem} | ${objective} | ${bound} | ${gap} | ${seconds} |`);
    };
    for (const count of [1, 5, 10, 20]) {
      const {answer, seconds} = timed(() => maximalCoverage(cover, count));
      row(`coverage by ${count}`, answer.objective, answer.upperBound, seconds);
    }
    const {answer, seconds} = timed(() => setCover(cover));
    row('set cover', answer.objective, answer.lowerBound, seconds);
    if (demandCount > 2000 || radius !== 0.05) continue;
    for (const count of [5, 10, 50]) {
      const median = timed(() => pMedian(matrix, count));
      row(`${count}-median`, median.answer.objective, median.answer.lowerBound, median.seconds);
    }
  }
}

await orLibrary();
cities();
