import type {CustomLayerInterface, Map as MapLibreMap} from 'maplibre-gl';
import type {Frame} from './gpu.ts';
import type {MapColors} from './map-colors.ts';
import {type MapPlane, pixelsPerMeter, planeMatrix, worldPixels} from './map-plane.ts';
import {EMPTY_SCENE, type LonLat, type MapScene} from './scene.ts';
import {type Batch, SceneBatches} from './scene-batches.ts';
import {SceneRenderer} from './scene-renderer.ts';
import {ABOVE_ALL, ABOVE_SURFACE} from './style.ts';

/** Our layers in the style, lowest first, and the style layer each lies under. */
export const OUR_LAYERS = [
  {id: 'ykx-surface', under: ABOVE_SURFACE},
  {id: 'ykx-ground', under: ABOVE_ALL},
  {id: 'ykx-symbols', under: null},
] as const;

/** The scene as layers of a MapLibre style: the surface under the streets, areas and lines under the names, symbols on top. */
export class SceneLayers {
  readonly plane: MapPlane;
  readonly #batches: SceneBatches;
  #map: MapLibreMap | null = null;
  #renderer: SceneRenderer | null = null;
  #scene: MapScene = EMPTY_SCENE;
  #colors: MapColors;
  #ground: readonly Batch[] = [];
  #symbols: readonly Batch[] = [];

  constructor(plane: MapPlane, colors: MapColors) {
    this.plane = plane;
    this.#batches = new SceneBatches(plane);
    this.#colors = colors;
  }

  /** Takes the layers' places in the style, as far as they are not taken yet. The style must be loaded. */
  addTo(map: MapLibreMap): void {
    this.#map = map;
    for (const {id, under} of OUR_LAYERS)
      if (!map.getLayer(id)) map.addLayer(this.#layer(id), under !== null && map.getLayer(under) ? under : undefined);
  }

  /** Shows a scene with the next frame. `pin`: where the pin is, which may be away from the scene's while it is dragged. */
  show(scene: MapScene, colors: MapColors, pin: LonLat | null): void {
    this.#scene = scene;
    this.#colors = colors;
    this.#ground = this.#batches.ground(scene, colors);
    this.#symbols = this.#batches.symbols(scene, colors, pin);
    this.#renderer?.buffers.keep(new Set([...this.#ground, ...this.#symbols].map(numbersOf)));
    this.#map?.triggerRepaint();
  }

  /** Forgets what was on a lost graphics context. */
  lost(): void {
    this.#renderer = null;
  }

  #layer(id: (typeof OUR_LAYERS)[number]['id']): CustomLayerInterface {
    return {
      id,
      type: 'custom',
      renderingMode: '2d',
      onAdd: (_, gl) => {
        this.#renderer ??= new SceneRenderer(gl, this.plane);
      },
      render: (gl, {defaultProjectionData}) => {
        const renderer = this.#renderer;
        if (renderer === null || gl.isContextLost()) return;
        const frame = this.#frame(gl, renderer, defaultProjectionData.mainMatrix);
        if (id === 'ykx-surface') {
          if (this.#scene.surface !== null) renderer.drawSurface(frame, this.#scene.surface);
        } else renderer.drawBatches(frame, id === 'ykx-ground' ? this.#ground : this.#symbols, this.#colors);
      },
    };
  }

  #frame(gl: WebGL2RenderingContext, {buffers}: SceneRenderer, world: ArrayLike<number>): Frame {
    const map = this.#map!;
    const zoom = map.getZoom();
    return {
      gl,
      buffers,
      matrix: planeMatrix(world, this.plane),
      size: [gl.drawingBufferWidth, gl.drawingBufferHeight],
      devicePixels: map.getPixelRatio(),
      unitsPerPixel: 1 / worldPixels(zoom),
      pixelsPerMeter: pixelsPerMeter(this.plane, zoom),
    };
  }
}

function numbersOf(batch: Batch): Float32Array {
  if (batch.kind === 'fill') return batch.triangles.corners;
  return batch.kind === 'line' ? batch.segments : batch.instances;
}
