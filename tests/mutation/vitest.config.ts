import {defineConfig} from 'vitest/config';

/** The tests that mutants of `src/core` must fail: those of the core alone, with the same random input every time. */
export default defineConfig({
  test: {
    include: ['tests/core/**/*.test.ts'],
    // reads a whole city with packages that do not run inside the mutation tester
    exclude: ['tests/core/real-*.test.ts'],
    setupFiles: ['tests/mutation/same-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
