/**
 * `npm run mutate [-- --mutate FILES]`: changes the code of `src/core` in many small ways, one at a time, and counts how many of
 * the changes its tests notice. The whole core takes about an hour on two cores.
 */
import {run} from './run.ts';

process.exit(
  await run(process.execPath, [
    'node_modules/@stryker-mutator/core/bin/stryker.js',
    'run',
    'tests/mutation/stryker.config.mjs',
    ...process.argv.slice(2),
  ]),
);
