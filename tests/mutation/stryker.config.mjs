/**
 * Mutation testing of the core: `npm run mutate [-- --mutate 'src/core/gaps.ts']`, a part of the mutants chosen by chance:
 * `SLICE=0-0.25 npm run mutate`. RUN names the files of a run, so that two do not meet. Mutants of constants outside functions ("static") would need every test each and are left out.
 */
const run = process.env.RUN ?? 'all';

export default {
  packageManager: 'npm',
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './tests/mutation/slice.mjs'],
  checkers: process.env.SLICE === undefined ? [] : ['slice'],
  vitest: {configFile: 'tests/mutation/vitest.config.ts', related: false, pool: 'forks'},
  mutate: ['src/core/**/*.ts'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 1500,
  timeoutFactor: 2,
  ignoreStatic: true,
  reporters: ['clear-text', 'json', 'event-recorder'],
  jsonReporter: {fileName: `node_modules/.made/mutation-${run}.json`},
  eventReporter: {baseDir: `node_modules/.made/mutation-${run}`},
  clearTextReporter: {logTests: false, allowColor: false, reportTests: false},
  tempDirName: `node_modules/.stryker-${run}`,
  ignorePatterns: ['public/data', 'public/engine', 'dist', 'data/demo', '.astro'],
  allowEmpty: true,
};
