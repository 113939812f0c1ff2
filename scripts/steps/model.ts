/**
 * What the build steps hand to one another. Each step is one file beside this one and a plain function of these values.
 */
import type {EdgeShape, Graph} from '#core/graph.ts';
import type {FacilityPoints, SnapColumns, SnapFamily} from '#core/places.ts';
import type {RANK_MEASURES} from '#schema/city.ts';

/** A polygon with holes or several of them, degrees, rings as in RFC 7946. */
export type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** The edge of the city and of what was read around it. */
export interface Boundary {
  readonly polygons: Polygons;
  readonly bbox: readonly [number, number, number, number];
  /** How it was found, for the data page: `bbox`, `file`, `osm:r1124039` … */
  readonly source: string;
  /** True when the place, in degrees, is inside. A place exactly on the edge is inside. */
  contains(lon: number, lat: number): boolean;
  /** Metres to the nearest point of the edge, inside or out. */
  edgeMeters(lon: number, lat: number): number;
}

/** Streets ready for searches: step `streets`. */
export interface Streets {
  readonly graph: Graph;
  readonly shape: EdgeShape;
  /** Street name of each edge: index into `names`, 0 = none ('' stands first). */
  readonly edgeName: Uint32Array;
  readonly names: readonly string[];
  /** Area of which streets are known, degrees: [west, south, east, north]. */
  readonly extent: readonly [number, number, number, number];
  /** Date of the street data, YYYY-MM-DD, or null. */
  readonly snapshot: string | null;
  /** Joins places to streets: lon and lat in 1e-7 degrees, [k] each. `points` of polygons are joined one by one. */
  snap(lon: Int32Array, lat: Int32Array, family: SnapFamily): SnapColumns;
  /** Joins for the family `stepFree` places that are joined for `any` already. */
  snapStepFree(lon: Int32Array, lat: Int32Array, any: SnapColumns): SnapColumns;
  /** Ways of the extract (its indices) that are part of the network. */
  readonly ways: ReadonlySet<number>;
  /** Counts for the manifest: nodes, edges, kilometres, components, dropped … */
  readonly statistics: Readonly<Record<string, number>>;
}

export type AreaKind = 'district' | 'subdistrict' | 'community' | 'life-circle-unit';

/** A district, subdistrict, community or life-circle unit: step `areas`. */
export interface Area {
  /** Official code, else osm:r123. */
  readonly areaId: string;
  readonly kind: AreaKind;
  readonly code12: string | null;
  readonly areaType: 'urban' | 'fringe' | 'rural' | null;
  readonly name: string;
  readonly nameLanguage: string | null;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly households: number | null;
  /** Service floor area in square metres, or null. */
  readonly serviceFloorAreaSqm: number | null;
  readonly workers: number | null;
  readonly polygons: Polygons;
}

/** How a cell got its position. */
export type PlacedBy = 'centre' | 'buildings' | 'edges' | 'point';

/** What people are ordered by, from the population source: income, rent or deprivation where they live. */
export interface RankVariable {
  readonly measure: (typeof RANK_MEASURES)[number];
  /** [cells] as in the source, with three decimals; NaN = unknown. */
  readonly value: Float64Array;
}

/** People by place, inside the boundary: step `population`. k cells, sorted by id. */
export interface Cells {
  readonly cellCount: number;
  readonly cellId: readonly string[];
  /** [k] 1e-7 degrees: where the people are taken to be. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  /** [k] side of the cell in metres; 0 for points. */
  readonly cellMeters: Uint16Array;
  readonly placedBy: readonly PlacedBy[];
  /** [k] thousandths of a person. */
  readonly people: Uint32Array;
  readonly groups: ReadonlyMap<string, Uint32Array>;
  /** [k] index into the areas of that kind in `areas`, −1 = none. */
  readonly areaIndex: ReadonlyMap<AreaKind, Int32Array>;
  /** Absent: the population source has none. */
  readonly rank?: RankVariable;
  /** For each cell, the indices of its neighbours (8 around, ring 1, or points within 150 m): [k + 1] and flat list. */
  readonly firstNeighbour: Uint32Array;
  readonly neighbour: Uint32Array;
  /** Year of the counts, source line, whether they are confidential. */
  readonly year: number | null;
  readonly source: string;
  readonly confidential: boolean;
  /** Sum of the source inside the boundary, thousandths; equals the sum of `people`. */
  readonly sourceTotal: number;
  /** Outline of each cell, for gap polygons: ring in degrees. */
  outline(cell: number): readonly (readonly [number, number])[];
}

export type Completeness = 'official' | 'surveyed' | 'assumed' | 'partial' | 'none';
export type FacilityStatus = 'open' | 'building' | 'planned' | 'closed';

/** One service point after cleaning: step `facilities`. */
export interface Facility {
  /** <source>:<id>:<category> */
  readonly facilityId: string;
  /** Shared by the categories of one place: <source>:<id>. */
  readonly placeId: string;
  readonly category: string;
  readonly name: string;
  readonly nameLanguage: string | null;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  /** Degrees, WGS84, rounded to 1e-7. */
  readonly lon: number;
  readonly lat: number;
  readonly inside: boolean;
  readonly status: FacilityStatus;
  readonly provider: 'public' | 'market' | 'mutual' | null;
  readonly capacity: number | null;
  readonly capacityUnit: string | null;
  readonly floorAreaSqm: number | null;
  readonly openingHours: string | null;
  readonly wheelchair: 'yes' | 'limited' | 'no' | null;
  /** Key of the source in the manifest's list of sources. */
  readonly source: string;
  readonly asOf: string | null;
  /** Codes of villages and communities it says it serves beside its own; absent: it says nothing. */
  readonly servesCodes?: readonly string[] | undefined;
  readonly completeness: Completeness;
  readonly doubtful: boolean;
  readonly doubtReason: string | null;
  /** Where it is entered, degrees: entrances, gates, outline points or the one position. */
  readonly entries: readonly (readonly [number, number])[];
}

/** What a source claims to know completely. */
export interface Claim {
  readonly category: string;
  readonly source: string;
  readonly completeness: Completeness;
  /** `city` or an area id; the claim holds for people living there. */
  readonly area: string;
  readonly asOf: string | null;
  readonly why: string | null;
}

/** All facilities of a city, sorted by facilityId. */
export interface Facilities {
  readonly facilities: readonly Facility[];
  readonly points: FacilityPoints;
  readonly claims: readonly Claim[];
  /** Categories that cannot exist in this data (Chinese name rules outside Chinese data, no source): shown as no data. */
  readonly noData: readonly string[];
}
