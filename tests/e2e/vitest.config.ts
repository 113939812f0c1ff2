import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';

/** Browser tests run one after the other against one served build of the site. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/support/serve-site.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
