import type {Map as MapLibreMap} from 'maplibre-gl';
import type {DeckScene} from './deck-scene.ts';
import type {MapColors} from './map-colors.ts';
import type {LonLat, MapScene} from './scene.ts';

/**
 * What lies over the map: fetches deck.gl when it is started, keeps the latest scene until it is there, and builds the canvas
 * anew when its graphics card was lost.
 */
export class SceneOverlay {
  readonly #map: MapLibreMap;
  readonly #onError: (message: string) => void;
  #started: Promise<void> | null = null;
  #deck: DeckScene | null = null;
  #shown: readonly [MapScene, MapColors, LonLat | null] | null = null;
  /** Told after the next frame, by whichever canvas draws it. */
  readonly #waiting: (() => void)[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;
  #isEnded = false;

  constructor(map: MapLibreMap, onError: (message: string) => void) {
    this.#map = map;
    this.#onError = onError;
    map.on('webglcontextrestored', () => void this.#build());
  }

  /** Fetches what draws, once. Ends when it is there, or when it was said that it is not. */
  start(): Promise<void> {
    this.#started ??= this.#build();
    return this.#started;
  }

  show(scene: MapScene, colors: MapColors, pin: LonLat | null): void {
    this.#shown = [scene, colors, pin];
    this.#deck?.show(scene, colors, pin);
  }

  /** Tells when the graphics card has finished the next frame; never, when the overlay ends before. To be called before `show`. */
  afterDrawing(tell: () => void): void {
    if (!this.#isEnded) this.#waiting.push(tell);
  }

  drawInto(context: CanvasRenderingContext2D): void {
    this.#deck?.drawInto(context);
  }

  destroy(): void {
    this.#isEnded = true;
    clearTimeout(this.#again);
    this.#drop();
    this.#waiting.length = 0;
  }

  async #build(): Promise<void> {
    try {
      const {DeckScene} = await import('./deck-scene.ts');
      if (this.#isEnded || this.#deck !== null || this.#isMapLost()) return;
      this.#deck = new DeckScene({map: this.#map, waiting: this.#waiting, onLost: () => this.#lost()});
    } catch (error) {
      if (this.#isEnded) return;
      this.#waiting.length = 0;
      this.#onError(error instanceof Error ? error.message : String(error));
      return;
    }
    if (this.#shown !== null) this.#deck.show(...this.#shown);
  }

  /** A lost canvas is no more of use; another takes its place, when the map has its own back. */
  #lost(): void {
    this.#drop();
    this.#again = setTimeout(() => void this.#build());
  }

  #drop(): void {
    this.#deck?.destroy();
    this.#deck = null;
  }

  #isMapLost(): boolean {
    return this.#map.getCanvas().getContext('webgl2')?.isContextLost() === true;
  }
}
