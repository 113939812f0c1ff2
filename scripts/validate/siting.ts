import {readFileSync} from 'node:fs';
import type {OracleResult} from '#schema/validation.ts';
import {silent} from '../progress.ts';
import {runYike} from '../yike.ts';
import {compared, type Oracle, type OracleTexts} from './oracle.ts';

/** What `yike site --matrix` says of a problem. */
interface Answer {
  readonly objective: number;
  readonly lower_bound?: number;
  readonly upper_bound?: number;
}

async function askSite(...args: string[]): Promise<Answer> {
  let answer = '';
  const code = await runYike(['site', ...args], {
    cwd: '/',
    answer: text => {
      answer += text;
    },
    tell: () => undefined,
    progress: silent,
  });
  if (code !== 0) throw new Error(`validate: yike site ${args.join(' ')} ended with ${code}`);
  return JSON.parse(answer) as Answer;
}

const PMED = Array.from({length: 20}, (_, i) => `orlib_pmedian/pmed${i + 1}.txt`);

/** p-medians of OR-Library: our plan and our bound, each relative to the proven optimum. */
const orlib: Oracle = {
  files: ['orlib_pmedian/pmedopt.txt', ...PMED],
  run: async paths => {
    const [optima, ...problems] = paths as [string, ...string[]];
    const best = new Map(
      readFileSync(optima, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map(line => line.trim().split(/\s+/) as [string, string]),
    );
    const plans: number[] = [];
    const bounds: number[] = [];
    for (const path of problems) {
      const optimum = Number(best.get(path.replace(/^.*\/|\.txt$/g, '')));
      const {objective, lower_bound: bound} = await askSite(
        '--matrix',
        path,
        '--format',
        'orlib',
        '--objective',
        'pmedian',
      );
      plans.push(objective / optimum - 1);
      bounds.push(1 - (bound ?? 0) / optimum);
    }
    const texts = {
      against_zh: 'OR-Library, pmedopt.txt',
      against_en: 'OR-Library, pmedopt.txt',
      unit: 'share',
      note_zh: '',
      note_en: '',
    } as const;
    const plan: OracleTexts = {
      ...texts,
      id: 'pmedian-orlib',
      title_zh: 'p-中位选址的总代价，pmed1–20',
      title_en: 'Cost of p-median plans, pmed1–20',
    };
    const bound: OracleTexts = {
      ...texts,
      id: 'pmedian-orlib-bound',
      title_zh: 'p-中位选址的已证明下界，pmed1–20',
      title_en: 'Proven lower bound of p-median plans, pmed1–20',
    };
    return [compared(plan, plans, 0.005, paths), compared(bound, bounds, 0.02, paths)];
  },
};

const COLUMNS = ['--columns', 'demand=DestinationName,site=name,cost=distance,weight=demand'];
const WITHIN = ['--radius', '5000'];

/** Proven optima of spopt for San Francisco. */
const SPOPT: readonly {readonly args: readonly string[]; readonly optimum: number}[] = [
  {args: ['--objective', 'pmedian', '--count', '4'], optimum: 2848268129.7145},
  {args: ['--objective', 'coverage', '--count', '4', ...WITHIN], optimum: 875247},
  {args: ['--objective', 'setcover', ...WITHIN], optimum: 8},
];

const sanFrancisco: Oracle = {
  files: ['spopt_sf/SF_network_distance_candidateStore_16_censusTract_205_new.csv'],
  run: async (paths): Promise<OracleResult[]> => {
    const differences: number[] = [];
    for (const {args, optimum} of SPOPT) {
      const {objective} = await askSite('--matrix', paths[0]!, ...COLUMNS, ...args);
      differences.push(objective / optimum - 1);
    }
    const texts: OracleTexts = {
      id: 'siting-spopt',
      title_zh: '选址：p-中位、最大覆盖、集合覆盖，旧金山',
      title_en: 'Siting: p-median, maximal coverage, set cover, San Francisco',
      against_zh: 'PySAL spopt',
      against_en: 'PySAL spopt',
      unit: 'share',
      note_zh: '',
      note_en: '',
    };
    return [compared(texts, differences, 1e-6, paths)];
  },
};

/** All oracles of siting. */
export const sitingOracles: readonly Oracle[] = [orlib, sanFrancisco];
