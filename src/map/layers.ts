import type {Layer} from '@deck.gl/core';
import {BitmapLayer, IconLayer, PathLayer, PolygonLayer, ScatterplotLayer, SolidPolygonLayer} from '@deck.gl/layers';
import {HatchExtension} from './hatch.ts';
import {MARK_ATLAS, markName} from './marks.ts';
import {
  HATCH_ALPHA,
  type LonLat,
  type MapGap,
  type MapMark,
  type MapReach,
  type MapScene,
  type SurfacePicture,
} from './scene.ts';

type Rgb = readonly [number, number, number];

/** Colours of what lies over the background, on a light or dark ground. */
export interface LayerColors {
  readonly ink: Rgb;
  readonly paper: Rgb;
  readonly reach: Rgb;
  readonly gap: Rgb;
  readonly unverified: Rgb;
}

export interface LayerOptions {
  readonly colors: LayerColors;
  readonly atlas: HTMLCanvasElement;
  readonly devicePixels: number;
  /** True: what is not asked for yet is drawn once far away, so that its shaders are ready before they are needed. */
  readonly warm: boolean;
  /** Style layers to stay above the surface, and above everything of ours: names of layers in the style. */
  readonly above: {readonly surface: string | undefined; readonly all: string | undefined};
}

/** Slot in the style's stack: deck.gl draws the layer just below the style layer of that name. */
interface Slotted {
  readonly beforeId?: string;
}

const FAR_SQUARE: MapReach['polygons'] = [
  [
    [
      [0, -84],
      [0.001, -84],
      [0.001, -83.999],
      [0, -84],
    ],
  ],
];

/** Stand-ins near the pole, where no city is. */
const FAR_AWAY = {
  gaps: [{id: 'far', certainty: 'contested', polygons: FAR_SQUARE}] satisfies MapGap[],
  reach: [{minutes: 0, polygons: FAR_SQUARE}] satisfies MapReach[],
  pin: [0, -84] as const,
};

/** The layers of a scene, lowest first. Same scene and options, same layers; nothing is fetched. */
export function sceneLayers(scene: MapScene, options: LayerOptions): Layer[] {
  const layers: Layer[] = [];
  if (scene.surface !== null) layers.push(surfaceLayer(scene.surface, options));
  const gaps = scene.gaps.length === 0 && options.warm ? FAR_AWAY.gaps : scene.gaps;
  const reach = scene.reach.length === 0 && options.warm ? FAR_AWAY.reach : scene.reach;
  const pin = scene.pin?.at ?? (options.warm ? FAR_AWAY.pin : null);
  if (gaps.length > 0) layers.push(gapLayer(gaps, options));
  if (reach.length > 0) layers.push(...reachLayers(reach, options));
  if (scene.marks.length > 0) layers.push(markLayer(scene, options));
  if (pin !== null) layers.push(pinLayer(pin, options));
  return layers;
}

function surfaceLayer(surface: NonNullable<MapScene['surface']>, options: LayerOptions): Layer {
  return new BitmapLayer<Slotted>({
    id: 'surface',
    ...slot(options.above.surface),
    image: imageOf(surface),
    bounds: [...surface.raster.bounds],
    textureParameters: {minFilter: 'nearest', magFilter: 'nearest', mipmapFilter: 'none'},
    extensions: [hatch(options)],
  });
}

const images = new WeakMap<SurfacePicture, ImageData>();

/** The same picture gives the same object, so that its texture is sent to the graphics card once. */
function imageOf(surface: SurfacePicture): ImageData {
  const known = images.get(surface);
  if (known) return known;
  const {raster, classes, palette} = surface;
  const image = new ImageData(raster.width, raster.height);
  const colors = new Uint32Array(palette.buffer, palette.byteOffset, palette.length / 4);
  const pixels = new Uint32Array(image.data.buffer);
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    const cell = raster.pixelCell[pixel]!;
    if (cell >= 0) pixels[pixel] = colors[classes[cell]!]!;
  }
  images.set(surface, image);
  return image;
}

interface GapPart {
  readonly gap: MapGap;
  readonly polygon: MapGap['polygons'][number];
}
const partsOfGaps = new WeakMap<readonly MapGap[], GapPart[]>();

/** Single polygons of gaps; the same gaps give the same list, so that they are cut into triangles once. */
function gapParts(gaps: readonly MapGap[]): GapPart[] {
  const parts = partsOfGaps.get(gaps) ?? gaps.flatMap(gap => gap.polygons.map(polygon => ({gap, polygon})));
  partsOfGaps.set(gaps, parts);
  return parts;
}

function gapLayer(gaps: readonly MapGap[], options: LayerOptions): Layer {
  const parts = gapParts(gaps);
  const {gap: gapColor, unverified} = options.colors;
  return new PolygonLayer<GapPart, Slotted>({
    id: 'gaps',
    ...slot(options.above.all),
    data: parts,
    getPolygon: part => part.polygon as never,
    stroked: true,
    getFillColor: ({gap}) =>
      gap.certainty === 'robust'
        ? [...gapColor, 0]
        : [...(gap.certainty === 'contested' ? gapColor : unverified), HATCH_ALPHA],
    getLineColor: ({gap}) => (gap.certainty === 'unverified' ? [...unverified, 230] : [...gapColor, 255]),
    getLineWidth: ({gap}) => (gap.certainty === 'unverified' ? 1.2 : 2.2),
    lineWidthUnits: 'pixels',
    lineJointRounded: true,
    extensions: [hatch(options)],
    _subLayerProps: {stroke: {extensions: []}},
  });
}

/** A faint ground within the longest time, and the outlines of all; of holes only those large enough to matter. */
function reachLayers(reach: readonly MapReach[], options: LayerOptions): Layer[] {
  const longest = reach.reduce((a, b) => (b.minutes > a.minutes ? b : a));
  const paths = reach.flatMap(ring => ring.polygons.flatMap(polygon => outlines(polygon, ring === longest)));
  const {reach: ink, paper} = options.colors;
  const outline = (id: string, color: Rgb, alpha: number, extra: number) =>
    new PathLayer<(typeof paths)[number], Slotted>({
      id,
      ...slot(options.above.all),
      data: paths,
      getPath: path => path.ring as never,
      getColor: [...color, alpha],
      getWidth: path => (path.isLongest ? 2.4 : 1.4) + extra,
      widthUnits: 'pixels',
      jointRounded: true,
      capRounded: true,
    });
  return [
    new SolidPolygonLayer<MapReach['polygons'][number], Slotted>({
      id: 'reach',
      ...slot(options.above.all),
      data: longest.polygons as MapReach['polygons'][number][],
      getPolygon: polygon => polygon as never,
      getFillColor: [...ink, 26],
    }),
    outline('reach-casing', paper, 200, 2.4),
    outline('reach-outline', ink, 255, 0),
  ];
}

const SMALLEST_HOLE_SQUARE_DEGREES = 4e-6;

function outlines(polygon: MapReach['polygons'][number], isLongest: boolean) {
  const rings = polygon.filter((ring, index) => index === 0 || Math.abs(boxArea(ring)) > SMALLEST_HOLE_SQUARE_DEGREES);
  return rings.map(ring => ({ring, isLongest}));
}

/** Area of the box around a ring, square degrees. */
function boxArea(ring: MapReach['polygons'][number][number]): number {
  const lons = ring.map(corner => corner[0]);
  const lats = ring.map(corner => corner[1]);
  return (Math.max(...lons) - Math.min(...lons)) * (Math.max(...lats) - Math.min(...lats));
}

function markLayer(scene: MapScene, options: LayerOptions): Layer {
  return new IconLayer<MapMark, Slotted>({
    id: 'marks',
    ...slot(options.above.all),
    data: scene.marks as MapMark[],
    iconAtlas: options.atlas as never,
    iconMapping: MARK_ATLAS,
    getIcon: mark => markName(scene.shape, mark.hollow),
    getPosition: mark => [mark.lon, mark.lat],
    getSize: 220,
    sizeUnits: 'meters',
    sizeMinPixels: 7,
    sizeMaxPixels: 22,
    updateTriggers: {getIcon: scene.shape},
  });
}

function pinLayer(pin: LonLat, options: LayerOptions): Layer {
  return new ScatterplotLayer<LonLat, Slotted>({
    id: 'pin',
    data: [pin],
    getPosition: at => [at[0], at[1]],
    radiusUnits: 'pixels',
    getRadius: 7,
    stroked: true,
    lineWidthUnits: 'pixels',
    getLineWidth: 3,
    getFillColor: [...options.colors.ink],
    getLineColor: [...options.colors.paper],
  });
}

function slot(beforeId: string | undefined): Slotted {
  return beforeId === undefined ? {} : {beforeId};
}

function hatch(options: LayerOptions): HatchExtension {
  return new HatchExtension({period: 7 * options.devicePixels, stripe: 0.62, ground: 0.12});
}
