/**
 * `npm start`: makes the data of the built-in cities, builds the site and serves it.
 * Options: --port N (default 4321), --host ADDRESS (default 127.0.0.1), --no-serve.
 */
import {parseArgs} from 'node:util';
import {prepareCities} from './prepare-cities.ts';
import {runPackage} from './run.ts';

const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '4321'},
    host: {type: 'string', default: '127.0.0.1'},
    'no-serve': {type: 'boolean', default: false},
  },
});

await prepareCities();
if ((await runPackage('astro', ['build'])) !== 0) process.exit(1);
if (!values['no-serve']) {
  console.log(`\n一刻钟 · http://${values.host}:${values.port}/\n(Ctrl-C 结束 · Ctrl-C ends it)\n`);
  process.exit(await runPackage('astro', ['preview', '--port', values.port, '--host', values.host]));
}
