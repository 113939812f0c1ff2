import {basename, relative, resolve} from 'node:path';
import {TABLE_NAMES} from '#schema/tables.ts';
import {BUILD_STEPS, type BuildStep, buildCity} from '../build-city.ts';
import {readCityFile} from '../city-source.ts';
import {type PublishedCity, refuseUnapproved} from '../steps/publication/refuse-unapproved.ts';
import {earlierSources, publishedCities} from '../steps/versions/earlier-sources.ts';
import {type Arguments, type Command, textFlag, UsageError} from './command.ts';
import {suggest} from './suggest.ts';

/** `build`: city files to published folders. */
export const build: Command = {
  name: 'build',
  usage: `<city.json>… [--out DIR] [--only ${BUILD_STEPS.join(',')}] [--public]`,
  en: 'Make all published files of one or more cities',
  zh: '生成一座或多座城市的全部发布文件',
  flags: {out: {type: 'string'}, only: {type: 'string'}, public: {type: 'boolean'}},
  flagHelp: {
    out: 'folder that gets one folder per city (default public/data)',
    only: `make only the files of these steps, separated by commas: ${BUILD_STEPS.join(', ')}`,
    public: 'refuse all before any is built if one may not be published (a map of China without an approval number)',
  },
  rest: ['city.json…'],
  notes: [
    'Example: npm run --silent yike -- build data/cities/monaco/city.json',
    '--only keeps the other files of the folder when they would come out the same; else it leaves them out.',
    'The city file says which sources to read; its paths start at its own folder. The finished folder replaces the old one',
    'in one step; when anything is refused, the old folder stays as it was.',
    '"earlier" in the city file names earlier versions (city files or folders): kept in versions/, with what changed since.',
  ],
  run: async (given, terminal) => {
    const out = resolve(terminal.cwd, textFlag(given, 'out') ?? 'public/data');
    const only = onlySteps(given);
    const isPublic = given.flags['public'] === true;
    if (isPublic) refuseUnapproved(given.rest.flatMap(file => publishedBy(resolve(terminal.cwd, file), file)));
    for (const [index, file] of given.rest.entries()) {
      const share = (part: number) => (index + part) / given.rest.length;
      const {dir, manifest} = await buildCity(resolve(terminal.cwd, file), {
        out,
        ...(only === undefined ? {} : {only}),
        public: isPublic,
        progress: (label, part) => terminal.progress(label, share(part)),
      });
      const {counts, population} = manifest;
      terminal.tell(
        `${relative(terminal.cwd, dir) || dir}: ${Math.round(population.people)} people in ${counts.cells} cells, ` +
          `${counts.edges} street edges, ${counts.facilities} facilities, ${counts.gaps} gaps, ${counts.findings} findings`,
      );
      const missing = TABLE_NAMES.filter(name => manifest.tables[name] === undefined);
      if (missing.length > 0) terminal.tell(`not made, because of --only: ${missing.join(', ')}`);
    }
  },
};

/** The city of a city file and its earlier versions. */
function publishedBy(path: string, file: string): PublishedCity[] {
  const source = readCityFile(path);
  return publishedCities(source, earlierSources(source, basename(path)), file);
}

function onlySteps(given: Arguments): BuildStep[] | undefined {
  const text = textFlag(given, 'only');
  return text?.split(',').map(word => {
    const step = BUILD_STEPS.find(name => name === word.trim());
    if (step !== undefined) return step;
    const near = suggest(word, BUILD_STEPS);
    throw new UsageError(
      `--only: found ${word}, ${near === null ? `expected some of ${BUILD_STEPS.join(', ')}` : `did you mean ${near}?`}`,
    );
  });
}
