import type {Layer} from '@deck.gl/core';
import {BitmapLayer, IconLayer, PolygonLayer, ScatterplotLayer} from '@deck.gl/layers';
import {HatchExtension} from './hatch.ts';
import {MARK_ATLAS, markName} from './marks.ts';
import {HATCH_ALPHA, type MapGap, type MapMark, type MapReach, type MapScene} from './scene.ts';

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
  /** Style layers to stay above the surface, and above everything of ours: names of layers in the style. */
  readonly above: {readonly surface: string | undefined; readonly all: string | undefined};
}

/** Slot in the style's stack: deck.gl draws the layer just below the style layer of that name. */
interface Slotted {
  readonly beforeId?: string;
}

/** The layers of a scene, lowest first. Same scene and options, same layers; nothing is fetched. */
export function sceneLayers(scene: MapScene, options: LayerOptions): Layer[] {
  const layers: Layer[] = [];
  if (scene.surface !== null) layers.push(surfaceLayer(scene.surface, options));
  if (scene.gaps.length > 0) layers.push(gapLayer(scene.gaps, options));
  if (scene.reach.length > 0) layers.push(reachLayer(scene.reach, options));
  if (scene.marks.length > 0) layers.push(markLayer(scene, options));
  if (scene.pin !== null) layers.push(pinLayer(scene.pin, options));
  return layers;
}

function surfaceLayer(surface: NonNullable<MapScene['surface']>, options: LayerOptions): Layer {
  const {rgba, width, height, bounds} = surface;
  return new BitmapLayer<Slotted>({
    id: 'surface',
    ...slot(options.above.surface),
    image: new ImageData(rgba, width, height),
    bounds: [...bounds],
    textureParameters: {minFilter: 'nearest', magFilter: 'nearest', mipmapFilter: 'none'},
    extensions: [hatch(options)],
  });
}

function gapLayer(gaps: readonly MapGap[], options: LayerOptions): Layer {
  const parts = gaps.flatMap(gap => gap.polygons.map(polygon => ({gap, polygon})));
  const {gap: gapColor, unverified} = options.colors;
  return new PolygonLayer<(typeof parts)[number], Slotted>({
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

function reachLayer(reach: readonly MapReach[], options: LayerOptions): Layer {
  const longestFirst = [...reach].sort((a, b) => b.minutes - a.minutes);
  const parts = longestFirst.flatMap(ring => ring.polygons.map(polygon => ({ring, polygon})));
  return new PolygonLayer<(typeof parts)[number], Slotted>({
    id: 'reach',
    ...slot(options.above.all),
    data: parts,
    getPolygon: part => part.polygon as never,
    getFillColor: [...options.colors.reach, 34],
    getLineColor: [...options.colors.reach, 255],
    getLineWidth: ({ring}) => (ring === longestFirst[0] ? 2.6 : 1.4),
    lineWidthUnits: 'pixels',
    lineJointRounded: true,
  });
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
    getSize: 22,
    updateTriggers: {getIcon: scene.shape},
  });
}

function pinLayer(pin: NonNullable<MapScene['pin']>, options: LayerOptions): Layer {
  return new ScatterplotLayer<NonNullable<MapScene['pin']>, Slotted>({
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
