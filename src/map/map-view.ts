import {
  addProtocol,
  Map as MapLibreMap,
  type MapMouseEvent,
  ScaleControl,
  setWorkerUrl,
  type VectorTileSource,
} from 'maplibre-gl';
import styleUrl from 'maplibre-gl/dist/maplibre-gl.css?url';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import {PMTiles, Protocol} from 'pmtiles';
import {DARK, LIGHT} from '#charts/colors.ts';
import {BackgroundSource} from './background-source.ts';
import {type DrawnName, newlyDrawn, whenFinished} from './drawn-marks.ts';
import {type HeldFrames, heldFrames} from './held-frames.ts';
import type {MapColors} from './map-colors.ts';
import {type MapPlane, mapPlane, worldPixels} from './map-plane.ts';
import {MarkIndex} from './mark-index.ts';
import {carryPin} from './pin-drag.ts';
import {EMPTY_SCENE, type LonLat, type MapMark, type MapScene} from './scene.ts';
import {SceneOverlay} from './scene-overlay.ts';
import {type Frame, LABEL_FONTS, mapStyle} from './style.ts';
import {SurfaceLayer} from './surface-layer.ts';

/** Centre in degrees and zoom. */
export interface Camera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** What can go wrong with an open map, and that it came right again. */
export type MapTrouble = 'background' | 'lost' | 'restored';

export interface MapViewOptions {
  readonly container: HTMLElement;
  /** What the map is called for people who hear it. */
  readonly title: string;
  /** Id of the words that say which keys move it. */
  readonly helpId: string;
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
  /** Null when the pointer leaves, and after a click with what the click shows. */
  readonly onHover: (at: LonLat | null, pixel: readonly [number, number]) => void;
  /** The pin was carried to another place. */
  readonly onPinMove: (at: LonLat) => void;
  /** The background could not be fetched, the graphics card was lost, or it is back. */
  readonly onTrouble: (trouble: MapTrouble, message: string) => void;
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
  readonly #plane: MapPlane;
  readonly #surface: SurfaceLayer;
  /** All but the surface. */
  readonly #overlay: SceneOverlay;
  readonly #frames: HeldFrames;
  readonly #options: MapViewOptions;
  readonly #markIndexes = new WeakMap<readonly MapMark[], MarkIndex>();
  #dark: boolean;
  #scene: MapScene = EMPTY_SCENE;
  /** Where the pin is while it is carried. */
  #carried: LonLat | null = null;
  #hoverFrame = 0;
  /** What was told of the pointer is of no more use since it pressed. */
  #isHoverOld = false;
  #drawnFrames = 0;
  #isEnded = false;
  /** What the background shows; null: not known yet. */
  #frame: Frame | null = null;

  /** Throws when the browser gives no WebGL2 context. */
  constructor(options: MapViewOptions) {
    this.#options = options;
    this.#dark = options.dark;
    this.#plane = mapPlane(options.bounds);
    this.#surface = new SurfaceLayer(this.#plane);
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
      // names that fade in cost frame after frame
      fadeDuration: 0,
      locale: {'Map.Title': options.title},
    });
    this.#map.getCanvas().setAttribute('aria-describedby', options.helpId);
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.addControl(new ScaleControl({unit: 'metric', maxWidth: 110}), 'bottom-left');
    this.#overlay = new SceneOverlay(this.#map, message => options.onTrouble('lost', message));
    this.#frames = heldFrames(this.#map, () => this.#forgetHover());
    this.#listen();
    this.#listenToPointer();
  }

  /**
   * Draws a scene in place of the last one. Performance marks tell when each part came, `ykx-…-shown`, and when the graphics
   * card had finished the frame with it, `ykx-…-drawn`.
   */
  show(scene: MapScene): void {
    const names = newlyDrawn(scene, this.#scene);
    this.#scene = scene;
    for (const name of names) performance.mark(`ykx-${name}-shown`);
    const [below, above] = [names.filter(name => name === 'surface'), names.filter(name => name !== 'surface')];
    if (above.length > 0) this.#overlay.afterDrawing(() => this.#tell(above));
    if (this.#surface.show(scene.surface)) this.#frames.release();
    else this.#overlay.afterDrawing(() => this.#frames.release());
    if (below.length > 0)
      this.#map.once('render', () =>
        whenFinished(this.#map.getCanvas().getContext('webgl2')!, () => this.#tell(below)),
      );
    this.#drawOverlay();
    for (const name of names) performance.mark(`ykx-${name}-given`);
    this.#forgetHover();
  }

  /** Changes what the map is called for people who hear it. */
  setTitle(title: string): void {
    this.#map.getCanvas().setAttribute('aria-label', title);
  }

  /** Changes between a light and a dark ground. */
  setDark(dark: boolean): void {
    if (dark === this.#dark) return;
    this.#dark = dark;
    this.#map.setStyle(this.#style(), {diff: true});
    this.#drawOverlay();
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

  /** Brings a place to the middle of what is seen, at least as near as its zoom. `below`: pixels hidden by a sheet. */
  goTo({lon, lat, zoom}: Camera, below = 0): void {
    const nearer = Math.max(zoom, this.#map.getZoom());
    this.#map.easeTo({center: [lon, lat], zoom: nearer, offset: [0, -below / 2], ...this.#motion()});
  }

  /** Is at once where it is told, in one step. */
  jumpTo({lon, lat, zoom}: Camera): void {
    this.#map.jumpTo({center: [lon, lat], zoom});
  }

  camera(): Camera {
    const {lng, lat} = this.#map.getCenter();
    return {lon: lng, lat, zoom: this.#map.getZoom()};
  }

  /** Number of the mark nearest to a pixel (from the top left of the map), at most so many pixels away; null: none. */
  nearestMark(marks: readonly MapMark[], [x, y]: readonly [number, number], pixels: number): number | null {
    const index = this.#markIndexes.get(marks) ?? new MarkIndex(marks, this.#plane);
    this.#markIndexes.set(marks, index);
    const {lng, lat} = this.#map.unproject([x, y]);
    return index.nearest(lng, lat, pixels / worldPixels(this.#map.getZoom()));
  }

  /** A copy of what is drawn, in device pixels, to save as a picture. */
  async capture(): Promise<HTMLCanvasElement> {
    await this.#overlay.start();
    return new Promise(resolve => {
      // the drawing is only there until the frame ends
      this.#map.once('render', () => {
        const source = this.#map.getCanvas();
        const copy = document.createElement('canvas');
        [copy.width, copy.height] = [source.width, source.height];
        const context = copy.getContext('2d')!;
        context.drawImage(source, 0, 0);
        this.#overlay.drawInto(context);
        resolve(copy);
      });
      this.#map.triggerRepaint();
    });
  }

  focus(): void {
    this.#map.getCanvas().focus();
  }

  destroy(): void {
    this.#isEnded = true;
    cancelAnimationFrame(this.#hoverFrame);
    this.#overlay.destroy();
    this.#map.remove();
  }

  #listen(): void {
    const options = this.#options;
    // also after a lost graphics card: the style is then built anew, without our layers
    this.#map.on('style.load', () => {
      this.#surface.addTo(this.#map);
      void this.#overlay.start();
    });
    this.#map.on('sourcedata', ({sourceDataType}) => sourceDataType === 'metadata' && this.#findFrame());
    this.#map.on('moveend', () => options.onMove(this.camera()));
    this.#map.on('error', event => options.onTrouble('background', event.error.message));
    this.#map.on('webglcontextlost', () => {
      this.#surface.lost();
      options.onTrouble('lost', 'WebGL context lost');
    });
    this.#map.on('webglcontextrestored', () => options.onTrouble('restored', ''));
  }

  #listenToPointer(): void {
    const options = this.#options;
    const map = this.#map;
    const at = (event: MapMouseEvent) => [event.lngLat.lng, event.lngLat.lat] as const;
    map.on('click', event => {
      cancelAnimationFrame(this.#hoverFrame);
      // what was said of the pointer goes together with what the press shows: a picture of its own would delay that
      this.#isHoverOld = true;
      if (!this.#frames.isHolding()) this.#forgetHover();
      options.onClick(at(event), [event.point.x, event.point.y]);
    });
    map.on('mousemove', event => {
      cancelAnimationFrame(this.#hoverFrame);
      if (this.#carried !== null || map.isMoving()) return;
      this.#hoverFrame = requestAnimationFrame(() => {
        this.#isHoverOld = false;
        options.onHover(at(event), [event.point.x, event.point.y]);
      });
    });
    map.on('mouseout', () => {
      cancelAnimationFrame(this.#hoverFrame);
      options.onHover(null, [0, 0]);
    });
    map.getCanvas().addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      const {lon, lat} = this.camera();
      const {clientWidth, clientHeight} = map.getContainer();
      options.onClick([lon, lat], [clientWidth / 2, clientHeight / 2]);
    });
    carryPin({
      map,
      pin: () => (this.#scene.pin?.movable ? this.#scene.pin.at : null),
      onCarry: carried => {
        this.#carried = carried;
        this.#drawOverlay();
      },
      onPutDown: options.onPinMove,
    });
  }

  #forgetHover(): void {
    if (!this.#isHoverOld) return;
    this.#isHoverOld = false;
    this.#options.onHover(null, [0, 0]);
  }

  #drawOverlay(): void {
    const {pin} = this.#scene;
    this.#overlay.show(this.#scene, this.#colors(), pin === null ? null : (this.#carried ?? pin.at));
  }

  #tell(names: readonly DrawnName[]): void {
    if (this.#isEnded) return;
    for (const name of names) performance.mark(`ykx-${name}-drawn`);
    this.#drawnFrames++;
    this.#options.container.dataset['drawn'] = String(this.#drawnFrames);
  }

  #colors(): MapColors {
    return this.#dark ? DARK : LIGHT;
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
    return mapStyle(palette, lang, `pmtiles://${backgroundUrl}`, this.#frame);
  }

  /** Learns where the background ends, once its first bytes are there; that it cannot be had is said by the map itself. */
  #findFrame(): void {
    const source = this.#map.getSource('background');
    if (this.#frame !== null || source?.type !== 'vector') return;
    const {bounds} = source as VectorTileSource;
    if (bounds === undefined) return;
    this.#frame = bounds;
    this.#map.setStyle(this.#style(), {diff: true});
  }

  #padding() {
    return {left: 24, right: 24, top: 32, bottom: 32 + this.#options.covered};
  }

  #motion() {
    return this.#options.reducedMotion ? {animate: false} : {duration: 250};
  }
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
