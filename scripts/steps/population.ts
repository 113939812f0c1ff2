import {basename} from 'node:path';
import {DEGREE_SCALE, PEOPLE_SCALE} from '#core/units.ts';
import type {City} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import type {ResidentialRules} from '#schema/residential-rules.ts';
import {areaLocator} from '../geometry/area-locator.ts';
import type {OsmExtract} from '../io/osm-extract.ts';
import type {Report} from '../report.ts';
import type {Area, AreaKind, Boundary, Cells, Streets} from './model.ts';
import {areaUnits} from './population/area-units.ts';
import {buildingUnits} from './population/building-units.ts';
import {areaShares} from './population/disclosure.ts';
import {neighboursOf} from './population/neighbours.ts';
import {noteContested, noteOutsideAreas, notePlacement, notePopulationTag} from './population/odd-people.ts';
import {type Candidates, type Piece, type Placing, placePeople} from './population/place-people.ts';
import {rasterUnits} from './population/raster-units.ts';
import {residentialBuildings} from './population/residential-buildings.ts';
import {loadResidentialRules} from './population/residential-rules.ts';
import {tableUnits} from './population/table-units.ts';
import {type Units, WIDEST_UNSPREAD_METERS} from './population/units.ts';
import {SQUARE_METERS, type UtmSquares, utmSquares} from './population/utm-squares.ts';
import {walkablePlaces} from './population/walkable-places.ts';
import type {WeightedPlaces} from './population/weighted-places.ts';

/**
 * What people of wide units are spread by: the dwellings of buildings (ground area × storeys, by the residential rules), their
 * ground area alone, or the length of streets.
 */
export type Spread = 'dwellings' | 'ground-area' | 'streets';

/** What the step needs beside the city file. */
export interface CellSources {
  readonly extract: OsmExtract | null;
  readonly boundary: Boundary;
  readonly areas: readonly Area[];
  readonly streets: Streets | null;
  /** Folder of the city file. */
  readonly dir: string;
  readonly report: Report;
  /** Absent: dwellings. */
  readonly spread?: Spread;
}

/** A population read and ready to be placed. */
interface Source {
  readonly units: Units;
  /** Thousandths the cells must add up to; null where areas that reach beyond the boundary leave a part outside. */
  readonly total: number | null;
  readonly placing: Placing;
  readonly nameOf: (piece: Piece, squares: UtmSquares) => string;
  /** Area kind that is known from the source itself, and the area of each unit. */
  readonly known: {readonly kind: AreaKind; readonly areaOfUnit: readonly number[]} | null;
}

/**
 * Makes the cells of a city from its population source: people in whole thousandths that add up to the source's total inside
 * the boundary exactly, each at a position, with areas and neighbours. Throws InputError where the source cannot be used.
 */
export async function buildCells(city: City, sources: CellSources): Promise<Cells> {
  const {boundary, areas, report} = sources;
  const source = await readSource(city, sources);
  const squares = utmSquares((boundary.bbox[0] + boundary.bbox[2]) / 2, (boundary.bbox[1] + boundary.bbox[3]) / 2);
  const candidates = candidatesFor(city, source.units, source.placing, sources);
  const file = sourceFile(city);
  const placed = placePeople(source.units, candidates, squares, boundary, source.placing);
  const inside = placed.filter(piece => piece.inside);
  if (inside.length === 0)
    throw new InputError({file, found: 'nobody inside the boundary', expected: 'people inside the boundary'});
  const {pieces, cellId} = named(inside, source, squares);
  notePlacement(city, pieces, source.units, file, report);
  notePopulationTag(pieces, sources, file);
  const areaIndex = areasOfCells(pieces, areas, source.known, file, report);
  noteOutsideAreas(pieces, areaIndex, file, report);
  return columnsOf(city, {source, pieces, cellId, squares, areaIndex, areas});
}

function sourceFile(city: City): string {
  return 'file' in city.population ? basename(city.population.file) : city.id;
}

async function readSource(city: City, {boundary, areas, dir, report}: CellSources): Promise<Source> {
  const {population} = city;
  if (population.kind === 'buildings') {
    const units = buildingUnits(city, population, boundary, report);
    return {
      units,
      total: units.people[0]!,
      placing: {isSpread: () => true, beyondBoundary: false},
      nameOf: squareName,
      known: null,
    };
  }
  if (population.kind === 'areas') {
    const {units, kind, areaOfUnit} = await areaUnits(city, population, areas, boundary, dir, report);
    return {
      units,
      total: null,
      placing: {isSpread: () => true, beyondBoundary: true},
      nameOf: squareName,
      known: {kind, areaOfUnit},
    };
  }
  const {units, total} =
    population.kind === 'raster'
      ? await rasterUnits(population, boundary, dir, report)
      : await tableUnits(population, boundary, dir, report);
  return {
    units,
    total,
    placing: {isSpread: unit => units.meters[unit]! > WIDEST_UNSPREAD_METERS, beyondBoundary: false},
    nameOf: piece =>
      piece.square === null ? units.id[piece.unit]! : `${units.id[piece.unit]}/${piece.square.join('_')}`,
    known: null,
  };
}

/** `utm50N_<e>_<n>` of the square a piece is in, or of its position where it was not cut. */
function squareName(piece: Piece, squares: UtmSquares): string {
  return squares.id(...(piece.square ?? squares.squareOf(piece.lon / DEGREE_SCALE, piece.lat / DEGREE_SCALE)));
}

const NONE: WeightedPlaces = {
  count: 0,
  lon: new Float64Array(),
  lat: new Float64Array(),
  weight: new Float64Array(),
};

function candidatesFor(city: City, units: Units, placing: Placing, sources: CellSources): Candidates {
  const {extract, streets, spread = 'dwellings'} = sources;
  const spreads = units.id.some((_, unit) => placing.isSpread(unit));
  if (!spreads) return {buildings: NONE, edges: NONE};
  const country = city.jurisdiction.slice(0, 2);
  return {
    buildings:
      extract === null || spread === 'streets'
        ? NONE
        : residentialBuildings(extract, residentialRules(spread), country),
    edges: streets === null ? NONE : walkablePlaces(streets),
  };
}

function residentialRules(spread: Spread): ResidentialRules {
  const rules = loadResidentialRules();
  if (spread === 'dwellings') return rules;
  const buildings = rules.buildings.map(({storeys_in: _, ...rule}) => ({...rule, storeys: 1, residential_share: 1}));
  return {...rules, most_storeys: 1, buildings};
}

/** Pieces sorted by their ids. */
function named(inside: readonly Piece[], source: Source, squares: UtmSquares): {pieces: Piece[]; cellId: string[]} {
  const names = inside.map(piece => source.nameOf(piece, squares));
  const timesUsed = new Map<string, number>();
  for (const name of names) timesUsed.set(name, (timesUsed.get(name) ?? 0) + 1);
  // a square that several areas share is one cell for each of them
  const ids = names.map((name, i) =>
    timesUsed.get(name) === 1 ? name : `${name}/${source.units.id[inside[i]!.unit]}`,
  );
  const order = Array.from(ids.keys()).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  return {pieces: order.map(i => inside[i]!), cellId: order.map(i => ids[i]!)};
}

function areasOfCells(
  pieces: readonly Piece[],
  areas: readonly Area[],
  known: Source['known'],
  file: string,
  report: Report,
): Map<AreaKind, Int32Array> {
  const index = new Map<AreaKind, Int32Array>();
  for (const kind of new Set(areas.map(area => area.kind))) {
    const locator = areaLocator(areas.filter(area => area.kind === kind));
    if (known?.kind !== kind) noteContested(pieces, kind, locator, file, report);
    index.set(
      kind,
      Int32Array.from(pieces, piece =>
        known?.kind === kind
          ? known.areaOfUnit[piece.unit]!
          : locator.find(piece.lon / DEGREE_SCALE, piece.lat / DEGREE_SCALE),
      ),
    );
  }
  return index;
}

/** Everything known of the cells before they become columns. */
interface Made {
  readonly source: Source;
  readonly pieces: readonly Piece[];
  readonly cellId: readonly string[];
  readonly squares: UtmSquares;
  readonly areaIndex: ReadonlyMap<AreaKind, Int32Array>;
  readonly areas: readonly Area[];
}

function columnsOf(city: City, {source, pieces, cellId, squares, areaIndex, areas}: Made): Cells {
  const {units} = source;
  const people = Uint32Array.from(pieces, piece => piece.people);
  const counted = new Map(
    [...units.groups.keys()].map((key, g) => [key, Uint32Array.from(pieces, piece => piece.groups[g]!)]),
  );
  const sum = people.reduce((all, value) => all + value, 0);
  if (source.total !== null && source.total > sum && (source.total - sum) % 2 ** 32 === 0)
    // what a cell cannot hold in thousandths has run over
    throw new InputError({
      file: sourceFile(city),
      found: `${source.total / PEOPLE_SCALE} people, of them more than 4,294,967 in one place`,
      expected: 'fewer people, or a finer source',
    });
  if (source.total !== null && source.total !== sum)
    throw new RangeError(`buildCells: cells add up to ${sum}, expected the source's ${source.total}`);
  const groups = city.population.confidential
    ? confidentialGroups(people, counted, areaIndex, areas, source.known?.kind)
    : counted;
  return {
    cellCount: pieces.length,
    cellId,
    lon: Int32Array.from(pieces, piece => piece.lon),
    lat: Int32Array.from(pieces, piece => piece.lat),
    cellMeters: Uint16Array.from(pieces, piece =>
      piece.square === null ? Math.min(65535, Math.round(units.meters[piece.unit]!)) : SQUARE_METERS,
    ),
    placedBy: pieces.map(piece => piece.placedBy),
    people,
    groups,
    ...rankOf(city, source.units, pieces),
    areaIndex,
    ...neighboursOf(pieces, units),
    year: city.population.year,
    source: city.population.source,
    confidential: city.population.confidential,
    sourceTotal: sum,
    outline: cell => {
      const {square, unit} = pieces[cell]!;
      return square === null ? units.outline(unit) : squares.outline(...square);
    },
  };
}

/** What people are ranked by, for each cell that of its unit. */
function rankOf({population}: City, {rank}: Units, pieces: readonly Piece[]): Pick<Cells, 'rank'> {
  const rankBy = 'rankBy' in population ? population.rankBy : undefined;
  if (!rank || !rankBy) return {};
  return {rank: {measure: rankBy.measure, value: Float64Array.from(pieces, piece => rank[piece.unit]!)}};
}

const FINEST_FIRST: readonly AreaKind[] = ['community', 'life-circle-unit', 'subdistrict', 'district'];

function confidentialGroups(
  people: Uint32Array,
  groups: ReadonlyMap<string, Uint32Array>,
  areaIndex: ReadonlyMap<AreaKind, Int32Array>,
  areas: readonly Area[],
  countedBy: AreaKind | undefined,
): Map<string, Uint32Array> {
  const kind = countedBy ?? FINEST_FIRST.find(one => areaIndex.has(one));
  const members = areas.filter(area => area.kind === kind);
  const areaOfCell = kind === undefined ? new Int32Array(people.length).fill(-1) : areaIndex.get(kind)!;
  return areaShares(people, groups, areaOfCell, members);
}
