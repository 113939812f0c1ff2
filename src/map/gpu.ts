/** A linked program with the places of its uniforms. */
export interface GpuProgram {
  readonly program: WebGLProgram;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
}

/** Compiles and links a program. Throws with the driver's words when it is refused; gives none while the context is lost. */
export function gpuProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): GpuProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind)!;
    gl.shaderSource(shader, `#version 300 es\nprecision highp float;\nprecision highp int;\n${source}`);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  const places = new Map<string, WebGLUniformLocation | null>();
  let isChecked = false;
  return {
    program,
    uniform: name => {
      // asked for only when it is needed, so that the driver can compile meanwhile
      if (!isChecked && !gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
        throw new Error(`map shader: ${gl.getProgramInfoLog(program) ?? 'not linked'}`);
      isChecked = true;
      if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name));
      return places.get(name)!;
    },
  };
}

/** Numbers in a row of a wrapped texture, a power of two. Every WebGL2 device takes 2048 × 2048. */
export const ROW_NUMBERS = 2048;

/** How a long list of numbers lies in a texture: full rows, then a rest. */
export function wrappedRows(count: number): {readonly rows: number; readonly fullRows: number; readonly rest: number} {
  const fullRows = Math.floor(count / ROW_NUMBERS);
  const rest = count - fullRows * ROW_NUMBERS;
  return {rows: Math.max(1, fullRows + (rest > 0 ? 1 : 0)), fullRows, rest};
}

/** A list of numbers on the graphics card: `int32` read by isampler2D, `uint8` by usampler2D. */
export class NumberTexture {
  readonly #gl: WebGL2RenderingContext;
  readonly #texture: WebGLTexture;
  readonly #count: number;

  constructor(gl: WebGL2RenderingContext, kind: 'int32' | 'uint8', count: number) {
    this.#gl = gl;
    this.#count = count;
    this.#texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, kind === 'int32' ? gl.R32I : gl.R8UI, ROW_NUMBERS, wrappedRows(count).rows);
    plainTexture(gl);
  }

  /** Sends the numbers, from the array as it is: no copy is made here. */
  write(numbers: Int32Array | Uint8Array): void {
    const gl = this.#gl;
    if (numbers.length !== this.#count)
      throw new Error(`map texture: ${numbers.length} numbers, expected ${this.#count}`);
    const {fullRows, rest} = wrappedRows(numbers.length);
    const type = numbers instanceof Int32Array ? gl.INT : gl.UNSIGNED_BYTE;
    const send = (row: number, width: number, rows: number, part: Int32Array | Uint8Array) =>
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, row, width, rows, gl.RED_INTEGER, type, part);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    plainUnpack(gl);
    if (fullRows > 0) send(0, ROW_NUMBERS, fullRows, numbers);
    if (rest > 0) send(fullRows, rest, 1, numbers.subarray(fullRows * ROW_NUMBERS));
  }

  bind(unit: number): void {
    bindTexture(this.#gl, unit, this.#texture);
  }

  free(): void {
    this.#gl.deleteTexture(this.#texture);
  }
}

/** Bytes are taken as they are: MapLibre leaves the settings of pictures behind. */
export function plainUnpack(gl: WebGL2RenderingContext): void {
  gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
  for (const setting of [gl.UNPACK_ROW_LENGTH, gl.UNPACK_SKIP_ROWS, gl.UNPACK_SKIP_PIXELS]) gl.pixelStorei(setting, 0);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
}

/** Settings of the bound texture: nothing between pixels, nothing beyond the edge. */
export function plainTexture(gl: WebGL2RenderingContext): void {
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

export function bindTexture(gl: WebGL2RenderingContext, unit: number, texture: WebGLTexture): void {
  gl.activeTexture(gl.TEXTURE0 + unit);
  gl.bindTexture(gl.TEXTURE_2D, texture);
}
