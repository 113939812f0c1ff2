/** Makes the data of the two built-in cities, Monaco (real) and demo (invented), unless it is there and up to date. */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {projectRoot, run} from './run.ts';

const MONACO = 'data/cities/monaco/city.json';
const DEMO_SOURCE = 'data/demo';

/** Builds what is missing or was made by other code; throws when a build fails. */
export async function prepareCities(): Promise<void> {
  if (!existsSync(join(projectRoot, DEMO_SOURCE, 'city.json'))) await yike('demo', '--out', DEMO_SOURCE);
  await yike('build', MONACO, `${DEMO_SOURCE}/city.json`);
}

async function yike(...args: string[]): Promise<void> {
  const code = await run(process.execPath, ['scripts/yike.ts', ...args], {INIT_CWD: projectRoot});
  if (code !== 0) throw new Error(`yike ${args.join(' ')} ended with ${code}`);
}

if (process.argv[1] === import.meta.filename) await prepareCities();
