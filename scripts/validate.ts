/**
 * `npm run validate`: compares with the answers of others in ../shared and writes data/validation.json. What a comparison needs
 * must be there: without the shared folder nothing is written and the exit code is 1.
 */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {folderVersion} from '#files/folder-version.ts';
import {type OracleResult, validationSchema} from '#schema/validation.ts';
import {projectRoot} from './run.ts';
import {beloHorizonte} from './validate/belo-horizonte.ts';
import {odense} from './validate/odense.ts';
import {type Oracle, sharedPath} from './validate/oracle.ts';
import {sitingOracles} from './validate/siting.ts';
import {streetOracles} from './validate/street-lengths.ts';

const ORACLES: readonly Oracle[] = [...streetOracles, odense, ...sitingOracles, beloHorizonte];

/** Paths of the shared files an oracle needs; ends the process when one is not there. */
function pathsOf({files}: Oracle): string[] {
  return files.map(name => sharedPath(name) ?? missing(name));
}

function missing(name: string): never {
  console.error(`../shared/data/${name}: found nothing, expected the shared data folder beside the project`);
  process.exit(1);
}

const results: OracleResult[] = [];
for (const oracle of ORACLES) {
  for (const result of await oracle.run(pathsOf(oracle))) {
    const {id, n, median, p95, worst, unit, within} = result;
    console.error(
      `${id}: n ${n}, median ${median}, p95 ${p95}, worst ${worst} ${unit}; ${within.n} within ${within.limit}`,
    );
    results.push(result);
  }
}
const report = validationSchema.parse({core_sha256: folderVersion(projectRoot, ['src/core']), oracles: results});
writeFileSync(join(projectRoot, 'data', 'validation.json'), `${JSON.stringify(report, null, 2)}\n`);
console.error('data/validation.json written');
