import {isDeepStrictEqual} from 'node:util';
import {DEGREE_SCALE} from '#core/units.ts';
import {readDictionary} from '#files/read-city.ts';
import type {Row} from '#files/table.ts';
import {openingWeek} from '#lists/opening-week.ts';
import {dictionary} from '#schema/tables.ts';
import type {OpenCity} from '../commands/open-city.ts';
import type {PublishedSources} from '../commands/published-model.ts';
import {divisionsOf} from '../steps/city-model.ts';
import {landStatistics} from '../steps/land/land-model.ts';
import {edgePeople, fingerprintOf, populationOf} from '../steps/manifest.ts';
import {mapNotice} from '../steps/publication/map-notice.ts';
import {citySnapStatistics, placementStatistics} from '../steps/statistics.ts';
import type {ExpectedTables} from './expected-tables.ts';
import type {Problem} from './problem.ts';

/** Compares the numbers and words of the manifest, the dictionary and facilities.bin with what they were made from. */
export function compareStatistics(open: OpenCity, published: PublishedSources, expected: ExpectedTables): Problem[] {
  const problems: Problem[] = [];
  const compare = (file: string, where: string, found: unknown, should: unknown) => {
    if (isDeepStrictEqual(found, should)) return;
    problems.push({file, where, found: short(found), expected: short(should)});
  };
  for (const [where, found, should] of manifestPairs(open, published, expected))
    compare('manifest.json', where, found, should);
  compare('dictionary.json', 'tables', readDictionary(open.dir), plain(dictionary(expected.context)));
  const {divisions, rank} = published.model.demand;
  // a file of an earlier version says neither
  if (divisions !== undefined)
    compare('demand.bin.gz', 'areas of the cells', divisions, divisionsOf(published.model.partitions));
  if (rank !== undefined) compare('demand.bin.gz', 'rank of the cells', rank, published.model.rank ?? null);
  return [...problems, ...facilityProblems(open, expected.facilityRows)];
}

function manifestPairs(open: OpenCity, {model, cellRows, areaRows}: PublishedSources, {city, tables}: ExpectedTables) {
  const {manifest} = open;
  const {demand, graph, facilities} = model;
  const placedBy = cellRows.map(row => row['placed_by'] as string);
  const kinds = [...new Set(areaRows.map(row => row['kind'] as string))];
  const counts = {
    cells: demand.cellCount,
    facilities: facilities.facilityCount,
    facilitiesInside: facilities.inside.reduce((sum, inside) => sum + inside, 0),
    areas: Object.fromEntries(kinds.map(kind => [kind, areaRows.filter(row => row['kind'] === kind).length])),
    nodes: graph?.nodeCount ?? 0,
    edges: graph?.edgeCount ?? 0,
    gaps: tables.find(table => table.spec.name === 'gaps')?.rowCount,
    findings: manifest.counts.findings,
  };
  const snap = graph && citySnapStatistics(model);
  const of = (part: object, keys: readonly string[]) =>
    Object.fromEntries(keys.map(key => [key, (part as Record<string, unknown>)[key]]));
  const words = ['id', 'name', 'language', 'timeZone', 'jurisdiction', 'invented'];
  return [
    ['the city', of(manifest, words), plain(of(city, words))],
    ['publish.notice', manifest.publish.notice, mapNotice(city)],
    ['publish.mapApproval', manifest.publish.mapApproval, city.publish.mapApproval],
    ['publish.icp', manifest.publish.icp, city.publish.icp],
    ['licences', manifest.licences, plain(city.licences)],
    ['fingerprint', manifest.fingerprint, fingerprintOf(manifest.files, manifest.versions)],
    ['counts', manifest.counts, counts],
    ['residentialLand', manifest.residentialLand ?? null, landStatistics(model)],
    ['population', manifest.population, populationOf(model, manifest.population)],
    ['edge_people', manifest.edge_people, edgePeople(model)],
    ['snap', manifest.snap, snap],
    [
      'placement',
      manifest.placement,
      placementStatistics({cellCount: demand.cellCount, placedBy, people: demand.people}),
    ],
  ] as const;
}

/** The same without undefined values, as JSON would have it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** What facilities.bin and the table say of the same facility. */
function facilityProblems(open: OpenCity, rows: readonly Row[]): Problem[] {
  const {points, cards} = open.facilities();
  if (rows.length !== cards.length)
    return [
      {file: 'facilities.bin.gz', found: `${cards.length} facilities`, expected: `${rows.length} as in the table`},
    ];
  for (const [index, row] of rows.entries()) {
    const card = cards[index];
    const found = {
      ...card,
      name: card?.name || null,
      category: points.categories[points.category[index] as number],
      lon: (points.lon[index] as number) / DEGREE_SCALE,
      lat: (points.lat[index] as number) / DEGREE_SCALE,
      inside: points.inside[index] === 1,
      doubtful: points.doubtful[index] === 1,
      open: points.open[index] === 1,
    };
    const expected = {
      facilityId: row['facility_id'],
      placeId: row['place_id'],
      name: row['name'],
      nameZh: row['name_zh'],
      nameEn: row['name_en'],
      address: row['address'],
      phone: row['phone'],
      openingHours: row['opening_hours'],
      week: openingWeek(row['opening_hours'] as string | null),
      wheelchair: row['wheelchair'],
      source: row['source'],
      asOf: row['as_of'],
      completeness: row['completeness'],
      doubtReason: row['doubt_reason'],
      capacity: row['capacity'],
      capacityUnit: row['capacity_unit'],
      floorAreaSqm: row['floor_area_sqm'],
      category: row['category'],
      lon: row['lon'],
      lat: row['lat'],
      inside: row['inside'],
      doubtful: row['doubtful'],
      open: row['status'] === 'open',
    };
    if (!isDeepStrictEqual(found, expected)) {
      const key = Object.keys(expected).find(
        name => !isDeepStrictEqual(found[name as keyof typeof found], expected[name as keyof typeof expected]),
      );
      const [is, should] = [found, expected].map(side => short(side[key as keyof typeof side]));
      const where = `facility ${card?.facilityId}: ${key}`;
      return [{file: 'facilities.bin.gz', where, found: is ?? '', expected: `${should} as in the table`}];
    }
  }
  return [];
}
