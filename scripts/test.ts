/**
 * `npm test`: sets everything up (packages are in place already), then runs the checks, the unit and property tests, and the
 * browser tests on a fresh build of the site. The last line is `N passed, N failed`.
 * Options: --only check,unit,browser to run a part.
 */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {prepareCities} from './prepare-cities.ts';
import {buildSite, run, runPackage} from './run.ts';
import {ensureBrowser, ensureChineseFont} from './test-browser.ts';

const {values} = parseArgs({options: {only: {type: 'string', default: 'check,unit,browser'}}});
const parts = new Set(values.only.split(','));
const results = {passed: 0, failed: 0, skipped: 0};
const scratch = mkdtempSync(join(tmpdir(), 'yikezhong-test-'));

try {
  if (parts.has('check')) count((await run(process.execPath, ['scripts/check.ts'])) === 0);
  const browser = parts.has('browser') ? await ensureBrowser() : '';
  if (parts.has('browser')) ensureChineseFont();
  // the numbers of pages are held to the published files of both cities
  if (parts.has('unit') || parts.has('browser')) await prepareCities();
  if (parts.has('unit')) await vitest('vitest.config.ts');
  if (parts.has('browser')) {
    const built = (await buildSite()) === 0;
    count(built);
    if (built) await vitest('tests/e2e/vitest.config.ts', {CHROME_PATH: browser});
  }
} finally {
  rmSync(scratch, {recursive: true, force: true});
}

if (results.skipped > 0) console.log(`${results.skipped} skipped, each with its reason printed above`);
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed > 0 || results.passed === 0 ? 1 : 0);

function count(passed: boolean): void {
  if (passed) results.passed++;
  else results.failed++;
}

/** Runs one vitest configuration and adds its counts. A run that ends without a report counts as one failure. */
async function vitest(config: string, env: Record<string, string> = {}): Promise<void> {
  const file = join(scratch, `${config.replaceAll('/', '-')}.json`);
  const code = await runPackage(
    'vitest',
    ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
  );
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
    };
    results.passed += report.numPassedTests;
    results.failed += report.numFailedTests;
    results.skipped += report.numPendingTests;
    if (code !== 0 && report.numFailedTests === 0) results.failed++;
  } catch (error) {
    console.error(`${config}: no report (${error instanceof Error ? error.message : String(error)})`);
    results.failed++;
  }
}
