import {FillPass} from './fill-pass.ts';
import {type Frame, GpuBuffers} from './gpu.ts';
import {LinePass} from './line-pass.ts';
import type {MapColors} from './map-colors.ts';
import type {MapPlane} from './map-plane.ts';
import type {SurfacePicture} from './scene.ts';
import type {Batch, SpriteBatch} from './scene-batches.ts';
import {drawSign} from './signs.ts';
import {drawAtlas} from './sprite-atlas.ts';
import {type AtlasTexture, atlasTexture, SpritePass} from './sprite-pass.ts';
import {SurfacePass} from './surface-pass.ts';
import {drawSymbol, SYMBOLS} from './symbols.ts';

/** All that lives on one graphics context: programs, textures, buffers. A lost context takes the renderer with it. */
export class SceneRenderer {
  readonly buffers: GpuBuffers;
  readonly #gl: WebGL2RenderingContext;
  readonly #plane: MapPlane;
  readonly #surface: SurfacePass;
  readonly #fills: FillPass;
  readonly #lines: LinePass;
  readonly #sprites: SpritePass;
  #colors: MapColors | null = null;
  #symbols: AtlasTexture | null = null;
  #signs: {readonly of: SpriteBatch['atlas']; readonly atlas: AtlasTexture} | null = null;

  constructor(gl: WebGL2RenderingContext, plane: MapPlane) {
    this.#gl = gl;
    this.#plane = plane;
    this.buffers = new GpuBuffers(gl);
    this.#surface = new SurfacePass(gl);
    this.#fills = new FillPass(gl);
    this.#lines = new LinePass(gl);
    this.#sprites = new SpritePass(gl);
  }

  drawSurface(frame: Frame, surface: SurfacePicture): void {
    prepare(this.#gl);
    this.#surface.draw(frame, surface, this.#plane);
  }

  drawBatches(frame: Frame, batches: readonly Batch[], colors: MapColors): void {
    prepare(this.#gl);
    for (const batch of batches) {
      if (batch.kind === 'fill') this.#fills.draw(frame, batch);
      else if (batch.kind === 'line') this.#lines.draw(frame, batch);
      else this.#sprites.draw(frame, batch, this.#atlas(batch.atlas, colors));
    }
  }

  /** The atlas of a batch in the colours of the moment. */
  #atlas(of: SpriteBatch['atlas'], colors: MapColors): AtlasTexture {
    const gl = this.#gl;
    if (this.#colors !== colors) {
      for (const old of [this.#symbols, this.#signs?.atlas]) if (old) gl.deleteTexture(old.texture);
      [this.#colors, this.#symbols, this.#signs] = [colors, null, null];
    }
    if (of === 'symbols') {
      this.#symbols ??= atlasTexture(
        gl,
        drawAtlas(SYMBOLS, (context, name) => drawSymbol(context, name, colors)),
        SYMBOLS.length,
      );
      return this.#symbols;
    }
    if (this.#signs?.of !== of) {
      if (this.#signs !== null) gl.deleteTexture(this.#signs.atlas.texture);
      const canvas = drawAtlas(of, (context, sign) => drawSign(context, sign, colors));
      this.#signs = {of, atlas: atlasTexture(gl, canvas, of.length)};
    }
    return this.#signs.atlas;
  }
}

/** State every pass relies on; MapLibre takes nothing for granted after a layer of ours. */
function prepare(gl: WebGL2RenderingContext): void {
  gl.bindVertexArray(null);
  gl.disable(gl.DEPTH_TEST);
  gl.disable(gl.STENCIL_TEST);
  gl.disable(gl.CULL_FACE);
  gl.enable(gl.BLEND);
  gl.blendEquation(gl.FUNC_ADD);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.colorMask(true, true, true, true);
}
