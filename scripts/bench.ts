/** `npm run bench -- NAME …`: runs a benchmark of tests/bench, e.g. `npm run bench -- kernel`. */
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {projectRoot, run} from './run.ts';

const [name, ...args] = process.argv.slice(2);
const folder = join(projectRoot, 'tests/bench');
if (name === undefined || !existsSync(join(folder, `${name}.ts`))) {
  const names = readdirSync(folder).filter(file => file.endsWith('.ts'));
  console.error(`usage: npm run bench -- NAME …\nbenchmarks: ${names.map(file => file.slice(0, -3)).join(', ')}`);
  process.exit(2);
}
process.exit(await run(process.execPath, [join('tests/bench', `${name}.ts`), ...args]));
