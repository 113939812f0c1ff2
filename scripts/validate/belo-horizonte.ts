import {readFileSync} from 'node:fs';
import {concentrationIndex, correctedConcentrationIndex, gini, palmaRatio, theil} from '#core/inequality.ts';
import {addPoverty, noPoverty, poverty} from '#core/poverty.ts';
import type {OracleResult} from '#schema/validation.ts';
import {compared, type Oracle, type OracleTexts} from './oracle.ts';

/**
 * Jobs within 30 minutes of four hexagons as the documentation of the R package accessibility prints them, in the order of its
 * tests. Its travel matrix is not here, so only answers about these four can be compared; people and income are in the file.
 */
const JOBS: ReadonlyMap<string, number> = new Map([
  ['89a88cdb57bffff', 22239],
  ['89a88cdb597ffff', 36567],
  ['89a88cdb5b3ffff', 42372],
  ['89a88cdb5cfffff', 55571],
]);

/** Decimals its tests give. */
const DECIMALS = 4;

/** Its poverty line, in jobs. */
const LINE = 100_000;

interface Hexagons {
  readonly jobs: readonly number[];
  readonly people: readonly number[];
  readonly income: readonly number[];
  readonly decile: readonly number[];
}

/** Hexagons of the file; jobs are NaN where they are not printed. */
function read(path: string): Hexagons {
  const rows = readFileSync(path, 'utf8').replaceAll('"', '').trim().split('\n').slice(1);
  const cells = rows.map(row => row.split(','));
  const number = (column: number) => cells.map(cell => Number(cell[column]));
  return {
    jobs: cells.map(cell => JOBS.get(cell[0]!) ?? Number.NaN),
    people: number(1),
    income: number(4),
    decile: number(5),
  };
}

function only({jobs, people, income, decile}: Hexagons, wanted: readonly number[]): Hexagons {
  const rows = wanted.map(count => jobs.indexOf(count));
  const pick = (column: readonly number[]) => rows.map(row => column[row]!);
  return {jobs: pick(jobs), people: pick(people), income: pick(income), decile: pick(decile)};
}

/** Poverty by lacking jobs, (line − jobs) ÷ line, is ours by excess of line + (line − jobs). */
function povertyOf({jobs, people}: Hexagons) {
  const sums = noPoverty();
  const cost = jobs.map(count => 2 * LINE - count);
  addPoverty([sums], cost, LINE, new Uint8Array(jobs.length).fill(1), people);
  return poverty(sums, LINE)!;
}

/** Our answers and theirs. */
function pairs(all: Hexagons): (readonly [ours: number, theirs: number])[] {
  const printed = [...JOBS.values()];
  const four = only(all, printed);
  const three = only(all, printed.slice(0, 3));
  const corrected = ({jobs, people, income}: Hexagons) =>
    correctedConcentrationIndex(jobs, people, income, [Math.min(...jobs), Math.max(...jobs)])!;
  const withoutLast = all.jobs.map(count => (count === printed[3] ? Number.NaN : count));
  const parts = theil(four.jobs, four.people, four.decile)!;
  return [
    [gini(four.jobs, four.people)!, 0.1386],
    [gini(three.jobs, three.people)!, 0.1148],
    [concentrationIndex(four.jobs, four.people, four.income)!, -0.0248],
    [concentrationIndex(three.jobs, three.people, three.income)!, -0.1148],
    [corrected(four), -0.1314],
    [corrected(three), -0.8282],
    [palmaRatio(all.jobs, all.people, all.income)!, 1.0911],
    [palmaRatio(withoutLast, all.people, all.income)!, 0.5249],
    [parts.between, 0.0021],
    [parts.within, 0.0357],
    [parts.total, 0.0378],
    [povertyOf(four).fgt0, 1],
    [povertyOf(four).fgt1, 0.5588],
    [povertyOf(four).fgt2, 0.3256],
    [povertyOf(three).fgt1, 0.6367],
    [povertyOf(three).fgt2, 0.4129],
  ];
}

const TEXTS: OracleTexts = {
  id: 'inequality-belo-horizonte',
  title_zh: '不平等与贫困指数，贝洛奥里藏特四个六边形',
  title_en: 'Indices of inequality and poverty, four hexagons of Belo Horizonte',
  against_zh: 'accessibility (R, Ipea)',
  against_en: 'accessibility (R, Ipea)',
  unit: 'share',
  note_zh:
    '对方公布四位小数，我们的按同样位数取整后比较。只能比较其文档印出就业机会数的四个六边形；全市的数需要其出行时间矩阵，这里没有。',
  note_en:
    'They give four decimals, to which ours are rounded. Only four hexagons can be compared, whose jobs their documentation prints; figures of the whole city need their travel matrix, which is not here.',
};

/** Gini, Theil, Palma, concentration and poverty of a few hexagons, against the tests of another program. */
export const beloHorizonte: Oracle = {
  files: ['belo_horizonte/land_use_data.csv'],
  run: async (paths): Promise<OracleResult[]> => {
    const found = pairs(read(paths[0]!));
    const differences = found.map(([ours, theirs]) => (Number(ours.toFixed(DECIMALS)) - theirs) / Math.abs(theirs));
    return [compared(TEXTS, differences, 0, paths)];
  },
};
