import type {CustomLayerInterface, Map as MapLibreMap} from 'maplibre-gl';
import {type MapPlane, planeMatrix} from './map-plane.ts';
import type {SurfacePicture} from './scene.ts';
import {ABOVE_SURFACE} from './style.ts';
import {SurfacePass} from './surface-pass.ts';

const ID = 'ykx-surface';

/** The surface as a layer of the MapLibre style, under the streets. */
export class SurfaceLayer {
  readonly #plane: MapPlane;
  #map: MapLibreMap | null = null;
  #pass: SurfacePass | null = null;
  #surface: SurfacePicture | null = null;

  constructor(plane: MapPlane) {
    this.#plane = plane;
  }

  /** Takes the layer's place in the style, if it is not taken yet. The style must be loaded. */
  addTo(map: MapLibreMap): void {
    this.#map = map;
    if (!map.getLayer(ID)) map.addLayer(this.#layer(), map.getLayer(ABOVE_SURFACE) ? ABOVE_SURFACE : undefined);
  }

  /** Shows a surface with the next frame. False: it is the one already shown. */
  show(surface: SurfacePicture | null): boolean {
    if (surface === this.#surface) return false;
    this.#surface = surface;
    this.#map?.triggerRepaint();
    return true;
  }

  /** Forgets what was on a lost graphics context. */
  lost(): void {
    this.#pass = null;
  }

  #layer(): CustomLayerInterface {
    return {
      id: ID,
      type: 'custom',
      renderingMode: '2d',
      onAdd: (_, gl) => {
        this.#pass ??= new SurfacePass(gl as WebGL2RenderingContext);
      },
      render: (gl, {defaultProjectionData}) => {
        if (this.#pass === null || this.#surface === null || gl.isContextLost()) return;
        const matrix = planeMatrix(defaultProjectionData.mainMatrix, this.#plane);
        this.#pass.draw({matrix, devicePixels: this.#map!.getPixelRatio()}, this.#surface, this.#plane);
      },
    };
  }
}
