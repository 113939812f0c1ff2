import {bindTexture, gpuProgram, NumberTexture, plainTexture, plainUnpack, ROW_NUMBERS} from './gpu.ts';
import {hatchingCode} from './hatching.ts';
import {type MapPlane, onPlane} from './map-plane.ts';
import type {SurfacePicture, SurfaceRaster} from './scene.ts';

const VERTEX = `
uniform mat4 u_matrix;
uniform vec4 u_box;
out vec2 v_uv;
void main() {
  v_uv = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = u_matrix * vec4(mix(u_box.xy, u_box.zw, v_uv), 0.0, 1.0);
}`;

const FRAGMENT = `
uniform highp isampler2D u_cells;
uniform highp usampler2D u_classes;
uniform sampler2D u_palette;
uniform ivec2 u_size;
uniform float u_devicePixels;
in vec2 v_uv;
out vec4 o_color;
ivec2 wrapped(int index) { return ivec2(index & ${ROW_NUMBERS - 1}, index >> ${Math.log2(ROW_NUMBERS)}); }
void main() {
  ivec2 pixel = clamp(ivec2(v_uv * vec2(u_size)), ivec2(0), u_size - 1);
  int cell = texelFetch(u_cells, wrapped(pixel.y * u_size.x + pixel.x), 0).r;
  if (cell < 0) discard;
  int step = int(texelFetch(u_classes, wrapped(cell), 0).r);
  vec4 color = texelFetch(u_palette, ivec2(step, 0), 0);
  if (color.a == 0.0) discard;
  ${hatchingCode('u_devicePixels')}
  o_color = vec4(color.rgb * color.a, color.a);
}`;

const PALETTE_COLORS = 256;

/** What a frame is drawn with. */
export interface SurfaceFrame {
  /** From the plane to clip space, column by column. */
  readonly matrix: Float32Array;
  readonly devicePixels: number;
}

/**
 * Draws the surface: each pixel of its raster looks up its cell, the cell its class, the class its colour. The raster goes to
 * the graphics card once; a change of the surface costs a byte per cell, a change of colours one kilobyte.
 */
export class SurfacePass {
  readonly #gl: WebGL2RenderingContext;
  readonly #program;
  readonly #palette: WebGLTexture;
  #cells: {readonly raster: SurfaceRaster; readonly texture: NumberTexture} | null = null;
  #classes: {sent: Uint8Array; readonly count: number; readonly texture: NumberTexture} | null = null;
  #colors: Uint8ClampedArray | null = null;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#program = gpuProgram(gl, VERTEX, FRAGMENT);
    this.#palette = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#palette);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, PALETTE_COLORS, 1);
    plainTexture(gl);
  }

  draw({matrix, devicePixels}: SurfaceFrame, surface: SurfacePicture, plane: MapPlane): void {
    const gl = this.#gl;
    prepare(gl);
    this.#send(surface);
    const {raster} = surface;
    const {program, uniform} = this.#program;
    const [west, south, east, north] = raster.bounds;
    gl.useProgram(program);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, matrix);
    gl.uniform4f(uniform('u_box'), ...onPlane(plane, [west, north]), ...onPlane(plane, [east, south]));
    gl.uniform2i(uniform('u_size'), raster.width, raster.height);
    gl.uniform1f(uniform('u_devicePixels'), devicePixels);
    for (const [unit, name] of ['u_cells', 'u_classes', 'u_palette'].entries()) gl.uniform1i(uniform(name), unit);
    this.#cells!.texture.bind(0);
    this.#classes!.texture.bind(1);
    bindTexture(gl, 2, this.#palette);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  /** Sends what is not there yet. */
  #send({raster, classes, palette}: SurfacePicture): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0);
    if (this.#cells?.raster !== raster) {
      this.#cells?.texture.free();
      this.#cells = {raster, texture: new NumberTexture(gl, 'int32', raster.pixelCell.length)};
      this.#cells.texture.write(raster.pixelCell);
    }
    if (this.#classes?.count !== classes.length) {
      this.#classes?.texture.free();
      this.#classes = {sent: classes, count: classes.length, texture: new NumberTexture(gl, 'uint8', classes.length)};
      this.#classes.texture.write(classes);
    } else if (this.#classes.sent !== classes) {
      this.#classes.texture.write(classes);
      this.#classes.sent = classes;
    }
    if (this.#colors === palette) return;
    this.#colors = palette;
    gl.bindTexture(gl.TEXTURE_2D, this.#palette);
    plainUnpack(gl);
    const bytes = new Uint8Array(palette.buffer, palette.byteOffset, palette.length);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, palette.length / 4, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  }
}

/** State the pass relies on; MapLibre takes nothing for granted after a layer of ours. */
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
