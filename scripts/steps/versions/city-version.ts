import type {Row} from '#files/table.ts';
import type {Manifest} from '#schema/manifest.ts';
import type {Polygons} from '../model.ts';

/** What of a manifest decides whether numbers of two versions may be compared. */
export type VersionMethod = Pick<Manifest, 'id' | 'code' | 'parameters' | 'population' | 'claims' | 'noData' | 'files'>;

/** One version of a city as far as it is compared with its neighbours. */
export interface CityVersion {
  /** Day it describes, YYYY-MM-DD. */
  readonly version: string;
  readonly method: VersionMethod;
  /** Rows as published. */
  readonly facilities: readonly Row[];
  readonly coverage: readonly Row[];
  readonly areas: readonly Row[];
  /** Outline of the city; null where it was not kept. */
  readonly boundary: Polygons | null;
}
