import {PEOPLE_SCALE} from '#core/units.ts';
import {readTable} from '#files/read-city.ts';
import type {Row} from '#files/table.ts';
import type {OpenCity} from '../commands/open-city.ts';
import type {Problem} from './problem.ts';

/** Whole thousandths of a published number of people. */
function thousandths(row: Row, name: string): number {
  return Math.round((row[name] as number) * PEOPLE_SCALE);
}

/**
 * People must be in one place only: covered, uncovered and unknown add up to the people of every row of `coverage`; the
 * range encloses the base; rows of the whole city count everyone in the cells. In whole thousandths, from the published tables.
 */
export async function massBalance({dir}: OpenCity): Promise<Problem[]> {
  const cells = await readTable(dir, 'cells', name => name === 'people');
  const coverage = await readTable(dir, 'coverage');
  const everyone = cells.reduce((sum, row) => sum + thousandths(row, 'people'), 0);
  return coverage.flatMap((row, index) =>
    row['people'] === null ? [] : rowProblems(row, `row ${index + 1}`, everyone),
  );
}

function rowProblems(row: Row, where: string, everyone: number): Problem[] {
  const problems: Problem[] = [];
  const note = (found: string, expected: string) => problems.push({file: 'coverage', where, found, expected});
  const of = (name: string) => thousandths(row, name);
  const people = of('people');
  const parts = of('covered') + of('uncovered') + of('unknown');
  if (parts !== people)
    note(`covered + uncovered + unknown = ${parts / PEOPLE_SCALE}`, `${people / PEOPLE_SCALE} people`);
  if (of('covered_low') > of('covered') || of('covered') > of('covered_high'))
    note('a base outside its range', 'low ≤ base ≤ high');
  if (row['area_kind'] === 'city' && row['group'] === 'all' && people !== everyone)
    note(`${people / PEOPLE_SCALE} people in the city`, `${everyone / PEOPLE_SCALE} as in the cells`);
  return problems;
}
