import {z} from 'zod';
import {TABLE_NAMES} from './column.ts';

/** Version of the manifest's own form. A reader refuses another major version. */
export const MANIFEST_FORMAT = 'yikezhong-city/1';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');
const whole = z.number().int().nonnegative();
const bilingual = z.strictObject({zh: z.string(), en: z.string()});
const counts = z.record(z.string(), z.number());

const plainFileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'expected a plain file name');

/** A day: it also names a folder, so nothing else may stand there. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date YYYY-MM-DD');

/** One file of the folder but the manifest itself. */
const file = z.strictObject({
  /** Name inside the folder. */
  path: plainFileName,
  bytes: whole,
  sha256: hash,
  /** What a gzip file holds: the browser checks these bytes after unpacking. Absent for other files. */
  content: z.strictObject({bytes: whole, sha256: hash}).optional(),
  mediaType: z.string(),
  /** Rows of a table, features or cells; null where that has no meaning. */
  rows: whole.nullable(),
  /** SPDX ids joined by AND. */
  licence: z.string(),
  /** `table:<name>` (columns in dictionary.json) or the name and version of a binary form. */
  schema: z.string(),
  zh: z.string(),
  en: z.string(),
});

const table = z.strictObject({
  rows: whole,
  columns: z.array(z.string()),
  /** Files of it, best for programs first. */
  files: z.array(z.string()),
  /** Why a format is missing or packed; empty when all are there. */
  notes: z.array(bilingual),
});

const source = z.strictObject({
  /** `streets`, `population`, `osm`, or the key of a facility list. */
  key: z.string(),
  kind: z.enum(['streets', 'population', 'facilities', 'areas', 'boundary', 'elevation', 'land', 'records']),
  /** File as the city file names it, or null. */
  file: z.string().nullable(),
  bytes: whole.nullable(),
  sha256: hash.nullable(),
  /** Date or year of the content, YYYY-MM-DD or YYYY; null when unknown. */
  date: z.string().nullable(),
  /** Who made it, as the city file says. */
  source: z.string().nullable(),
  licence: z.string().nullable(),
});

const licence = z.strictObject({
  covers: z.string(),
  id: z.string(),
  attribution: z.string(),
  url: z.string().optional(),
});

const claim = z.strictObject({
  category: z.string(),
  source: z.string(),
  completeness: z.enum(['official', 'surveyed', 'assumed', 'partial', 'none']),
  area: z.string(),
  asOf: z.string().nullable(),
  why: z.string().nullable(),
});

/** Quantiles of the approaches of snapped places. */
const snapStatistics = z.strictObject({
  places: whole,
  snapped: whole,
  doubtful: whole,
  medianMeters: z.number().nullable(),
  p95Meters: z.number().nullable(),
  /** People (or facilities) that could not be joined to a street. */
  unsnapped: z.number(),
});

/** A version of the city that is kept as it was, in `versions/<version>/`. */
const keptVersion = z.strictObject({
  /** Day it describes. */
  version: day,
  /** `city`: built anew from its city file by the present method; `folder`: as it was published. */
  kept: z.enum(['city', 'folder']),
  codeSha256: hash,
  files: z.array(z.strictObject({name: plainFileName, bytes: whole, sha256: hash, rows: whole.nullable()})),
});

/** Form of manifest.json. */
export const manifestSchema = z.strictObject({
  format: z.literal(MANIFEST_FORMAT),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: bilingual,
  language: z.string(),
  timeZone: z.string(),
  jurisdiction: z.string(),
  /** True: the city does not exist; every table says so too. */
  invented: z.boolean(),
  code: z.strictObject({version: z.string(), sha256: hash}),
  publish: z.strictObject({
    mapApproval: z.string().nullable(),
    icp: z.string().nullable(),
    contact: z.record(z.string(), z.string()),
    /** What every map must say when it has no approval number; null when nothing need be said. */
    notice: bilingual.nullable(),
  }),
  boundary: z.strictObject({source: z.string(), bbox: z.tuple([z.number(), z.number(), z.number(), z.number()])}),
  /** [west, south, east, north] of the street data, degrees; null without streets. */
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  population: z.strictObject({
    people: z.number(),
    year: z.number().int().nullable(),
    source: z.string(),
    confidential: z.boolean(),
    groups: z.record(z.string(), z.number()),
  }),
  counts: z.strictObject({
    cells: whole,
    facilities: whole,
    facilitiesInside: whole,
    areas: counts,
    nodes: whole,
    edges: whole,
    gaps: whole,
    findings: whole,
  }),
  /** People whose circle of an adult's cutoff (at level speed) leaves the street data: not reached, they are unknown. */
  edge_people: z.array(z.strictObject({cutoffSeconds: whole, people: z.number()})),
  /** How people and entries are joined to the streets: for everyone, and for walkers without steps. */
  snap: z
    .strictObject({
      cells: snapStatistics,
      facilities: snapStatistics,
      cellsStepFree: snapStatistics,
      facilitiesStepFree: snapStatistics,
    })
    .nullable(),
  /** People by how their cell got its position. */
  placement: z.record(z.string(), z.strictObject({cells: whole, people: z.number()})),
  streets: counts.nullable(),
  sources: z.array(source),
  licences: z.array(licence),
  claims: z.array(claim),
  /** Residential land inside the city: squares it was cut into, their side, how much land; null = none is given. */
  residentialLand: z.strictObject({squares: whole, sideMeters: whole, squareMeters: whole}).nullable().optional(),
  /** Categories that cannot be known from the city's sources: shown as no data. */
  noData: z.array(z.string()),
  parameters: z.strictObject({
    profiles: z.array(z.looseObject({key: z.string(), metersPerSecond: z.number()})),
    scenarios: z.array(z.looseObject({key: z.string(), speedFactor: z.number()})),
    categories: z.array(z.looseObject({key: z.string(), name_zh: z.string(), name_en: z.string()})),
    /** Norms per household and person. */
    norms: z.array(z.looseObject({key: z.string()})).optional(),
    bufferMeters: z.number(),
    snapLimitMeters: z.number(),
    horizonSeconds: z.number(),
    /** Number and SHA-256 of data/catalogues/walking-rules.json. */
    walkingRules: z.strictObject({version: whole, sha256: z.string()}),
    catalogues: z.array(z.string()),
    /** The city file as it was read. */
    city: z.record(z.string(), z.unknown()),
  }),
  tables: z.partialRecord(z.enum(TABLE_NAMES), table),
  /** Day the city describes; null when its city file says none. Absent in older folders. */
  version: day.nullable().optional(),
  /** Earlier versions kept beside it, oldest first. Absent in older folders. */
  versions: z.array(keptVersion).optional(),
  /** SHA-256 over names and hashes of all files: one number that stands for the whole publication. Absent in older folders. */
  fingerprint: hash.optional(),
  files: z.array(file),
});

/** What a city's folder holds and how it was made. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = z.infer<typeof file>;
export type ManifestTable = z.infer<typeof table>;
export type KeptVersion = z.infer<typeof keptVersion>;
export type ManifestSource = z.infer<typeof source>;
export type SnapStatistics = z.infer<typeof snapStatistics>;
