import type {Layer} from '@deck.gl/core';
import {SolidPolygonLayer} from '@deck.gl/layers';
import {flatPlaces, flatPolygons} from './deck-data.ts';
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
import {StrokeLayer} from './stroke-layer.ts';
import {type StrokedLines, strokeMesh} from './stroke-mesh.ts';
import {SymbolLayer, type SymbolTexture} from './symbol-layer.ts';
import {type PlacedSymbols, type SymbolSize, symbolMesh} from './symbol-mesh.ts';
import {drawSymbol, SYMBOLS, type SymbolName} from './symbols.ts';

const MARK_SIZE: SymbolSize = {meters: 160, min: 9, max: 22};
const DOT_SIZE: SymbolSize = {meters: 70, min: 6, max: 12};
const CHOSEN_SIZE: SymbolSize = {meters: 230, min: 40, max: 44};
const CHOSEN_MARK_SIZE: SymbolSize = {meters: 143, min: 25, max: 27};
const SIGN_SIZE: SymbolSize = {meters: 230, min: 34, max: 40};
const PIN_SIZE: SymbolSize = {meters: 0, min: 52, max: 52};

/** Holes smaller than this are left out of the outlines, square degrees. */
const SMALLEST_HOLE_SQUARE_DEGREES = 4e-6;

/** Places of facilities are kept in whole parts of a degree. */
const DEGREE_SCALE = 1e7;

const COMMON = {pickable: false, parameters: {depthCompare: 'always', depthWriteEnabled: false}} as const;
const PLACES = atlasPlaces(SYMBOLS.length, k => SYMBOLS[k] === 'pin');

/** What layers are drawn with besides the scene. */
export interface Drawing {
  readonly colors: MapColors;
  readonly devicePixels: number;
  /** The atlas of SYMBOLS in these colours. */
  readonly symbols: SymbolTexture;
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
      ...part('marks', [marks, shape, signs], () => markLayers(withoutOwn(marks, signs), shape, drawing)),
      ...part('chosen', [chosen, shape], () => (chosen === undefined ? [] : chosenLayers(chosen, shape, drawing))),
      ...part('signs', [signs], () => (signs.length === 0 ? [] : this.#signs(signs, drawing))),
      ...part('pin', [pin], () => (pin === null ? [] : [pinLayer(pin, drawing)])),
    ];
  }

  #signs(signs: readonly MapSign[], {colors}: Drawing): Layer[] {
    const {symbols, numbers} = signSymbols(signs);
    const {plan, paper} = colors;
    const lines = (isLink: boolean) =>
      signs.flatMap(({kind, from, lon, lat}) =>
        from !== null && (kind === 'link') === isLink ? [[from, [lon, lat] as const]] : [],
      );
    return [
      ...strokeLayers('signs-lines', [
        ...cased({lines: lines(false), stroke: {color: rgba(plan), width: 2.4, dash: 9}}, rgba(paper), 5.4),
        ...cased({lines: lines(true), stroke: {color: rgba(plan), width: 5}}, rgba(paper), 8),
      ]),
      symbolLayer(
        'signs',
        {positions: flatPlaces(signs), numbers, size: SIGN_SIZE},
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
  const known = (['unverified', 'contested', 'robust'] as const).map(certainty => ({
    certainty,
    ...looks[certainty],
    polygons: gaps.filter(gap => gap.certainty === certainty).flatMap(gap => asSeen(gap.polygons, detail)),
  }));
  return [
    ...known.flatMap(({certainty, hatch, polygons}) =>
      hatch === null || polygons.length === 0 ? [] : [fillLayer(`gaps-${certainty}`, polygons, hatch, devicePixels)],
    ),
    ...strokeLayers(
      'gaps-lines',
      known.map(({polygons, color, width}) => ({lines: polygons.flat(), stroke: {color, width, thins: true}})),
    ),
  ];
}

function dotLayer(dots: NonNullable<MapScene['dots']>, {symbols}: Drawing): Layer {
  const numbers = Uint16Array.from(dots.kinds, kind => SYMBOLS.indexOf(`dot-${kind}`));
  return symbolLayer('dots', {positions: dots.positions, numbers, size: DOT_SIZE}, symbols);
}

function areaLayers(area: MapPolygons, detail: number, {colors}: Drawing): Layer[] {
  const outline = {lines: asSeen(area, detail).flat(), stroke: {color: rgba(colors.ink), width: 2, dash: 14}};
  return strokeLayers('area', cased(outline, rgba(colors.paper), 6));
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
    ...strokeLayers('reach-lines', [
      // only the outer ring stands over streets and names: the others need no paper under them
      {lines: others, stroke: {color: ink, width: 1.4, thins: true}},
      ...cased({lines: outlines(longest), stroke: {color: ink, width: 2.6, thins: true}}, paper, 5),
    ]),
  ];
}

function walkLayers({path}: NonNullable<MapScene['walk']>, {colors}: Drawing): Layer[] {
  return strokeLayers(
    'walk',
    cased({lines: [path], stroke: {color: rgba(colors.walk), width: 4.5}}, rgba(colors.paper), 9),
  );
}

function symbolOf({hollow}: MapScene['marks'][number], shape: MapScene['shape']): SymbolName {
  return hollow ? `${shape}-hollow` : shape;
}

/** The symbols that no sign of the visitor's own stands on: each place is drawn once. */
function withoutOwn(marks: MapScene['marks'], signs: readonly MapSign[]): MapScene['marks'] {
  const key = ({lon, lat}: {lon: number; lat: number}) =>
    `${Math.round(lon * DEGREE_SCALE)} ${Math.round(lat * DEGREE_SCALE)}`;
  const own = new Set(signs.flatMap(sign => (sign.kind === 'own' ? [key(sign)] : [])));
  return own.size === 0 ? marks : marks.filter(mark => !own.has(key(mark)));
}

function markLayers(marks: MapScene['marks'], shape: MapScene['shape'], {symbols}: Drawing): Layer[] {
  if (marks.length === 0) return [];
  const numbers = Uint16Array.from(marks, mark => SYMBOLS.indexOf(symbolOf(mark, shape)));
  return [symbolLayer('marks', {positions: flatPlaces(marks), numbers, size: MARK_SIZE}, symbols)];
}

function chosenLayers(mark: MapScene['marks'][number], shape: MapScene['shape'], {symbols}: Drawing): Layer[] {
  const one = (name: SymbolName, size: SymbolSize): PlacedSymbols => ({
    positions: flatPlaces([mark]),
    numbers: Uint16Array.of(SYMBOLS.indexOf(name)),
    size,
  });
  return [
    symbolLayer('chosen-ring', one('chosen', CHOSEN_SIZE), symbols),
    symbolLayer('chosen-mark', one(symbolOf(mark, shape), CHOSEN_MARK_SIZE), symbols),
  ];
}

function pinLayer([lon, lat]: LonLat, {symbols}: Drawing): Layer {
  const numbers = Uint16Array.of(SYMBOLS.indexOf('pin'));
  return symbolLayer('pin', {positions: flatPlaces([{lon, lat}]), numbers, size: PIN_SIZE}, symbols);
}

function symbolLayer(id: string, placed: PlacedSymbols, atlas: SymbolTexture | ImageData, places = PLACES): Layer {
  return new SymbolLayer({...COMMON, id, mesh: symbolMesh(placed, places), atlas});
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

/** Lines one over the other, in one layer; none where there is nothing to draw. */
function strokeLayers(id: string, stroked: readonly StrokedLines[]): Layer[] {
  const mesh = strokeMesh(stroked);
  return mesh.quads === 0 ? [] : [new StrokeLayer({...COMMON, id, mesh})];
}

/** Lines with a wider firm one in the colour of the paper under them, to be read over any ground. */
function cased({lines, stroke}: StrokedLines, paper: Rgba, casing: number): StrokedLines[] {
  const {dash: _, ...firm} = stroke;
  return [
    {lines, stroke: {...firm, color: paper, width: casing}},
    {lines, stroke},
  ];
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
