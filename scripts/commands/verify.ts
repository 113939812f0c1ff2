import {InputError} from '#schema/input-error.ts';
import {problemText} from '../verify/problem.ts';
import {verifyCity} from '../verify/verify-city.ts';
import type {Command} from './command.ts';
import {openCity} from './open-city.ts';

/** How many problems are told; more say nothing new. */
const MOST_PROBLEMS = 20;

/** `verify`: a published folder held against itself. */
export const verify: Command = {
  name: 'verify',
  usage: '<city-dir>',
  en: 'Compute every published number of a city anew and compare',
  zh: '重新计算一座城市已发布的全部数字并逐一比对',
  flags: {},
  flagHelp: {},
  rest: ['city-dir'],
  notes: [
    'Checks sizes and hashes of all files, computes every table anew from the published graph, people and facilities, compares',
    'every value in every format, and adds up people. Exit code 1 and a list when anything differs.',
  ],
  run: async (given, terminal) => {
    const city = openCity(terminal, given.rest[0]);
    const {problems, files, values, otherCode} = await verifyCity(city, terminal.progress);
    if (otherCode)
      terminal.tell(`${city.manifest.id}: made by other code (${city.manifest.code.version}); compared by value`);
    for (const problem of problems.slice(0, MOST_PROBLEMS)) terminal.tell(problemText(problem));
    const [first] = problems;
    if (first) {
      const found = `${problems.length} ${problems.length === 1 ? 'difference' : 'differences'}`;
      throw new InputError({file: city.manifest.id, found, expected: 'a folder as yike build made it'});
    }
    terminal.answer(`${city.manifest.id}: ${files} files, ${values} values, all as computed anew\n`);
  },
};
