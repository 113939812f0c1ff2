import {Deck, MapView as FlatView} from '@deck.gl/core';
import {SolidPolygonLayer} from '@deck.gl/layers';
import type {Map as MapLibreMap} from 'maplibre-gl';
import {DeckLayers, type Drawing, symbolAtlas} from './deck-layers.ts';
import {whenFinished} from './drawn-marks.ts';
import {detailZoom} from './line-detail.ts';
import type {MapColors} from './map-colors.ts';
import type {LonLat, MapPolygons, MapScene} from './scene.ts';
import {StrokeLayer} from './stroke-layer.ts';
import {SymbolLayer, type SymbolTexture, symbolTexture} from './symbol-layer.ts';

/** deck.gl without its endless loop: it draws when it is told to, and rests else. */
class RestingDeck extends Deck<FlatView> {
  rest(): void {
    this.animationLoop?.stop();
  }

  /** Puts an atlas on the graphics card. Only after `onLoad`. */
  send(picture: ImageData): SymbolTexture {
    return symbolTexture(this.device!, picture);
  }

  /** Takes what was given since the last frame and draws at once, if anything changed. */
  frame(): void {
    this.animationLoop?.redraw();
  }
}

const VIEW = new FlatView({id: 'map', repeat: false, controller: false});

/** Polygon near the pole, where no city is: drawn once, so that the graphics card knows how before it is asked. */
const FAR_AWAY: MapPolygons = [
  [
    [
      [0, -84],
      [0.001, -84],
      [0.001, -83.999],
      [0, -84],
    ],
  ],
];
/** Drawn where the scene has nothing of the kind, so that there is one layer of each. */
const STAND_INS = {reach: [{minutes: 0, polygons: FAR_AWAY}], pin: [0, -84] as const};

/** Kinds of layers in the order in which they come: the graphics card learns to draw one after the other. */
const KINDS = [SymbolLayer, StrokeLayer, SolidPolygonLayer];

export interface DeckSceneOptions {
  readonly map: MapLibreMap;
  /** Told, and taken out, when the graphics card has finished a frame with all that is shown. */
  readonly waiting: (() => void)[];
  /** This canvas lost its graphics card; the scene is of no more use. */
  readonly onLost: () => void;
}

/**
 * All of a scene but the surface, drawn by deck.gl on a canvas of its own above the map: what a press changes costs no frame
 * of the map below. Throws when the browser gives no second WebGL2 context.
 */
export class DeckScene {
  readonly #map: MapLibreMap;
  readonly #canvas = document.createElement('canvas');
  readonly #gl: WebGL2RenderingContext;
  readonly #deck: RestingDeck;
  readonly #layers = new DeckLayers();
  #drawing: Drawing | null = null;
  #shown: {readonly scene: MapScene; readonly colors: MapColors; readonly pin: LonLat | null} | null = null;
  /** How many of KINDS are drawn. */
  #kinds = 0;
  #detail = 0;
  #isReady = false;
  #asked = 0;
  readonly #waiting: (() => void)[];
  readonly #end = new AbortController();

  constructor({map, waiting, onLost}: DeckSceneOptions) {
    this.#map = map;
    this.#waiting = waiting;
    this.#canvas.className = 'ykx-deck';
    // deck.gl listens for keys there; the map below has the focus
    this.#canvas.inert = true;
    const gl = this.#canvas.getContext('webgl2', {antialias: false, depth: false, stencil: false});
    if (gl === null) throw new Error('no second WebGL2 context');
    this.#gl = gl;
    this.#canvas.addEventListener('webglcontextlost', onLost, {signal: this.#end.signal});
    map.getCanvasContainer().after(this.#canvas);
    this.#fit();
    this.#deck = new RestingDeck({
      gl,
      width: null,
      height: null,
      views: VIEW,
      viewState: this.#viewState(),
      controller: false,
      useDevicePixels: map.getPixelRatio(),
      _typedArrayManagerProps: {overAlloc: 1, poolSize: 0},
      onLoad: () => {
        this.#deck.rest();
        this.#isReady = true;
        if (this.#shown !== null) this.#learn();
      },
      onResize: () => this.#ask(),
      onError: reportError,
    });
    map.on('resize', this.#fit);
    map.on('render', this.#follow);
  }

  /**
   * Shows a scene: at once, so that the graphics card works while the page writes its words, and only for what follows within
   * the same frame with the next one. `pin`: where the pin is, which may be away from the scene's while it is carried.
   */
  show(scene: MapScene, colors: MapColors, pin: LonLat | null): void {
    this.#shown = {scene, colors, pin};
    if (!this.#isReady) return;
    if (this.#kinds === 0) this.#learn();
    else {
      this.#give();
      if (this.#asked === 0) this.#frame();
    }
    this.#ask();
  }

  /** Draws what is shown into a picture of the map. */
  drawInto(context: CanvasRenderingContext2D): void {
    // the drawing is only there until the frame ends
    this.#deck.frame();
    this.#deck.redraw('picture');
    context.drawImage(this.#canvas, 0, 0);
  }

  destroy(): void {
    cancelAnimationFrame(this.#asked);
    this.#map.off('resize', this.#fit);
    this.#map.off('render', this.#follow);
    this.#isReady = false;
    this.#end.abort();
    this.#deck.finalize();
    this.#canvas.remove();
    // given back at once: browsers allow only a few
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  /** Takes the size of the map's own canvas. */
  readonly #fit = (): void => {
    const {width, height, style} = this.#map.getCanvas();
    Object.assign(this.#canvas, {width, height});
    const place = {position: 'absolute', left: '0', top: '0', pointerEvents: 'none'};
    Object.assign(this.#canvas.style, {...place, width: style.width, height: style.height});
  };

  /** Draws in the very frame in which the map moved. */
  readonly #follow = (): void => {
    if (!this.#isReady) return;
    this.#deck.setProps({viewState: this.#viewState()});
    if (detailZoom(this.#map.getZoom()) !== this.#detail) this.#give();
    this.#frame();
  };

  #viewState() {
    const {lng, lat} = this.#map.getCenter();
    return {longitude: lng, latitude: lat, zoom: this.#map.getZoom()};
  }

  /** Draws one more kind of layer, and when that is done the next: a program takes the graphics card a while to make. */
  #learn(): void {
    this.#kinds++;
    this.#give();
    this.#frame();
    if (this.#kinds < KINDS.length) whenFinished(this.#gl, () => this.#isReady && this.#learn());
  }

  #give(): void {
    if (!this.#isReady || this.#shown === null) return;
    const {scene, colors, pin} = this.#shown;
    this.#detail = detailZoom(this.#map.getZoom());
    if (this.#drawing?.colors !== colors) {
      this.#drawing?.symbols.destroy();
      const symbols = this.#deck.send(symbolAtlas(colors));
      this.#drawing = {colors, devicePixels: this.#map.getPixelRatio(), symbols};
    }
    const reach = scene.reach.length === 0 ? STAND_INS.reach : scene.reach;
    const layers = this.#layers.of({...scene, reach}, this.#drawing, this.#detail, pin ?? STAND_INS.pin);
    const kinds = KINDS.slice(0, this.#kinds);
    this.#deck.setProps({layers: layers.filter(layer => kinds.some(kind => layer instanceof kind))});
  }

  #ask(): void {
    if (this.#isReady && this.#asked === 0) this.#asked = requestAnimationFrame(() => this.#frame());
  }

  #frame(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
    if (this.#gl.isContextLost()) return;
    this.#deck.frame();
    if (this.#kinds === KINDS.length) this.#tell();
  }

  #tell(): void {
    const told = this.#waiting.splice(0);
    if (told.length === 0) return;
    whenFinished(this.#gl, () => {
      if (!this.#end.signal.aborted) for (const tell of told) tell();
      else this.#waiting.push(...told);
    });
  }
}
