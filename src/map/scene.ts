/** Position in degrees. */
export type LonLat = readonly [number, number];

/** Polygons with holes, degrees, rings as in RFC 7946. */
export type MapPolygons = readonly (readonly (readonly LonLat[])[])[];

/** The travel-time surface as one picture. Rows are evenly spaced in Web Mercator, north first. */
export interface SurfacePicture {
  readonly width: number;
  readonly height: number;
  /** Outer edges, degrees: [west, south, east, north]. */
  readonly bounds: readonly [number, number, number, number];
  /** [width · height · 4]; alpha HATCH_ALPHA asks for hatching. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Connected area of people outside a standard. */
export interface MapGap {
  readonly id: string;
  readonly certainty: 'robust' | 'contested' | 'unverified';
  readonly polygons: MapPolygons;
}

/** How far one walks from the place asked about within so many minutes. */
export interface MapReach {
  readonly minutes: number;
  readonly polygons: MapPolygons;
}

/** Symbol of a facility. */
export interface MapMark {
  readonly lon: number;
  readonly lat: number;
  /** Doubtful or outside the city: drawn hollow. */
  readonly hollow: boolean;
}

/** Shape of the symbols of one service. */
export const MARK_SHAPES = ['circle', 'square', 'diamond', 'triangle', 'cross', 'pentagon', 'drop'] as const;
export type MarkShape = (typeof MARK_SHAPES)[number];

/** All that is drawn over the background. Null or empty: not drawn. */
export interface MapScene {
  readonly surface: SurfacePicture | null;
  readonly gaps: readonly MapGap[];
  readonly reach: readonly MapReach[];
  readonly shape: MarkShape;
  readonly marks: readonly MapMark[];
  /** Place asked about. */
  readonly pin: LonLat | null;
}

export const EMPTY_SCENE: MapScene = {surface: null, gaps: [], reach: [], shape: 'circle', marks: [], pin: null};

/** Alpha, 0 to 255, that asks the hatch extension to draw stripes. Not used by any plain colour. */
export const HATCH_ALPHA = 128;
