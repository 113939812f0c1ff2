import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import type {CandidateLinks} from '#core/link-file.ts';
import {encodeCsv} from '#files/csv.ts';
import {polygonGeometry} from '#files/geojson.ts';
import {readManifest} from '#files/read-city.ts';
import {sha256} from '#files/sha256.ts';
import {type Row, tableFromRows} from '#files/table.ts';
import type {City} from '#schema/city.ts';
import {compareGroups} from '#schema/group-name.ts';
import type {KeptVersion, Manifest} from '#schema/manifest.ts';
import {SEARCH_FORMAT, type SearchFile} from '#schema/search-file.ts';
import {CHANGES_NOTE} from '#schema/tables/changes.ts';
import {CHANGES_COVERAGE_NOTE} from '#schema/tables/changes-coverage.ts';
import {SITE_NOTE} from '#schema/tables/sites.ts';
import {dictionary, type TableContext, type TableName, tableSpec} from '#schema/tables.ts';
import type {Progress} from '../progress.ts';
import type {Report} from '../report.ts';
import {areaTable} from './area-table.ts';
import type {Wanted} from './build-steps.ts';
import {cellTable} from './cell-table.ts';
import {binariesOf} from './city-binaries.ts';
import {CityFiles, INGREDIENTS} from './city-files.ts';
import type {CityModel} from './city-model.ts';
import {codeVersion} from './code-version.ts';
import {CATCHMENT_NOTE, type ComputedTables} from './compute-tables.ts';
import {EQUITY_NOTES} from './equity.ts';
import {facilityTable} from './facility-table.ts';
import {provenanceOf} from './licences.ts';
import {type Built, manifestOf, manifestText, parametersOf, populationOf} from './manifest.ts';
import type {Area, Boundary, Cells, Facilities, Streets} from './model.ts';
import {rowTables} from './row-tables.ts';
import {encodeSearch, searchCount} from './search.ts';
import {listSources} from './sources.ts';
import {changeContents} from './versions/change-contents.ts';
import {copyVersions} from './versions/earlier-unchanged.ts';

/** A city as computed, ready to be written. */
export interface ComputedCity {
  readonly city: City;
  readonly cityText: string;
  /** Folder that paths of the city file start at. */
  readonly dir: string;
  readonly boundary: Boundary;
  readonly streets: Streets | null;
  /** Links that could be opened; null when what stands between streets is not known. */
  readonly links: CandidateLinks | null;
  readonly cells: Cells;
  readonly areas: readonly Area[];
  readonly facilities: Facilities;
  /** Rows of the table `records`. */
  readonly records: readonly Row[];
  readonly model: CityModel;
  readonly report: Report;
  /** Null when no table is wanted. */
  readonly tables: ComputedTables | null;
  /** PMTiles of the city's own map; null without an extract. */
  readonly background: Uint8Array | null;
  /** What can be found by name; null when not wanted. */
  readonly search: SearchFile | null;
  /** Earlier versions that lie in the folder already, oldest first; null when not wanted. */
  readonly versions: readonly KeptVersion[] | null;
}

/** What the columns of a city's tables depend on. */
export function tableContext({city, model}: Pick<ComputedCity, 'city' | 'model'>): TableContext {
  return {
    groups: [...model.demand.groups.keys()].sort(compareGroups),
    areaKinds: model.partitions.flatMap(({kind}) => (kind === 'city' ? [] : [kind])),
    categories: model.categories.map(({key, name_zh, name_en}) => ({key, zh: name_zh, en: name_en})),
    streets: model.graph !== null,
    ...(model.rank && {rank: model.rank.measure}),
    invented: city.invented,
  };
}

/** Where and what to write. */
export interface WriteOptions {
  /** Empty folder. */
  readonly into: string;
  readonly wanted: Wanted;
  /** Folder of an earlier build; its files stand in for unwanted ones when they would be the same. */
  readonly previous: string | null;
  /** True when the earlier versions kept in such a folder are those that would be kept now. */
  isSameEarlier(previous: string): Promise<boolean>;
}

/** Writes the wanted files of a city into an empty folder, the manifest last. */
export async function writeCity(computed: ComputedCity, options: WriteOptions, progress: Progress): Promise<Manifest> {
  const {into, wanted, previous} = options;
  const files = new CityFiles(into);
  await writeBinaries(computed, files, wanted, progress);
  await writeTables(computed, files, wanted, progress);
  if (wanted('tables')) {
    await writeTexts(computed, files);
    await writeChanges(computed, files);
  }
  if (computed.search !== null) await writeSearch(computed.city, computed.search, files);
  const {city, cityText, dir, boundary, streets, cells, areas, facilities, model, report} = computed;
  const sources = await listSources(city, dir, streets?.snapshot ?? null);
  const findingCount = report.findings().length;
  const built = {
    city,
    cityText,
    boundary,
    streets,
    cells,
    areas,
    facilities,
    model,
    sources,
    findingCount,
    files,
    versions: computed.versions ?? [],
  };
  const isKept = previous !== null && (wanted('tables') || isSameRecords(computed, previous));
  const versions = (isKept && (await keepUnchanged(built, options, previous))) || built.versions;
  const manifest = manifestOf({...built, versions});
  writeFileSync(join(into, 'manifest.json'), manifestText(manifest));
  return manifest;
}

/**
 * True when the optional tables say what a folder has published. The hashes of their files are not in its manifest where
 * they tell of few people, so what became of them is compared.
 */
function isSameRecords(computed: ComputedCity, previous: string): boolean {
  if (!existsSync(join(previous, 'manifest.json'))) return false;
  const published = readManifest(previous).files.find(({path}) => /^records\.csv(\.gz)?$/.test(path));
  const content = tableFromRows(tableSpec('records', tableContext(computed)), computed.records);
  const made = sha256(Buffer.concat([...encodeCsv(content, 'machine')]));
  return published === undefined || made === (published.content?.sha256 ?? published.sha256);
}

/**
 * Keeps the files of an earlier build that this one does not make, if it was made of the same sources by the same code. Gives
 * the earlier versions that are kept then; null where nothing is.
 */
async function keepUnchanged(
  built: Built,
  {into, wanted, isSameEarlier}: WriteOptions,
  previous: string,
): Promise<readonly KeptVersion[] | null> {
  if (!existsSync(join(previous, 'manifest.json'))) return null;
  const earlier = readManifest(previous);
  const comparable = ({
    tables: _tables,
    files: _files,
    versions: _kept,
    fingerprint: _whole,
    counts,
    ...rest
  }: Manifest) => ({
    ...rest,
    counts: {...counts, gaps: 0},
  });
  if (!isDeepStrictEqual(comparable(earlier), comparable(manifestOf(built)))) return null;
  if (wanted('tables')) {
    built.files.keepFrom(previous, earlier);
    return built.versions;
  }
  if (!(await isSameEarlier(previous))) return null;
  built.files.keepFrom(previous, earlier);
  copyVersions(previous, earlier.versions ?? [], into);
  return earlier.versions ?? [];
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

async function writeBinaries(
  computed: ComputedCity,
  files: CityFiles,
  wanted: Wanted,
  progress: Progress,
): Promise<void> {
  const {city, background} = computed;
  for (const {step, path, rows, made, zh, en, encode} of binariesOf(computed)) {
    if (!wanted(step)) continue;
    progress(path, 0.1);
    const {licence} = provenanceOf(city, made);
    const bytes = encode();
    // the major version stands behind the magic of every binary file
    await files.addPacked(bytes, {path, rows, licence, schema: `${path}/${bytes[4]}`, zh, en});
  }
  if (background) {
    const {licence} = provenanceOf(city, ['background']);
    const label = {path: 'background.pmtiles', rows: null, licence, schema: 'pmtiles/3'};
    await files.addBytes(background, {...label, zh: '底图（矢量瓦片）', en: 'Background map (vector tiles)'});
  }
}

/** What the manifest says of a table beside its files. */
const TABLE_NOTES: Partial<Record<TableName, readonly {readonly zh: string; readonly en: string}[]>> = {
  catchments: [CATCHMENT_NOTE],
  equity: EQUITY_NOTES,
  sites: [SITE_NOTE],
  changes: [CHANGES_NOTE],
  changes_coverage: [CHANGES_COVERAGE_NOTE],
};

async function writeTables(
  computed: ComputedCity,
  files: CityFiles,
  wanted: Wanted,
  progress: Progress,
): Promise<void> {
  const {city, cells, areas, facilities, records, model, tables} = computed;
  if (tables === null) return;
  const context = tableContext(computed);
  const spec = (name: TableName) => tableSpec(name, context);
  const {cellId, cellMeters, placedBy} = cells;
  const {demand, partitions} = model;
  const {times, required} = tables;
  const streets = model.graph !== null;
  const contents = [
    cellTable(spec('cells'), {
      ...{cellId, cellMeters, placedBy, demand, partitions, times, required, streets},
      rank: model.rank,
    }),
    facilityTable(spec('facilities'), facilities, tables.served, model.normInputs),
    areaTable(spec('areas'), areas, model, tables.coverage),
    ...rowTables(spec, tables, model),
    tableFromRows(spec('records'), records),
  ];
  for (const [index, content] of contents.entries()) {
    progress(content.spec.name, 0.2 + (0.8 * index) / contents.length);
    const {name} = content.spec;
    if (!wanted(name === 'cells' ? 'times' : 'tables')) continue;
    await files.addTable(content, provenanceOf(city, INGREDIENTS[name]), TABLE_NOTES[name] ?? []);
  }
}

/** The tables about what changed, from the files that are written already. */
async function writeChanges(computed: ComputedCity, files: CityFiles): Promise<void> {
  const {city, model, cells, facilities, versions} = computed;
  const context = tableContext(computed);
  const method = {
    id: city.id,
    code: codeVersion(),
    parameters: parametersOf(computed),
    population: populationOf(model, cells),
    claims: [...facilities.claims],
    noData: [...facilities.noData],
    files: files.files,
  };
  const {contents, credited} = await changeContents(files.dir, city, versions ?? [], method, name =>
    tableSpec(name, context),
  );
  for (const content of contents) {
    const {name} = content.spec;
    await files.addTable(content, provenanceOf(credited, INGREDIENTS[name]), TABLE_NOTES[name] ?? []);
  }
}

async function writeSearch(city: City, search: SearchFile, files: CityFiles): Promise<void> {
  await files.addPacked(encodeSearch(search), {
    path: 'search.json',
    rows: searchCount(search),
    licence: provenanceOf(city, ['streets', 'facilities', 'areas']).licence,
    schema: SEARCH_FORMAT,
    zh: '按名称查找：街道、区域、小区、设施，附拼音',
    en: 'Finding by name: streets, areas, neighbourhoods and facilities, with pinyin',
  });
}

async function writeTexts(computed: ComputedCity, files: CityFiles): Promise<void> {
  const {city, boundary, report} = computed;
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const {licence, attribution} = provenanceOf(city, ['boundary', 'streets']);
  const boundaryFeature = {
    type: 'Feature',
    properties: {city: city.id, invented: city.invented, source: boundary.source, licence, attribution},
    geometry: polygonGeometry(boundary.polygons),
  };
  const put = (path: string, text: string, rows: number | null, schema: string, zh: string, en: string) =>
    files.addBytes(utf8(text), {
      path,
      rows,
      licence: path === 'dictionary.json' ? 'CC0-1.0' : licence,
      schema,
      zh,
      en,
    });
  await put(
    'boundary.geojson',
    `${JSON.stringify(boundaryFeature)}\n`,
    1,
    'geojson',
    '城市边界',
    'Boundary of the city',
  );
  const tables = dictionary(tableContext(computed));
  await put('dictionary.json', jsonText(tables), tables.length, 'dictionary/1', '数据字典', 'Data dictionary');
  const findings = report.findings();
  const text = jsonText({city: city.id, invented: city.invented, findings});
  await put('report.json', text, findings.length, 'report/1', '生成时的发现', 'What was odd in the input');
  await put('LICENCES.txt', licenceText(city), null, 'text', '许可与署名', 'Licences and attribution');
}

function licenceText(city: City): string {
  const lines = city.licences.map(({covers, id, attribution, url}) =>
    [`${id}: ${covers}`, `  ${attribution}`, ...(url === undefined ? [] : [`  ${url}`])].join('\n'),
  );
  const invented = city.invented
    ? ['虚构的城市 · This city is invented. 数据不反映任何真实地点 · Nothing here is a real place.', '']
    : [];
  return `${[
    `${city.name.zh} · ${city.name.en}`,
    '',
    ...invented,
    '各文件的许可见 manifest.json · The licence of each file stands in manifest.json.',
    '',
    ...lines,
  ].join('\n')}\n`;
}
