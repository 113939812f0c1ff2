/** Position in degrees. */
export type LonLat = readonly [number, number];

/** Polygons with holes, degrees, rings as in RFC 7946. */
export type MapPolygons = readonly (readonly (readonly LonLat[])[])[];

/** Which cell each pixel of a picture belongs to. The same object is sent to the graphics card once. */
export interface SurfaceRaster {
  readonly width: number;
  readonly height: number;
  /** Outer edges, degrees: [west, south, east, north]. Rows are evenly spaced in Web Mercator, north first. */
  readonly bounds: readonly [number, number, number, number];
  /** [width · height] cell, −1 where nobody is known to live. */
  readonly pixelCell: Int32Array;
}

/** One colour for every cell: a new surface costs a byte per cell, a new palette a few bytes. */
export interface SurfacePicture {
  readonly raster: SurfaceRaster;
  /** [cells] index into the palette. */
  readonly classes: Uint8Array;
  /** [4 × colours] RGBA, at most 256 colours; alpha 0 is not drawn, alpha HATCH_ALPHA asks for hatching. */
  readonly palette: Uint8ClampedArray<ArrayBuffer>;
}

/** People as dots, never as the colour of an area: [dots] each. */
export interface MapDots {
  /** Degrees, longitude and latitude of each in turn: [2 × dots]. */
  readonly positions: Float32Array;
  /** [dots] `out`: out of reach; `unsure`: not clear; `gained`, `lost`: by a plan. */
  readonly kinds: readonly MapDotKind[];
}

export type MapDotKind = 'out' | 'unsure' | 'gained' | 'lost';

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

/** Something that is not simply there: planned, proposed, or the visitor's own. Its shape differs, not only its colour. */
export interface MapSign {
  readonly lon: number;
  readonly lat: number;
  readonly kind: 'added' | 'moved' | 'closed' | 'resized' | 'proposed' | 'candidate' | 'own' | 'link';
  /** At most three characters drawn on it, such as the rank of a proposed place; '' = none. */
  readonly label: string;
  /** Where a moved facility was, or the far end of a link; a line joins the two. Null: no line. */
  readonly from: LonLat | null;
}

/** The walk from the place asked about to one facility, along the streets. */
export interface MapWalk {
  readonly path: readonly LonLat[];
}

/** The place asked about. */
export interface MapPin {
  readonly at: LonLat;
  /** True: it may be dragged to where it belongs. */
  readonly movable: boolean;
}

/** Shape of the symbols of one service. */
export const MARK_SHAPES = ['circle', 'square', 'diamond', 'triangle', 'cross', 'pentagon', 'drop'] as const;
export type MarkShape = (typeof MARK_SHAPES)[number];

/** All that is drawn over the background. Null or empty: not drawn. The same part in two scenes is the same object. */
export interface MapScene {
  readonly surface: SurfacePicture | null;
  readonly dots: MapDots | null;
  readonly gaps: readonly MapGap[];
  readonly reach: readonly MapReach[];
  /** Outline of the area chosen in a table or chart. */
  readonly area: MapPolygons | null;
  readonly walk: MapWalk | null;
  readonly shape: MarkShape;
  readonly marks: readonly MapMark[];
  /** Index of the mark that stands out; null = none. */
  readonly chosenMark: number | null;
  readonly signs: readonly MapSign[];
  readonly pin: MapPin | null;
}

export const EMPTY_SCENE: MapScene = {
  surface: null,
  dots: null,
  gaps: [],
  reach: [],
  area: null,
  walk: null,
  shape: 'circle',
  marks: [],
  chosenMark: null,
  signs: [],
  pin: null,
};

/** Alpha, 0 to 255, that asks for hatching. Not used by any plain colour. */
export const HATCH_ALPHA = 128;
