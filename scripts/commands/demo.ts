import {resolve} from 'node:path';
import {makeDemo} from '../demo/make-demo.ts';
import {type Command, textFlag, wholeFlag} from './command.ts';

/** `demo`: an invented city as source files. */
export const demo: Command = {
  name: 'demo',
  usage: '[--people N] [--seed S] [--out DIR]',
  en: 'Make an invented Chinese city as source files, with planted gaps',
  zh: '生成一座虚构的中国城市（源文件），含预设缺口',
  flags: {people: {type: 'string'}, seed: {type: 'string'}, out: {type: 'string'}},
  flagHelp: {
    people: 'about how many people live there (default 300000)',
    seed: 'another whole number makes another city (default 1)',
    out: 'folder for the files (default data/demo)',
  },
  rest: [],
  notes: [
    'Writes streets (.osm.gz), population rasters, facility lists, areas, city.json and key.json (the planted gaps).',
    'Then: npm run --silent yike -- build <DIR>/city.json',
  ],
  run: async (given, terminal) => {
    const out = resolve(terminal.cwd, textFlag(given, 'out') ?? 'data/demo');
    const people = wholeFlag(given, 'people', 1000, 5_000_000) ?? 300_000;
    const seed = wholeFlag(given, 'seed', 0, 2 ** 31) ?? 1;
    await makeDemo({people, seed, out});
    terminal.tell(`${out}: an invented city of about ${people} people (seed ${seed})`);
  },
};
