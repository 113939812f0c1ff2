import {existsSync, mkdirSync, rmSync, statSync} from 'node:fs';
import {basename, join} from 'node:path';
import type {EdgeShape} from '#core/graph.ts';
import type {CandidateLinks} from '#core/link-file.ts';
import {decodeShape, encodeShape} from '#core/shape-file.ts';
import type {Row} from '#files/table.ts';
import {chooseCatalogues} from '#schema/catalogues.ts';
import type {Catalogue} from '#schema/category.ts';
import {InputError} from '#schema/input-error.ts';
import type {KeptVersion, Manifest} from '#schema/manifest.ts';
import {chooseNorms} from '#schema/norm.ts';
import {loadCatalogue, standardsFor} from './catalogue.ts';
import {type CitySource, namingCityFile, readCityFile} from './city-source.ts';
import type {OsmExtract} from './io/osm-extract.ts';
import {loadNorms} from './norms.ts';
import type {Progress} from './progress.ts';
import {Report} from './report.ts';
import {buildAreas} from './steps/areas.ts';
import {buildBackground} from './steps/background.ts';
import {buildBoundary} from './steps/boundary.ts';
import {type BuildStep, type Wanted, wantedSteps} from './steps/build-steps.ts';
import {areaFactsOf, type CityModel, cityModel} from './steps/city-model.ts';
import {computeTables, facilityNames} from './steps/compute-tables.ts';
import {buildAlternatives, type DemandAlternative} from './steps/demand-alternatives.ts';
import {buildEstates} from './steps/estates.ts';
import {buildFacilities} from './steps/facilities.ts';
import {facilityAreas} from './steps/indicators/facility-areas.ts';
import type {ResidentialLand} from './steps/land/land-model.ts';
import {buildLand} from './steps/land/residential-land.ts';
import {buildLinks} from './steps/links.ts';
import type {Area, Boundary, Cells, Facilities, Streets} from './steps/model.ts';
import {buildCells} from './steps/population.ts';
import {refuseSensitive} from './steps/publication/refuse-sensitive.ts';
import {refuseUnapproved} from './steps/publication/refuse-unapproved.ts';
import {readStreets} from './steps/read-streets.ts';
import {buildRecords, dayIn} from './steps/records.ts';
import {buildSearch} from './steps/search/build-search.ts';
import {buildStreets} from './steps/streets.ts';
import {beginSwap} from './steps/swap-folder.ts';
import {
  type EarlierSource,
  earlierSources,
  namingEarlier,
  publishedCities,
  refuseReplaced,
} from './steps/versions/earlier-sources.ts';
import {earlierUnchanged} from './steps/versions/earlier-unchanged.ts';
import {keepVersion} from './steps/versions/keep-version.ts';
import {writeCity} from './steps/write-city.ts';
import {loadWalkers} from './walkers.ts';

export {BUILD_STEPS, type BuildStep} from './steps/build-steps.ts';

/** How to build a city. */
export interface BuildOptions {
  /** Folder that gets the city's folder. */
  readonly out: string;
  /** Steps whose files are made; others are kept from the folder that is there if they would be the same. Absent: all. */
  readonly only?: readonly BuildStep[];
  /** True: refuse what may not be published. */
  readonly public?: boolean;
  readonly progress: Progress;
}

/** Where each part of the work ends, as a share of all of it; measured on Las Palmas. */
const ENDS = {
  read: 0.02,
  streets: 0.07,
  population: 0.1,
  facilities: 0.19,
  tables: 0.66,
  tiles: 0.84,
  write: 1,
};

type Parts = (part: keyof typeof ENDS) => Progress;

/** Turns the progress of one part into that of the whole. */
function partsOf(progress: Progress): Parts {
  const names = Object.keys(ENDS) as (keyof typeof ENDS)[];
  return part => {
    const start = ENDS[names[names.indexOf(part) - 1] ?? part];
    const from = part === names[0] ? 0 : start;
    return (label, share) => progress(label, from + (ENDS[part] - from) * share);
  };
}

/** Divides the progress among builds one after another: that of the build `index`, counted from the end where negative. */
function turnsOf(progress: Progress, count: number): (index: number) => Progress {
  return index => (label, share) => progress(label, ((index < 0 ? count + index : index) + share) / count);
}

function refuseNoFolder(out: string): void {
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new InputError({file: out, where: '--out', found: 'a file', expected: 'a folder, or a new name for one'});
}

/**
 * Makes all published files of a city in `<out>/<id>`: in a hidden folder beside it first, which then takes its place.
 * When an input is refused (InputError) or anything fails, what was there before stays untouched.
 */
export async function buildCity(cityFile: string, options: BuildOptions): Promise<{dir: string; manifest: Manifest}> {
  const file = basename(cityFile);
  const source = readCityFile(cityFile);
  const {id} = source.city;
  const earlier = earlierSources(source, file);
  if (options.public) refuseUnapproved(publishedCities(source, earlier, file));
  refuseNoFolder(options.out);
  refuseReplaced(earlier, join(options.out, id), file);
  const swap = beginSwap(options.out, id);
  try {
    const manifest = await makeFiles(source, earlier, swap.building, options);
    swap.commit();
    return {dir: join(options.out, id), manifest};
  } catch (error) {
    swap.abandon();
    throw namingCityFile(error, source.city, file);
  }
}

/** Geometry of the streets as it will be read from the published file, coarser than the source: outlines are drawn from it. */
function publishedShape({graph, shape, edgeName, names}: Streets): EdgeShape {
  return decodeShape(graph, encodeShape(graph, shape, {edgeName, names})).shape;
}

/** What a build has read and made before anything is computed. */
interface Read {
  readonly extract: OsmExtract | null;
  readonly boundary: Boundary;
  readonly areas: Area[];
  /** Rows of the table `records`. */
  readonly records: readonly Row[];
  readonly streets: Streets | null;
  readonly links: CandidateLinks | null;
  readonly cells: Cells;
  readonly alternatives: DemandAlternative[];
  readonly land: ResidentialLand | null;
  readonly facilities: Facilities;
  readonly catalogue: Catalogue;
}

async function readAll({city, dir}: CitySource, wanted: Wanted, report: Report, part: Parts): Promise<Read> {
  const {extract, source} = await readStreets(city, dir, part('read'));
  const boundary = await buildBoundary(city, source, dir, report);
  const given = await buildAreas(city, extract, boundary, dir, report);
  const streets = source && (await buildStreets(city, source, boundary, report, part('streets'), {dir}));
  const needsLinks = wanted('times') || wanted('tables') || wanted('streets');
  const links = needsLinks ? await buildLinks(extract, streets, boundary) : null;
  part('population')('population', 0);
  const ground = {extract, boundary, areas: given, streets, dir, report};
  const cells = await buildCells(city, ground);
  const alternatives = await buildAlternatives(city, cells, ground);
  const land = await buildLand(city, ground);
  part('facilities')('facilities', 0);
  const catalogue = chooseCatalogues(loadCatalogue(), city.catalogues);
  const facilities = await buildFacilities(city, {...ground, catalogue});
  const today = dayIn(city.timeZone, new Date());
  const joined = {...ground, catalogue, cells, facilities: facilities.facilities, today};
  const {areas, rows: records} = await buildRecords(city, joined);
  return {extract, boundary, areas, records, streets, links, cells, alternatives, land, facilities, catalogue};
}

async function modelOf({city, dir}: CitySource, read: Read): Promise<CityModel> {
  const {areas, facilities, catalogue, cells, streets, alternatives, land} = read;
  return cityModel({
    ...{cityId: city.id, cells, streets, facilities, areas, alternatives, land},
    categories: catalogue.categories,
    standards: standardsFor(catalogue, city.jurisdiction),
    walkers: loadWalkers(),
    normInputs: {
      jurisdiction: city.jurisdiction,
      norms: chooseNorms(loadNorms(), city.catalogues),
      areas: areas.map(areaFactsOf),
      estates: await buildEstates(city, new Set(areas.map(area => area.areaId)), dir),
      facilityAreas: facilityAreas(facilities.points, areas),
    },
  });
}

/** Hidden folder, inside the one being made, in which an earlier version is built. */
const EARLIER_FOLDER = '.earlier';

/** Builds or takes over the earlier versions of a city and keeps of each what is to be kept. Their files lie in `into` then. */
async function makeVersions(
  earlier: readonly EarlierSource[],
  into: string,
  out: string,
  turn: (index: number) => Progress,
): Promise<KeptVersion[]> {
  const kept: KeptVersion[] = [];
  for (const [index, each] of earlier.entries()) {
    if (each.kept === 'folder') {
      kept.push(keepVersion(each, into));
      continue;
    }
    const {source, named, version} = each;
    const dir = join(into, EARLIER_FOLDER);
    mkdirSync(dir);
    try {
      await makeFiles(source, [], dir, {out, progress: turn(index)});
      kept.push(keepVersion({dir, named, version, kept: 'city'}, into));
    } catch (error) {
      throw namingEarlier(error, named, source);
    }
    rmSync(dir, {recursive: true});
  }
  return kept;
}

async function makeFiles(
  city: CitySource,
  earlier: readonly EarlierSource[],
  into: string,
  {progress, ...options}: BuildOptions,
): Promise<Manifest> {
  const wanted = wantedSteps(options.only);
  const turn = turnsOf(progress, wanted('tables') ? earlier.length + 1 : 1);
  const versions = wanted('tables') ? await makeVersions(earlier, into, options.out, turn) : null;
  const part = partsOf(turn(-1));
  const report = new Report();
  const read = await readAll(city, wanted, report, part);
  const model = await modelOf(city, read);
  const {extract, boundary, streets, links, cells, areas, facilities, records, catalogue} = read;
  const shape = streets && publishedShape(streets);
  const sources = {
    model,
    shape,
    cells,
    facilityName: facilityNames(facilities.facilities),
    links,
    streetNames: streets,
  };
  const tables = wanted('times') || wanted('tables') ? await computeTables(sources, part('tables')) : null;
  part('tiles')('background map', 0);
  const background = extract && wanted('tiles') ? await buildBackground(city.city, extract, boundary) : null;
  const search = wanted('tables')
    ? buildSearch({...read, city: city.city, shape, categories: catalogue.categories})
    : null;
  const built = {
    ...{city: city.city, cityText: city.text, dir: city.dir},
    ...{boundary, streets, links, cells, areas, facilities, records, model, report, tables, background, search},
    versions,
  };
  const previous = options.only === undefined ? null : join(options.out, city.city.id);
  const writing = {into, wanted, previous, isSameEarlier: (dir: string) => earlierUnchanged(earlier, dir)};
  const manifest = await writeCity(built, writing, part('write'));
  if (options.public && extract) await refuseSensitive(into, manifest.versions ?? [], extract);
  return manifest;
}
