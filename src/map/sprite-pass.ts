import {bindTexture, type Frame, gpuProgram, plainTexture, plainUnpack} from './gpu.ts';
import type {SpriteBatch, SpriteSize} from './scene-batches.ts';
import {ATLAS_COLUMNS, atlasRows, FOOT} from './sprite-atlas.ts';

const VERTEX = `
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_size;
uniform float u_lift;
uniform vec2 u_cells;
layout(location = 0) in vec4 a_symbol;
out vec2 v_uv;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID & 2) >> 1);
  vec4 place = u_matrix * vec4(a_symbol.xy, 0.0, 1.0);
  vec2 offset = (vec2(corner.x - 0.5, 0.5 - corner.y + u_lift)) * u_size * a_symbol.w;
  gl_Position = vec4(place.xy / place.w + offset / (u_viewport * 0.5), 0.0, 1.0);
  float number = floor(a_symbol.z + 0.5);
  v_uv = (vec2(mod(number, u_cells.x), floor(number / u_cells.x)) + corner) / u_cells;
}`;

const FRAGMENT = `
uniform sampler2D u_atlas;
in vec2 v_uv;
out vec4 o_color;
void main() {
  o_color = texture(u_atlas, v_uv);
  if (o_color.a == 0.0) discard;
}`;

/** Numbers of one symbol: place on the plane, which symbol, relative size. */
const SYMBOL_NUMBERS = 4;

/** CSS pixels of a symbol's square. */
export function spritePixels({meters, min, max}: SpriteSize, pixelsPerMeter: number): number {
  return Math.min(max, Math.max(min, meters * pixelsPerMeter));
}

/** An atlas on the graphics card. */
export interface AtlasTexture {
  readonly texture: WebGLTexture;
  readonly rows: number;
}

/** Sends an atlas of so many symbols, with smaller copies for small symbols. */
export function atlasTexture(gl: WebGL2RenderingContext, canvas: HTMLCanvasElement, symbols: number): AtlasTexture {
  const texture = gl.createTexture();
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  plainUnpack(gl, true);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
  gl.generateMipmap(gl.TEXTURE_2D);
  plainTexture(gl, gl.LINEAR, gl.LINEAR_MIPMAP_LINEAR);
  plainUnpack(gl);
  return {texture, rows: atlasRows(symbols)};
}

/** Draws symbols of an atlas, upright and of constant size on screen. */
export class SpritePass {
  readonly #program;

  constructor(gl: WebGL2RenderingContext) {
    this.#program = gpuProgram(gl, VERTEX, FRAGMENT);
  }

  draw(frame: Frame, {instances, size, stands}: SpriteBatch, atlas: AtlasTexture): void {
    const {gl, buffers} = frame;
    const {program, uniform} = this.#program;
    gl.useProgram(program);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, frame.matrix);
    gl.uniform2f(uniform('u_viewport'), ...frame.size);
    gl.uniform1f(uniform('u_size'), spritePixels(size, frame.pixelsPerMeter) * frame.devicePixels);
    gl.uniform1f(uniform('u_lift'), stands ? FOOT : 0);
    gl.uniform2f(uniform('u_cells'), ATLAS_COLUMNS, atlas.rows);
    gl.uniform1i(uniform('u_atlas'), 0);
    bindTexture(gl, 0, atlas.texture);
    buffers.bindRectangles(instances, SYMBOL_NUMBERS);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 4, gl.FLOAT, false, 0, 0);
    gl.vertexAttribDivisor(0, 0);
    gl.drawElements(gl.TRIANGLES, (6 * instances.length) / SYMBOL_NUMBERS, gl.UNSIGNED_INT, 0);
    gl.disableVertexAttribArray(0);
  }
}
