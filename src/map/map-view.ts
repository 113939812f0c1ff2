import {MapLibreOverlay} from '@deck.gl/maplibre';
import {addProtocol, Map as MapLibreMap, type MapMouseEvent, ScaleControl, setWorkerUrl} from 'maplibre-gl';
import styleUrl from 'maplibre-gl/dist/maplibre-gl.css?url';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import {PMTiles, Protocol} from 'pmtiles';
import {DARK, LIGHT, type Palette} from '#charts/colors.ts';
import {BackgroundSource} from './background-source.ts';
import {type LayerColors, sceneLayers} from './layers.ts';
import {drawMarkAtlas} from './marks.ts';
import {EMPTY_SCENE, type LonLat, type MapScene} from './scene.ts';
import {ABOVE_ALL, ABOVE_SURFACE, LABEL_FONTS, mapStyle} from './style.ts';

/** Centre in degrees and zoom. */
export interface Camera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export interface MapViewOptions {
  readonly container: HTMLElement;
  /** What the map is called for people who hear it. */
  readonly title: string;
  readonly lang: string;
  readonly dark: boolean;
  /** Degrees: [west, south, east, north]. */
  readonly bounds: readonly [number, number, number, number];
  /** Null: the whole city. */
  readonly camera: Camera | null;
  /** Address of the city's PMTiles file; null when it has none. */
  readonly backgroundUrl: string | null;
  readonly reducedMotion: boolean;
  /** Pixels at the lower edge that something else covers. */
  readonly covered: number;
  readonly onMove: (camera: Camera) => void;
  readonly onClick: (at: LonLat, pixel: readonly [number, number]) => void;
  /** Null when the pointer leaves. */
  readonly onHover: (at: LonLat | null, pixel: readonly [number, number]) => void;
  /** The background could not be fetched, or the graphics card was lost. */
  readonly onTrouble: (trouble: 'background' | 'graphics', message: string) => void;
}

let protocol: Protocol | null = null;

let styled: Promise<void> | null = null;

/** Fetches the map's own style sheet, once; the page does not carry it for visitors who never open the map. */
export function loadMapStyle(): Promise<void> {
  styled ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = styleUrl;
    link.onload = () => resolve();
    link.onerror = () => {
      styled = null;
      reject(new Error('the style sheet of the map could not be fetched'));
    };
    document.head.append(link);
  });
  return styled;
}

/** The map on the page: the only thing that holds a WebGL context. Call `destroy` when it leaves the page. */
export class MapView {
  readonly #map: MapLibreMap;
  readonly #overlay: MapLibreOverlay;
  readonly #options: MapViewOptions;
  #dark: boolean;
  #scene: MapScene = EMPTY_SCENE;
  #atlas: HTMLCanvasElement;
  /** False while deck.gl could not yet take its place among the style's layers. */
  #placed = false;
  /** True once the first surface stands: the shaders of all other layers are then made ready. */
  #warm = false;

  /** Throws when the browser gives no WebGL2 context. */
  constructor(options: MapViewOptions) {
    this.#options = options;
    this.#dark = options.dark;
    this.#atlas = this.#drawAtlas();
    setWorkerUrl(workerUrl);
    const [west, south, east, north] = options.bounds;
    this.#map = new MapLibreMap({
      container: options.container,
      style: this.#style(),
      ...(options.camera
        ? {center: [options.camera.lon, options.camera.lat], zoom: options.camera.zoom}
        : {bounds: [west, south, east, north], fitBoundsOptions: {padding: this.#padding()}}),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      maxZoom: 19,
      maxBounds: widened(options.bounds, 2),
      localIdeographFontFamily: LABEL_FONTS,
      fadeDuration: options.reducedMotion ? 0 : 150,
      locale: {'Map.Title': options.title},
      canvasContextAttributes: {antialias: devicePixelRatio < 2},
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.addControl(new ScaleControl({unit: 'metric', maxWidth: 110}), 'bottom-left');
    this.#overlay = new MapLibreOverlay({interleaved: true, layers: []});
    this.#map.addControl(this.#overlay);
    this.#listen();
  }

  /** Draws a scene in place of the last one. */
  show(scene: MapScene): void {
    this.#scene = scene;
    this.#draw();
  }

  /** Changes between a light and a dark ground. */
  setDark(dark: boolean): void {
    if (dark === this.#dark) return;
    this.#dark = dark;
    this.#atlas = this.#drawAtlas();
    this.#map.setStyle(this.#style(), {diff: true});
    this.#draw();
  }

  /** Moves by a share of the screen: (1, 0) is one screen east. */
  panBy(x: number, y: number): void {
    const {clientWidth, clientHeight} = this.#map.getContainer();
    this.#map.panBy([x * clientWidth, y * clientHeight], this.#motion());
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, this.#motion());
  }

  /** Shows the whole city. */
  showAll(): void {
    const [west, south, east, north] = this.#options.bounds;
    this.#map.fitBounds([west, south, east, north], {padding: this.#padding(), ...this.#motion()});
  }

  /** Shows a part of the city, not nearer than streets can be told apart. `below`: pixels hidden by a sheet. */
  showBounds([west, south, east, north]: MapViewOptions['bounds'], below = 0): void {
    const padding = {left: 24, right: 24, top: 32, bottom: 32 + below};
    this.#map.fitBounds([west, south, east, north], {padding, maxZoom: 16, ...this.#motion()});
  }

  /** Brings a place into view; stays where it is when the place is already well inside. `below`: pixels hidden by a sheet. */
  reveal(at: LonLat, below = 0): void {
    const {clientWidth, clientHeight} = this.#map.getContainer();
    const pixel = this.#map.project([at[0], at[1]]);
    const margin = 48;
    const visible =
      pixel.x > margin && pixel.x < clientWidth - margin && pixel.y > margin && pixel.y < clientHeight - below - margin;
    if (visible) return;
    this.#map.panBy([pixel.x - clientWidth / 2, pixel.y - (clientHeight - below) / 2], this.#motion());
  }

  camera(): Camera {
    const {lng, lat} = this.#map.getCenter();
    return {lon: lng, lat, zoom: this.#map.getZoom()};
  }

  /** Pixel of a place, from the top left of the map. */
  project(at: LonLat): readonly [number, number] {
    const {x, y} = this.#map.project([at[0], at[1]]);
    return [x, y];
  }

  /** A copy of what is drawn, in device pixels, to save as a picture. */
  capture(): Promise<HTMLCanvasElement> {
    return new Promise(resolve => {
      // the drawing is only there until the frame ends
      this.#map.once('render', () => {
        const source = this.#map.getCanvas();
        const copy = document.createElement('canvas');
        [copy.width, copy.height] = [source.width, source.height];
        copy.getContext('2d')!.drawImage(source, 0, 0);
        resolve(copy);
      });
      this.#map.triggerRepaint();
    });
  }

  focus(): void {
    this.#map.getCanvas().focus();
  }

  destroy(): void {
    this.#map.remove();
  }

  #listen(): void {
    const options = this.#options;
    const at = (event: MapMouseEvent) => [event.lngLat.lng, event.lngLat.lat] as const;
    this.#map.on('load', () => this.#draw());
    this.#map.on('styledata', () => this.#draw());
    // deck.gl finds its place among the style's layers only while the style counts as loaded
    this.#map.on('sourcedata', () => this.#placed || this.#draw());
    this.#map.on('idle', () => {
      const isFirst = !this.#warm && this.#scene.surface !== null;
      if (isFirst) this.#warm = true;
      if (isFirst || !this.#placed) this.#draw();
    });
    this.#map.on('moveend', () => options.onMove(this.camera()));
    this.#map.on('click', event => options.onClick(at(event), [event.point.x, event.point.y]));
    this.#map.on('mousemove', event => options.onHover(at(event), [event.point.x, event.point.y]));
    this.#map.on('mouseout', () => options.onHover(null, [0, 0]));
    this.#map.on('error', event => options.onTrouble('background', event.error.message));
    this.#map.on('webglcontextlost', () => options.onTrouble('graphics', 'WebGL context lost'));
    this.#map.getCanvas().addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      const {lon, lat} = this.camera();
      const {clientWidth, clientHeight} = this.#map.getContainer();
      options.onClick([lon, lat], [clientWidth / 2, clientHeight / 2]);
    });
  }

  #draw(): void {
    const has = (id: string) => (this.#map.getLayer(id) ? id : undefined);
    if (!this.#map.style) return;
    this.#placed = this.#map.isStyleLoaded() === true;
    this.#overlay.setProps({
      layers: sceneLayers(this.#scene, {
        colors: layerColors(this.#dark ? DARK : LIGHT),
        atlas: this.#atlas,
        devicePixels: devicePixelRatio,
        warm: this.#warm,
        above: {surface: has(ABOVE_SURFACE), all: has(ABOVE_ALL)},
      }),
    });
  }

  #style() {
    const palette = this.#dark ? DARK : LIGHT;
    const {backgroundUrl, lang} = this.#options;
    if (backgroundUrl === null) return mapStyle(palette, lang, null);
    if (protocol === null) {
      protocol = new Protocol();
      addProtocol('pmtiles', protocol.tile);
    }
    if (!protocol.get(backgroundUrl)) protocol.add(new PMTiles(new BackgroundSource(backgroundUrl)));
    return mapStyle(palette, lang, `pmtiles://${backgroundUrl}`);
  }

  #drawAtlas(): HTMLCanvasElement {
    const palette = this.#dark ? DARK : LIGHT;
    return drawMarkAtlas(palette.ink, palette.paper);
  }

  #padding() {
    return {left: 24, right: 24, top: 32, bottom: 32 + this.#options.covered};
  }

  #motion() {
    return this.#options.reducedMotion ? {animate: false} : {duration: 250};
  }
}

function layerColors(palette: Palette): LayerColors {
  return {
    ink: rgb(palette.ink),
    paper: rgb(palette.paper),
    reach: rgb(palette.ink),
    gap: rgb(palette.brick),
    unverified: rgb(palette.unknown),
  };
}

function rgb(hex: string): [number, number, number] {
  return [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}

/** Bounds with a margin of so many times their size, so that the edge of the city can be brought to any part of the screen. */
function widened(
  [west, south, east, north]: MapViewOptions['bounds'],
  times: number,
): [number, number, number, number] {
  const side = Math.max(east - west, north - south);
  const [x, y] = [side * times, side * times];
  return [west - x, Math.max(-85, south - y), east + x, Math.min(85, north + y)];
}
