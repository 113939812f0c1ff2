/** `npm run check`: formatter and linter (Biome), types of scripts, sources and tests (tsc), types of pages (astro check). */
import {runPackage} from './run.ts';

const failures: string[] = [];
for (const [name, ...args] of [
  ['biome', 'check', '--error-on-warnings'],
  ['tsc', '--noEmit', '--project', 'tsconfig.json'],
  ['astro', 'check', '--minimumFailingSeverity', 'error'],
] as const) {
  console.error(`· ${name} ${args.join(' ')}`);
  if ((await runPackage(name, args)) !== 0) failures.push(name);
}
if (failures.length > 0) {
  console.error(`check failed: ${failures.join(', ')}`);
  process.exit(1);
}
