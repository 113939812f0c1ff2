import type {Layer} from '@deck.gl/core';
import {IconLayer, type IconLayerProps, PathLayer, SolidPolygonLayer} from '@deck.gl/layers';
import {DashExtension} from './dash-extension.ts';
import {flatPlaces, flatPolygons, type IconData, iconData, type LineData, lineData} from './deck-data.ts';
import {HatchExtension} from './hatch-extension.ts';
import {visibleDetail} from './line-detail.ts';
import {type MapColors, type Rgba, rgba} from './map-colors.ts';
import {
  HATCH_ALPHA,
  type LonLat,
  type MapGap,
  type MapPolygons,
  type MapReach,
  type MapScene,
  type MapSign,
} from './scene.ts';
import {drawSign, type SignSymbol, signSymbols} from './signs.ts';
import {atlasPlaces, drawAtlas} from './sprite-atlas.ts';
import {drawSymbol, SYMBOLS, type SymbolName} from './symbols.ts';

/** Side of a symbol's square: so many metres on the ground, but within so many CSS pixels. */
interface IconSize {
  readonly meters: number;
  readonly min: number;
  readonly max: number;
}
const MARK_SIZE: IconSize = {meters: 160, min: 9, max: 22};
const DOT_SIZE: IconSize = {meters: 70, min: 6, max: 12};
const CHOSEN_SIZE: IconSize = {meters: 230, min: 40, max: 44};
const CHOSEN_MARK_SIZE: IconSize = {meters: 143, min: 25, max: 27};
const SIGN_SIZE: IconSize = {meters: 230, min: 34, max: 40};
const PIN_SIZE: IconSize = {meters: 0, min: 52, max: 52};

/** How a line is drawn. */
interface Stroke {
  readonly color: Rgba;
  /** CSS pixels. */
  readonly width: number;
  /** True: thinner where the whole city is seen, so as not to cover what it goes around. */
  readonly thins?: boolean;
  /** CSS pixels of dash and gap together. */
  readonly dash?: number;
}
/** Metres of ground in a CSS pixel up to which lines have their full width, and the share of it they never fall below. */
const [FULL_WIDTH_METERS, THINNEST] = [10, 0.4];

/** Holes smaller than this are left out of the outlines, square degrees. */
const SMALLEST_HOLE_SQUARE_DEGREES = 4e-6;

const COMMON = {pickable: false, parameters: {depthCompare: 'always', depthWriteEnabled: false}} as const;
const DASHES = new DashExtension();
const PLACES = atlasPlaces(SYMBOLS.length, k => SYMBOLS[k] === 'pin');

/** A picture with symbols, or one that is on the graphics card already. */
export type Atlas = ImageData | NonNullable<IconLayerProps['iconAtlas']>;

/** What layers are drawn with besides the scene. */
export interface Drawing {
  readonly colors: MapColors;
  readonly devicePixels: number;
  /** The atlas of SYMBOLS in these colours. */
  readonly symbols: Atlas;
}

/** Draws the atlas of all symbols that do not depend on the scene. */
export function symbolAtlas(colors: MapColors): ImageData {
  return drawAtlas(SYMBOLS, rgba(colors.paper), (context, name) => drawSymbol(context, name, colors));
}

/** Turns scenes into layers of deck.gl. Same part, same layer: deck.gl looks no further at what did not change. */
export class DeckLayers {
  /** Of the layers shown last: what they were made of. */
  #kept = new Map<string, {readonly of: readonly unknown[]; readonly layers: readonly Layer[]}>();
  #signAtlas: {readonly key: string; readonly colors: MapColors; readonly atlas: ImageData} | null = null;

  /**
   * All layers over the surface, lowest first. `detail`: zoom up to which outlines show all there is to see; `pin`: where it is
   * or is carried to, null: none.
   */
  of(scene: MapScene, drawing: Drawing, detail: number, pin: LonLat | null): Layer[] {
    const before = this.#kept;
    this.#kept = new Map();
    const part = (name: string, of: readonly unknown[], make: () => Layer[]): readonly Layer[] => {
      const known = before.get(name);
      const all = [...of, drawing];
      const kept = known !== undefined && isSame(known.of, all) ? known : {of: all, layers: make()};
      this.#kept.set(name, kept);
      return kept.layers;
    };
    const {dots, gaps, area, reach, walk, marks, shape, signs} = scene;
    const chosen = scene.chosenMark === null ? undefined : marks[scene.chosenMark];
    return [
      ...part('gaps', [gaps, detail], () => gapLayers(gaps, detail, drawing)),
      ...part('dots', [dots], () => (dots === null ? [] : [dotLayer(dots, drawing)])),
      ...part('area', [area, detail], () => (area === null ? [] : areaLayers(area, detail, drawing))),
      ...part('reach', [reach, detail], () => reachLayers(reach, detail, drawing)),
      ...part('walk', [walk], () => (walk === null ? [] : walkLayers(walk, drawing))),
      ...part('marks', [marks, shape], () => markLayers(marks, shape, drawing)),
      ...part('chosen', [chosen, shape], () => (chosen === undefined ? [] : chosenLayers(chosen, shape, drawing))),
      ...part('signs', [signs], () => (signs.length === 0 ? [] : this.#signs(signs, drawing))),
      ...part('pin', [pin], () => (pin === null ? [] : [pinLayer(pin, drawing)])),
    ];
  }

  #signs(signs: readonly MapSign[], {colors}: Drawing): Layer[] {
    const {symbols, numbers} = signSymbols(signs);
    const lines = (isLink: boolean) =>
      lineData(
        signs.flatMap(({kind, from, lon, lat}) =>
          from !== null && (kind === 'link') === isLink ? [[from, [lon, lat] as const]] : [],
        ),
      );
    const cased = (id: string, line: LineData, width: number, dash?: number) =>
      casedLayers(
        id,
        line,
        {color: rgba(colors.plan), width, ...(dash === undefined ? {} : {dash})},
        rgba(colors.paper),
        width + 3,
      );
    return [
      ...cased('signs-moved', lines(false), 2.4, 9),
      ...cased('signs-link', lines(true), 5),
      iconLayer(
        'signs',
        iconData(flatPlaces(signs), numbers),
        SIGN_SIZE,
        this.#atlasOf(symbols, colors),
        atlasPlaces(symbols.length),
      ),
    ];
  }

  /** The atlas of a scene's signs, drawn anew only for others or in other colours. */
  #atlasOf(symbols: readonly SignSymbol[], colors: MapColors): ImageData {
    const key = JSON.stringify(symbols);
    if (this.#signAtlas?.key === key && this.#signAtlas.colors === colors) return this.#signAtlas.atlas;
    const atlas = drawAtlas(symbols, rgba(colors.paper), (context, sign) => drawSign(context, sign, colors));
    this.#signAtlas = {key, colors, atlas};
    return atlas;
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.every((part, k) => part === other[k]);
}

function gapLayers(gaps: readonly MapGap[], detail: number, {colors, devicePixels}: Drawing): Layer[] {
  const looks = {
    unverified: {color: rgba(colors.unknown), hatch: rgba(colors.unknown, HATCH_ALPHA), width: 1.2},
    contested: {color: rgba(colors.brick), hatch: rgba(colors.brick, HATCH_ALPHA), width: 2.2},
    robust: {color: rgba(colors.brick), hatch: null, width: 2.2},
  };
  return (['unverified', 'contested', 'robust'] as const).flatMap(certainty => {
    const polygons = gaps.filter(gap => gap.certainty === certainty).flatMap(gap => asSeen(gap.polygons, detail));
    if (polygons.length === 0) return [];
    const {color, hatch, width} = looks[certainty];
    const outline = lineLayer(`gaps-${certainty}`, lineData(polygons.flat()), {color, width, thins: true});
    if (hatch === null) return [outline];
    return [fillLayer(`gaps-${certainty}-fill`, polygons, hatch, devicePixels), outline];
  });
}

function dotLayer(dots: NonNullable<MapScene['dots']>, {symbols}: Drawing): Layer {
  const numbers = Uint16Array.from(dots.kinds, kind => SYMBOLS.indexOf(`dot-${kind}`));
  return iconLayer('dots', iconData(dots.positions, numbers), DOT_SIZE, symbols);
}

function areaLayers(area: MapPolygons, detail: number, {colors}: Drawing): Layer[] {
  return casedLayers(
    'area',
    lineData(asSeen(area, detail).flat()),
    {color: rgba(colors.ink), width: 2, dash: 14},
    rgba(colors.paper),
    6,
  );
}

/** A faint ground within the longest time, and the outlines of all; of holes only those large enough to matter. */
function reachLayers(rings: readonly MapReach[], detail: number, {colors, devicePixels}: Drawing): Layer[] {
  if (rings.length === 0) return [];
  const reach = rings.map(ring => ({...ring, polygons: asSeen(ring.polygons, detail)}));
  const longest = reach.reduce((a, b) => (b.minutes > a.minutes ? b : a));
  const [ink, paper] = [rgba(colors.ink), rgba(colors.paper)];
  const others = reach.filter(ring => ring !== longest).flatMap(outlines);
  return [
    fillLayer('reach', longest.polygons, rgba(colors.ink, 26), devicePixels),
    // only the outer ring stands over streets and names: paper under the others would cost a third of the drawing
    ...(others.length > 0 ? [lineLayer('reach-others', lineData(others), {color: ink, width: 1.4, thins: true})] : []),
    ...casedLayers('reach-longest', lineData(outlines(longest)), {color: ink, width: 2.6, thins: true}, paper, 5),
  ];
}

function walkLayers({path}: NonNullable<MapScene['walk']>, {colors}: Drawing): Layer[] {
  return casedLayers('walk', lineData([path]), {color: rgba(colors.walk), width: 4.5}, rgba(colors.paper), 9);
}

function symbolOf({hollow}: MapScene['marks'][number], shape: MapScene['shape']): SymbolName {
  return hollow ? `${shape}-hollow` : shape;
}

function markLayers(marks: MapScene['marks'], shape: MapScene['shape'], {symbols}: Drawing): Layer[] {
  if (marks.length === 0) return [];
  const numbers = Uint16Array.from(marks, mark => SYMBOLS.indexOf(symbolOf(mark, shape)));
  return [iconLayer('marks', iconData(flatPlaces(marks), numbers), MARK_SIZE, symbols)];
}

function chosenLayers(mark: MapScene['marks'][number], shape: MapScene['shape'], {symbols}: Drawing): Layer[] {
  const one = (name: SymbolName) => iconData(flatPlaces([mark]), Uint16Array.of(SYMBOLS.indexOf(name)));
  return [
    iconLayer('chosen-ring', one('chosen'), CHOSEN_SIZE, symbols),
    iconLayer('chosen-mark', one(symbolOf(mark, shape)), CHOSEN_MARK_SIZE, symbols),
  ];
}

function pinLayer([lon, lat]: LonLat, {symbols}: Drawing): Layer {
  return iconLayer(
    'pin',
    iconData(flatPlaces([{lon, lat}]), Uint16Array.of(SYMBOLS.indexOf('pin'))),
    PIN_SIZE,
    symbols,
  );
}

function iconLayer(
  id: string,
  data: IconData,
  {meters, min, max}: IconSize,
  iconAtlas: Atlas,
  iconMapping = PLACES,
): Layer {
  return new IconLayer({
    ...COMMON,
    id,
    data,
    iconAtlas: iconAtlas as never,
    iconMapping,
    getSize: meters,
    sizeUnits: 'meters',
    sizeMinPixels: min,
    sizeMaxPixels: max,
  });
}

function fillLayer(id: string, polygons: MapPolygons, color: Rgba, devicePixels: number): Layer {
  return new SolidPolygonLayer({
    ...COMMON,
    id,
    data: flatPolygons(polygons),
    getPolygon: polygon => polygon as never,
    _normalize: false,
    positionFormat: 'XY',
    getFillColor: [...color],
    extensions: [new HatchExtension({devicePixels})],
  });
}

function lineLayer(id: string, data: LineData, {color, width, thins = false, dash = 0}: Stroke): Layer {
  return new PathLayer<unknown, {getDash: number}>({
    ...COMMON,
    id,
    data,
    _pathType: 'open',
    positionFormat: 'XY',
    getColor: [...color],
    widthUnits: 'meters',
    getWidth: width * FULL_WIDTH_METERS,
    widthMinPixels: width * (thins ? THINNEST : 1),
    widthMaxPixels: width,
    jointRounded: true,
    capRounded: true,
    antialiasing: true,
    extensions: [DASHES],
    getDash: dash,
  });
}

/** A line with a wider one in the colour of the paper under it, to be read over any ground. */
function casedLayers(id: string, data: LineData, stroke: Stroke, paper: Rgba, casing: number): Layer[] {
  if (data.length === 0) return [];
  const {dash: _, ...firm} = stroke;
  return [lineLayer(`${id}-casing`, data, {...firm, color: paper, width: casing}), lineLayer(id, data, stroke)];
}

/** Polygons with the corners that can be told apart at a zoom. */
function asSeen(polygons: MapPolygons, detail: number): LonLat[][][] {
  return polygons.map(rings => rings.map(ring => visibleDetail(ring, detail)));
}

function outlines({polygons}: MapReach): (readonly LonLat[])[] {
  return polygons.flatMap(polygon =>
    polygon.filter((ring, index) => index === 0 || boxArea(ring) > SMALLEST_HOLE_SQUARE_DEGREES),
  );
}

/** Area of the box around a ring, square degrees. */
function boxArea(ring: readonly LonLat[]): number {
  const [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity].map((start, side) =>
    ring.reduce((edge, corner) => Math[side < 2 ? 'min' : 'max'](edge, corner[side % 2]!), start),
  ) as [number, number, number, number];
  return (east - west) * (north - south);
}
