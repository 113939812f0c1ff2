import {encodeGeojson} from '#files/geojson.ts';
import {tableFromRows} from '#files/table.ts';
import {tableSpec} from '#schema/tables.ts';
import {thresholdOf} from '../steps/coverage.ts';
import {thresholdGaps} from '../steps/gaps.ts';
import {categoryTimes, cityNetworks} from '../steps/times.ts';
import {type Command, textFlag, UsageError} from './command.ts';
import {openCity, profileFlag} from './open-city.ts';
import {publishedSources} from './published-model.ts';
import {categoryFlag, standardsOf, thresholdFlags} from './threshold-flags.ts';

/** `gaps`: where people live together outside a standard, and why. */
export const gaps: Command = {
  name: 'gaps',
  usage: '<city-dir> --category C [--minutes M | --meters M] [--profile P]',
  en: 'Where people live together outside a standard, and why',
  zh: '哪里的居民成片达不到标准，原因是什么',
  flags: {category: {type: 'string'}, minutes: {type: 'string'}, meters: {type: 'string'}, profile: {type: 'string'}},
  flagHelp: {
    category: 'the category, for example pharmacy',
    minutes:
      'a cutoff of your own in minutes instead of the required standards (or, where none is, the reference value)',
    meters: 'a cutoff of your own in metres along the streets',
    profile: 'who walks: adult (default, as published), age60plus …',
  },
  rest: ['city-dir'],
  notes: [
    'Answers a GeoJSON FeatureCollection with the columns of the table gaps, largest first. certainty "unverified" means:',
    'not found in a source that may lack some; it is no finding until someone looks (已知数据中未找到，可能有而未登记).',
  ],
  run: async (given, terminal) => {
    if (textFlag(given, 'category') === undefined)
      throw new UsageError('--category C is missing, for example --category pharmacy');
    const city = openCity(terminal, given.rest[0]);
    const {manifest} = city;
    const sources = await publishedSources(city);
    const {model} = sources;
    const own = thresholdFlags(given, model.graph !== null);
    const [category] = categoryFlag(given, model.categories);
    const key = category?.key as string;
    const profile = profileFlag(given, city).key;
    const walkers = model.walkers.filter(({key}) => key === 'adult' || key === profile);
    const networks = cityNetworks(model, walkers);
    const times = categoryTimes(model, networks, key);
    const standards = standardsOf(model.standards, key);
    const required = standards.filter(({decides}) => decides);
    const asked = required.length > 0 ? required : standards.filter(row => row.default);
    const thresholds = own ? [own] : asked.flatMap(row => thresholdOf(row, model.graph !== null) ?? []);
    if (!own && required.length === 0)
      terminal.tell(
        `${key}: no required standard here; measured by the reference value ${asked[0]?.id ?? '(none)'}, which is information, no verdict (参考值，非国家强制要求)`,
      );
    const rows = thresholds.flatMap(threshold => thresholdGaps({...sources, networks}, times, threshold, profile));
    const {invented, id} = manifest;
    const spec = tableSpec('gaps', {
      groups: [],
      areaKinds: [],
      categories: [],
      streets: model.graph !== null,
      invented,
    });
    const {licence} = manifest.files.find(file => file.schema === 'table:gaps') ?? {licence: ''};
    const attribution = [...new Set(manifest.licences.map(entry => entry.attribution))].join('; ');
    const utf8 = new TextDecoder();
    for (const piece of encodeGeojson(tableFromRows(spec, rows as never), {city: id, invented, licence, attribution}))
      terminal.answer(utf8.decode(piece));
  },
};
