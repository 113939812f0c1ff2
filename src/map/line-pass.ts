import {type Frame, gpuProgram} from './gpu.ts';
import {SEGMENT_NUMBERS} from './line-segments.ts';
import type {LineBatch} from './scene-batches.ts';

const VERTEX = `
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_half;
uniform float u_pixelsPerUnit;
layout(location = 0) in vec4 a_ends;
layout(location = 1) in float a_along;
out vec2 v_place;
out float v_along;
flat out float v_length;
void main() {
  vec4 from = u_matrix * vec4(a_ends.xy, 0.0, 1.0);
  vec4 to = u_matrix * vec4(a_ends.zw, 0.0, 1.0);
  vec2 a = from.xy / from.w * u_viewport * 0.5;
  vec2 b = to.xy / to.w * u_viewport * 0.5;
  float whole = length(b - a);
  vec2 ahead = whole > 0.0 ? (b - a) / whole : vec2(1.0, 0.0);
  float reach = u_half + 1.0;
  vec2 corner = vec2((gl_VertexID & 1) == 0 ? -reach : whole + reach, (gl_VertexID & 2) == 0 ? -reach : reach);
  vec2 place = a + ahead * corner.x + vec2(-ahead.y, ahead.x) * corner.y;
  v_place = corner;
  v_length = whole;
  v_along = a_along * u_pixelsPerUnit + corner.x;
  gl_Position = vec4(place / (u_viewport * 0.5), 0.0, 1.0);
}`;

const FRAGMENT = `
uniform vec4 u_color;
uniform float u_half;
uniform float u_dash;
in vec2 v_place;
in float v_along;
flat in float v_length;
out vec4 o_color;
void main() {
  float beyond = v_place.x - clamp(v_place.x, 0.0, v_length);
  float cover = clamp(u_half + 0.5 - length(vec2(beyond, v_place.y)), 0.0, 1.0);
  if (u_dash > 0.0) cover *= clamp(0.3 * u_dash + 0.5 - abs(mod(v_along, u_dash) - 0.5 * u_dash), 0.0, 1.0);
  if (cover <= 0.0) discard;
  float alpha = u_color.a * cover;
  o_color = vec4(u_color.rgb * alpha, alpha);
}`;

/** From this many CSS pixels a metre on, lines have their full width. */
const FULL_WIDTH = 0.1;
const THINNEST = 0.4;

/** Share of its width a line keeps that would else cover what it goes around. */
export function thinning(pixelsPerMeter: number): number {
  return Math.min(1, Math.max(THINNEST, pixelsPerMeter / FULL_WIDTH));
}

/** Draws lines of constant width on screen, one rectangle a segment, with round ends and joints. */
export class LinePass {
  readonly #program;

  constructor(gl: WebGL2RenderingContext) {
    this.#program = gpuProgram(gl, VERTEX, FRAGMENT);
  }

  draw(frame: Frame, {segments, color, width, thins, dash}: LineBatch): void {
    const {gl, buffers, matrix, size, devicePixels, unitsPerPixel} = frame;
    const count = segments.length / SEGMENT_NUMBERS;
    if (count === 0) return;
    const {program, uniform} = this.#program;
    gl.useProgram(program);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, matrix);
    gl.uniform2f(uniform('u_viewport'), ...size);
    gl.uniform1f(uniform('u_half'), (width * (thins ? thinning(frame.pixelsPerMeter) : 1) * devicePixels) / 2);
    gl.uniform1f(uniform('u_pixelsPerUnit'), devicePixels / unitsPerPixel);
    gl.uniform1f(uniform('u_dash'), (dash ?? 0) * devicePixels);
    const [red, green, blue, alpha] = color;
    gl.uniform4f(uniform('u_color'), red / 255, green / 255, blue / 255, alpha / 255);
    buffers.bindRectangles(segments, SEGMENT_NUMBERS);
    const stride = SEGMENT_NUMBERS * Float32Array.BYTES_PER_ELEMENT;
    for (const [location, numbers, offset] of [
      [0, 4, 0],
      [1, 1, 16],
    ] as const) {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, numbers, gl.FLOAT, false, stride, offset);
      gl.vertexAttribDivisor(location, 0);
    }
    gl.drawElements(gl.TRIANGLES, 6 * count, gl.UNSIGNED_INT, 0);
    for (const location of [0, 1]) gl.disableVertexAttribArray(location);
  }
}
