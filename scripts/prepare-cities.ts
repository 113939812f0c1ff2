/**
 * Makes what the site needs before it can be built: the data of the two built-in cities, Monaco (real) and demo (invented),
 * and the packed table engine. What is there and was made by the same code from the same sources is kept.
 */
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {prepareEngine} from './engine-files.ts';
import {projectRoot, run} from './run.ts';
import {codeVersion} from './steps/code-version.ts';

const MONACO = 'data/cities/monaco/city.json';
const DEMO = 'data/demo/city.json';

/** Builds what is missing or outdated; throws when a build fails. */
export async function prepareCities(): Promise<void> {
  prepareEngine();
  const code = fingerprint('data/catalogues', codeVersion().sha256);
  await unlessMade(dirname(DEMO), code, () => yike('demo', '--out', dirname(DEMO)));
  for (const cityFile of [MONACO, DEMO]) {
    const {id} = JSON.parse(readFileSync(join(projectRoot, cityFile), 'utf8')) as {id: string};
    const made = fingerprint(dirname(cityFile), code);
    await unlessMade(join('public/data', id), made, () => yike('build', cityFile));
  }
}

/** Runs `make` unless the folder holds what the same code and sources made, by a stamp outside of what is published. */
async function unlessMade(folder: string, made: string, make: () => Promise<void>): Promise<void> {
  const stamp = join(projectRoot, 'node_modules', '.made', `${folder.replaceAll('/', '-')}.json`);
  const state = () => JSON.stringify({made, files: existsSync(join(projectRoot, folder)) ? listing(folder) : []});
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state()) return;
  await make();
  mkdirSync(dirname(stamp), {recursive: true});
  writeFileSync(stamp, state());
}

/** Names, sizes and times of the files of a folder: changes when a build replaced them or somebody touched one. */
function listing(folder: string): string[] {
  return filesBelow(folder).map(file => {
    const {size, mtimeMs} = statSync(join(projectRoot, file));
    return `${file} ${size} ${mtimeMs}`;
  });
}

function fingerprint(folder: string, before: string): string {
  const hash = createHash('sha256').update(before);
  for (const file of filesBelow(folder)) hash.update(file).update(readFileSync(join(projectRoot, file)));
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(projectRoot.length))
    .sort();
}

async function yike(...args: string[]): Promise<void> {
  const code = await run(process.execPath, ['scripts/yike.ts', ...args], {INIT_CWD: projectRoot});
  if (code !== 0) throw new Error(`yike ${args.join(' ')} ended with ${code}`);
}

if (import.meta.main) await prepareCities();
