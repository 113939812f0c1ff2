import {csvLine, csvValue} from '#files/csv.ts';
import {type TableContent, tableFromRows} from '#files/table.ts';
import {tableSpec} from '#schema/tables.ts';
import type {AreaPartition, CityModel} from '../steps/city-model.ts';
import {coverageRows, OWN, type Pair, publishedPairs, type Threshold, thresholdOf} from '../steps/coverage.ts';
import {categoryTimes, cityNetworks} from '../steps/times.ts';
import {type Arguments, type Command, choiceFlag, textFlag, UsageError} from './command.ts';
import {openCity} from './open-city.ts';
import {publishedSources} from './published-model.ts';
import {categoryFlag, standardsOf, thresholdFlags} from './threshold-flags.ts';

const LEVELS = ['city', 'district', 'subdistrict', 'community'] as const;

/** `coverage`: how many people are within a standard or a cutoff, by area. */
export const coverage: Command = {
  name: 'coverage',
  usage:
    '<city-dir> [--category C] [--profile P] [--minutes M | --meters M] [--by city|district|subdistrict|community]',
  en: 'How many people are within a standard, or a cutoff of your own, by area',
  zh: '各区域有多少人达到标准（或自定限值）',
  flags: {
    category: {type: 'string'},
    profile: {type: 'string'},
    minutes: {type: 'string'},
    meters: {type: 'string'},
    by: {type: 'string'},
  },
  flagHelp: {
    category: 'only this category, for example pharmacy (default: all)',
    profile:
      'who walks: adult, age60plus, step_free …, or own: each age at its own speed (default: all published pairs)',
    minutes: 'a cutoff of your own in minutes instead of the standards',
    meters: 'a cutoff of your own in metres along the streets',
    by: 'one row for the city (default), or one for each district, subdistrict or community',
  },
  rest: ['city-dir'],
  notes: [
    'Answers CSV with the columns of the table coverage. covered, uncovered and unknown add up to people exactly;',
    'covered_low and covered_high are the range of assumptions (假设区间), not a confidence interval.',
    'Example: coverage public/data/monaco --category pharmacy --minutes 10',
  ],
  run: async (given, terminal) => {
    const city = openCity(terminal, given.rest[0]);
    const {model} = await publishedSources(city);
    const own = thresholdFlags(given, model.graph !== null);
    const categories = categoryFlag(given, model.categories);
    const partition = partitionFlag(given, model);
    const pairs = pairsFlag(given, model);
    const walking = new Set(pairs.flatMap(pair => pair.bands?.map(band => band.profile) ?? []));
    const networks = cityNetworks(
      model,
      model.walkers.filter(({key}) => walking.has(key)),
    );
    const spec = tableSpec('coverage', {
      groups: [],
      areaKinds: [],
      categories: [],
      streets: true,
      invented: city.manifest.invented,
    });
    terminal.answer(csvLine(spec.columns.map(({name}) => name)));
    for (const [index, {key}] of categories.entries()) {
      terminal.progress(`coverage of ${key}`, index / categories.length);
      const times = categoryTimes(model, networks, key);
      const thresholds = own
        ? [own]
        : standardsOf(model.standards, key).flatMap(row => thresholdOf(row, model.graph !== null) ?? []);
      const rows = thresholds.flatMap((threshold: Threshold) =>
        pairs.flatMap(pair => coverageRows(model, times, threshold, pair, partition)),
      );
      terminal.answer(csvText(tableFromRows(spec, rows as never)));
    }
  },
};

function csvText({spec, rowCount, read}: TableContent): string {
  return Array.from({length: rowCount}, (_, row) =>
    csvLine(spec.columns.map((column, index) => csvValue(column, read[index]?.(row) ?? null))),
  ).join('');
}

function partitionFlag(given: Arguments, model: CityModel): AreaPartition {
  const level = choiceFlag(given, 'by', LEVELS);
  const found = model.partitions.find(({kind}) => kind === level);
  if (found) return found;
  const kinds = model.partitions.map(({kind}) => kind).join(', ');
  throw new UsageError(`--by: this city has no ${level} areas, expected one of ${kinds}`);
}

/** Walker and people of the rows asked for: the published pairs, or one walker for everyone and for the group it stands for. */
function pairsFlag(given: Arguments, model: CityModel): Pair[] {
  const key = textFlag(given, 'profile');
  const published = publishedPairs(model);
  if (key === undefined) return published;
  if (key === OWN) return published.filter(({profile}) => profile === OWN);
  if (!model.walkers.some(walker => walker.key === key)) {
    const keys = [...model.walkers.map(walker => walker.key), OWN];
    throw new UsageError(`--profile: found ${key}, expected one of ${keys.join(', ')}`);
  }
  const {people} = model.demand;
  const everyone = {profile: key, group: 'all', bands: [{profile: key, people}], communities: true};
  return [everyone, ...published.filter(pair => pair.profile === key && pair.group !== 'all')];
}
