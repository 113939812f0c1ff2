/** Mutation testing of the core: `npm run mutate [-- --mutate 'src/core/gaps.ts']`. */
export default {
  packageManager: 'npm',
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: {configFile: 'tests/mutation/vitest.config.ts', related: false},
  mutate: ['src/core/**/*.ts'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  timeoutFactor: 2,
  ignoreStatic: false,
  reporters: ['clear-text', 'json'],
  jsonReporter: {fileName: 'node_modules/.made/mutation.json'},
  clearTextReporter: {logTests: false, allowColor: false},
  tempDirName: 'node_modules/.stryker',
  ignorePatterns: ['public/data', 'public/engine', 'dist', 'data/demo', '.astro'],
  allowEmpty: true,
};
