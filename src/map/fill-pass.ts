import {type Frame, gpuProgram, HATCHING} from './gpu.ts';
import type {FillBatch} from './scene-batches.ts';

const TRIANGLES = `
uniform mat4 u_matrix;
layout(location = 0) in vec2 a_place;
void main() { gl_Position = u_matrix * vec4(a_place, 0.0, 1.0); }`;

const NOTHING = `
out vec4 o_color;
void main() { o_color = vec4(0.0); }`;

const BOX = `
uniform mat4 u_matrix;
uniform vec4 u_box;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = u_matrix * vec4(mix(u_box.xy, u_box.zw, corner), 0.0, 1.0);
}`;

const COLOR = `
uniform vec4 u_color;
${HATCHING}
out vec4 o_color;
void main() { o_color = hatched(u_color); }`;

/**
 * Fills polygons by the even-odd rule through the stencil: every triangle turns the pixels it covers over, then the odd ones
 * are painted and turned back. The stencil must not be needed by what is drawn after it.
 */
export class FillPass {
  readonly #mark;
  readonly #paint;

  constructor(gl: WebGL2RenderingContext) {
    this.#mark = gpuProgram(gl, TRIANGLES, NOTHING);
    this.#paint = gpuProgram(gl, BOX, COLOR);
  }

  draw({gl, buffers, matrix, devicePixels}: Frame, {triangles, color}: FillBatch): void {
    if (triangles.corners.length === 0) return;
    gl.enable(gl.STENCIL_TEST);
    gl.stencilMask(0xff);
    gl.clearStencil(0);
    gl.clear(gl.STENCIL_BUFFER_BIT);

    // phase 1: turn over, painting nothing
    gl.useProgram(this.#mark.program);
    gl.uniformMatrix4fv(this.#mark.uniform('u_matrix'), false, matrix);
    buffers.bind(triangles.corners);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.vertexAttribDivisor(0, 0);
    gl.colorMask(false, false, false, false);
    gl.stencilFunc(gl.ALWAYS, 0, 0xff);
    gl.stencilOp(gl.KEEP, gl.KEEP, gl.INVERT);
    gl.drawArrays(gl.TRIANGLES, 0, triangles.corners.length / 2);
    gl.disableVertexAttribArray(0);

    // phase 2: paint what is odd
    const {program, uniform} = this.#paint;
    gl.colorMask(true, true, true, true);
    gl.stencilFunc(gl.NOTEQUAL, 0, 0xff);
    gl.stencilOp(gl.KEEP, gl.KEEP, gl.KEEP);
    gl.useProgram(program);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, matrix);
    gl.uniform4f(uniform('u_box'), ...triangles.box);
    const [red, green, blue, alpha] = color;
    gl.uniform4f(uniform('u_color'), red / 255, green / 255, blue / 255, alpha / 255);
    gl.uniform1f(uniform('u_devicePixels'), devicePixels);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    gl.disable(gl.STENCIL_TEST);
  }
}
