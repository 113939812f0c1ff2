import {SCENARIOS} from '#core/profile.ts';
import {HORIZON_TENTHS, SNAP_LIMIT_CENTIMETERS, TENTHS_PER_SECOND} from '#core/units.ts';
import {sha256} from '#files/sha256.ts';
import type {City} from '#schema/city.ts';
import {versionOf} from '#schema/city-earlier.ts';
import {compareGroups} from '#schema/group-name.ts';
import {parseJson, withoutComments} from '#schema/json-text.ts';
import {
  type KeptVersion,
  MANIFEST_FORMAT,
  type Manifest,
  type ManifestSource,
  manifestSchema,
} from '#schema/manifest.ts';
import {TABLE_NAMES} from '#schema/tables.ts';
import type {CityFiles} from './city-files.ts';
import type {CityModel} from './city-model.ts';
import {codeVersion} from './code-version.ts';
import {landStatistics} from './land/land-model.ts';
import type {Area, Boundary, Cells, Facilities, Streets} from './model.ts';
import {walkingRulesVersion} from './network/walking-rules.ts';
import {mapNotice} from './publication/map-notice.ts';
import {citySnapStatistics, placementStatistics, sumPeople} from './statistics.ts';

/** Everything a finished build knows about itself. */
export interface Built {
  readonly city: City;
  /** The city file as it was written. */
  readonly cityText: string;
  readonly boundary: Boundary;
  readonly streets: Streets | null;
  readonly cells: Cells;
  readonly areas: readonly Area[];
  readonly facilities: Facilities;
  readonly model: CityModel;
  readonly sources: readonly ManifestSource[];
  readonly findingCount: number;
  readonly files: CityFiles;
  /** Earlier versions kept beside it, oldest first. */
  readonly versions: readonly KeptVersion[];
}

/** Cutoffs, seconds, for which the manifest says how many people live too near the edge of the street data. */
const EDGE_CUTOFFS = [300, 600, 900, 1800];

/** People near the edge of the street data, by an adult's cutoff. */
export function edgePeople({demand, walkers, graph}: CityModel): Manifest['edge_people'] {
  const speed = walkers.find(walker => walker.key === 'adult')?.metersPerSecond;
  if (!graph || speed === undefined) return [];
  return EDGE_CUTOFFS.map(cutoffSeconds => ({
    cutoffSeconds,
    people: sumPeople(demand.people, cell => (demand.extractEdgeMeters[cell] as number) < cutoffSeconds * speed),
  }));
}

/** Everyone, by age group, and where the counts come from. */
export function populationOf(
  {demand}: CityModel,
  cells: Pick<Cells, 'year' | 'source' | 'confidential'>,
): Manifest['population'] {
  const sorted = [...demand.groups].sort(([a], [b]) => compareGroups(a, b));
  const groups = sorted.map(([key, people]) => [key, sumPeople(people)] as const);
  return {
    people: sumPeople(demand.people),
    year: cells.year,
    source: cells.source,
    confidential: cells.confidential,
    groups: Object.fromEntries(groups),
  };
}

function countsOf({cells, facilities, areas, streets, findingCount, files}: Built): Manifest['counts'] {
  const kinds = [...new Set(areas.map(({kind}) => kind))];
  return {
    cells: cells.cellCount,
    facilities: facilities.facilities.length,
    facilitiesInside: facilities.facilities.filter(({inside}) => inside).length,
    areas: Object.fromEntries(kinds.map(kind => [kind, areas.filter(area => area.kind === kind).length])),
    nodes: streets?.graph.nodeCount ?? 0,
    edges: streets?.graph.edgeCount ?? 0,
    gaps: files.tables['gaps']?.rows ?? 0,
    findings: findingCount,
  };
}

/** Everything that can be set and was. */
export function parametersOf({
  city,
  cityText,
  model,
}: Pick<Built, 'city' | 'cityText' | 'model'>): Manifest['parameters'] {
  return {
    profiles: [...model.walkers],
    scenarios: SCENARIOS.map(scenario => ({...scenario})),
    categories: [...model.categories],
    norms: [...(model.normInputs?.norms ?? [])],
    bufferMeters: city.bufferMeters,
    snapLimitMeters: SNAP_LIMIT_CENTIMETERS / 100,
    horizonSeconds: Math.floor(HORIZON_TENTHS / TENTHS_PER_SECOND),
    walkingRules: walkingRulesVersion(),
    catalogues: city.catalogues ?? [],
    city: parseJson(withoutComments(cityText), 'city file') as Record<string, unknown>,
  };
}

/**
 * SHA-256 over names, sizes and hashes of all files. Most sections of the binary files (where a link begins, what a street is
 * called) decide no published number, so that computing anew would not see them altered; this does. Files of earlier versions
 * that are kept beside them count too.
 */
export function fingerprintOf(files: Manifest['files'], versions: readonly KeptVersion[] = []): string {
  const lines = files.map(
    ({path, bytes, sha256: hash, content}) => `${path} ${bytes} ${hash} ${content?.sha256 ?? ''}\n`,
  );
  const kept = versions.flatMap(({version, files: names}) =>
    names.map(({name, bytes, sha256: hash}) => `versions/${version}/${name} ${bytes} ${hash}\n`),
  );
  return sha256(new TextEncoder().encode([...lines, ...kept].sort().join('')));
}

/** Writes a manifest: one line for every key of the top and for every file, so that two versions can be compared. */
export function manifestText(manifest: Manifest): string {
  const {files, ...others} = manifest;
  const lines = Object.entries(others).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},`);
  return `{\n${lines.join('\n')}\n"files":[\n${files.map(file => JSON.stringify(file)).join(',\n')}\n]\n}\n`;
}

/** The manifest of a finished build. No clock, host or path in it. */
export function manifestOf(built: Built): Manifest {
  const {city, boundary, streets, cells, facilities, model, files} = built;
  const {contact} = city.publish;
  return manifestSchema.parse({
    format: MANIFEST_FORMAT,
    id: city.id,
    name: city.name,
    language: city.language,
    timeZone: city.timeZone,
    jurisdiction: city.jurisdiction,
    invented: city.invented,
    code: codeVersion(),
    publish: {
      mapApproval: city.publish.mapApproval,
      icp: city.publish.icp,
      contact: Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined)),
      notice: mapNotice(city),
    },
    boundary: {source: boundary.source, bbox: boundary.bbox},
    extent: streets?.extent ?? null,
    population: populationOf(model, cells),
    counts: countsOf(built),
    edge_people: edgePeople(model),
    snap: streets && citySnapStatistics(model),
    placement: placementStatistics(cells),
    streets: streets?.statistics ?? null,
    sources: built.sources,
    licences: city.licences.map(({covers, id, attribution, url}) => ({
      covers,
      id,
      attribution,
      ...(url === undefined ? {} : {url}),
    })),
    claims: facilities.claims,
    residentialLand: landStatistics(model),
    noData: facilities.noData,
    parameters: parametersOf(built),
    // the order of the list of tables, whichever step made them or kept them
    tables: Object.fromEntries(
      TABLE_NAMES.flatMap(name => (files.tables[name] === undefined ? [] : [[name, files.tables[name]]])),
    ),
    version: versionOf(city),
    versions: [...built.versions],
    fingerprint: fingerprintOf(files.files, built.versions),
    files: [...files.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  } satisfies Record<keyof Manifest, unknown>);
}
