import {defineConfig} from 'vitest/config';

/**
 * The tests that mutants of `src/core` must fail: those of the core alone, with the same random input every time. A part of
 * them, which makes the part of the code they are about quick to test: `TESTS=tests/core/gaps.test.ts,tests/core/gap-*.test.ts`.
 */
const tests = process.env['TESTS'] ?? 'tests/core/**/*.test.ts';

export default defineConfig({
  test: {
    include: tests.split(','),
    // reads a whole city with packages that do not run inside the mutation tester
    exclude: ['tests/core/real-*.test.ts'],
    setupFiles: ['tests/mutation/same-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
