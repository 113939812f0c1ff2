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
 * People must be in one place only: covered, uncovered and unknown add up to the people of every row of `coverage`, those
 * by number of places to the people of every row of `opportunities`, those served, over capacity and out of reach to the
 * people of every allocation in `capacity`; the range encloses the base; rows of the whole city count everyone in the cells.
 * In whole thousandths, from the published tables.
 */
export async function massBalance({dir}: OpenCity): Promise<Problem[]> {
  const cells = await readTable(dir, 'cells', name => name === 'people');
  const coverage = await readTable(dir, 'coverage');
  const everyone = cells.reduce((sum, row) => sum + thousandths(row, 'people'), 0);
  const inCoverage = coverage.flatMap((row, index) =>
    row['people'] === null ? [] : rowProblems(row, `row ${index + 1}`, everyone),
  );
  const opportunities = await readTable(dir, 'opportunities');
  const inOpportunities = opportunities.flatMap((row, index) => choiceProblems(row, `row ${index + 1}`, everyone));
  const capacity = await readTable(dir, 'capacity');
  const inCapacity = capacity.flatMap((row, index) => placeProblems(row, `row ${index + 1}`));
  return [...inCoverage, ...inOpportunities, ...inCapacity];
}

/** People with a place, without one and out of reach add up to the people of an allocation, and the range encloses the base. */
function placeProblems(row: Row, where: string): Problem[] {
  if (row['served'] === null) return [];
  const of = (name: string) => thousandths(row, name);
  const parts = of('served') + of('over_capacity') + of('out_of_reach');
  const problems: Problem[] = [];
  const note = (found: string, expected: string) => problems.push({file: 'capacity', where, found, expected});
  if (parts !== of('people'))
    note(`served + over capacity + out of reach = ${parts / PEOPLE_SCALE}`, `${of('people') / PEOPLE_SCALE} people`);
  if (of('served_low') > of('served') || of('served') > of('served_high'))
    note('a base outside its range', 'low ≤ base ≤ high');
  return problems;
}

const CHOICES = ['people_0', 'people_1', 'people_2', 'people_3plus', 'people_unknown'];

/** People by how many places they reach add up to the people of a row, and those of the whole city to everyone. */
function choiceProblems(row: Row, where: string, everyone: number): Problem[] {
  const people = thousandths(row, 'people');
  const parts = CHOICES.reduce((sum, name) => sum + thousandths(row, name), 0);
  const found = (number: number) => ({file: 'opportunities', where, found: `${number / PEOPLE_SCALE} people`});
  const problems: Problem[] = [];
  if (parts !== people)
    problems.push({...found(parts), expected: `${people / PEOPLE_SCALE} people by number of places`});
  if (row['area_kind'] === 'city' && row['group'] === 'all' && people !== everyone)
    problems.push({...found(people), expected: `${everyone / PEOPLE_SCALE} as in the cells`});
  return problems;
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
