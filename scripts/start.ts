/**
 * `npm start`: makes the data of the built-in cities, builds the site and serves it.
 * Options: --port N (default 4321), --host ADDRESS (default 127.0.0.1), --no-serve.
 */
import {parseArgs} from 'node:util';
import {preview} from 'astro';
import {prepareCities} from './prepare-cities.ts';
import {buildSite, projectRoot} from './run.ts';

const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '4321'},
    host: {type: 'string', default: '127.0.0.1'},
    'no-serve': {type: 'boolean', default: false},
  },
});

await prepareCities();
if ((await buildSite()) !== 0) process.exit(1);
if (!values['no-serve']) {
  const server = await preview({
    root: projectRoot,
    server: {port: Number(values.port), host: values.host},
    logLevel: 'error',
  });
  console.log(`\n一刻钟 · http://${values.host}:${server.port}/\n(Ctrl-C 结束 · Ctrl-C ends it)\n`);
  await server.closed();
}
