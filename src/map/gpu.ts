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
    plainTexture(gl, gl.NEAREST);
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
export function plainUnpack(gl: WebGL2RenderingContext, isPicture = false): void {
  gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
  for (const setting of [gl.UNPACK_ROW_LENGTH, gl.UNPACK_SKIP_ROWS, gl.UNPACK_SKIP_PIXELS]) gl.pixelStorei(setting, 0);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, isPicture);
}

/** Settings of the bound texture: nothing between pixels, nothing beyond the edge. */
export function plainTexture(gl: WebGL2RenderingContext, filter: number, small: number = filter): void {
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, small);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

export function bindTexture(gl: WebGL2RenderingContext, unit: number, texture: WebGLTexture): void {
  gl.activeTexture(gl.TEXTURE0 + unit);
  gl.bindTexture(gl.TEXTURE_2D, texture);
}

/** Every number of a symbol or segment four times over, for the corners of its rectangle. */
export function fourfold(numbers: Float32Array, each: number): Float32Array {
  const corners = new Float32Array(4 * numbers.length);
  for (let at = 0, to = 0; at < numbers.length; at += each)
    for (let corner = 0; corner < 4; corner++, to += each)
      for (let k = 0; k < each; k++) corners[to + k] = numbers[at + k]!;
  return corners;
}

/** Which corners make the triangles of so many rectangles one after another. */
export function rectangleCorners(count: number): Uint32Array {
  const order = [0, 1, 2, 2, 1, 3];
  return Uint32Array.from({length: 6 * count}, (_, k) => 4 * Math.floor(k / 6) + order[k % 6]!);
}

/** Numbers of corners on the graphics card, by their array; those no longer drawn are freed by `keep`. */
export class GpuBuffers {
  readonly #gl: WebGL2RenderingContext;
  readonly #buffers = new Map<Float32Array, WebGLBuffer>();
  #order: {readonly buffer: WebGLBuffer; readonly count: number} | null = null;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** Binds the buffer of an array, sent when it is first asked for. */
  bind(numbers: Float32Array): void {
    this.#bind(numbers, () => numbers);
  }

  /**
   * Binds an array of so many numbers each for drawing rectangles: every one stands there four times, with gl_VertexID & 3 its
   * corner. Drivers in software take a thousand instances of four corners far slower than four thousand corners.
   */
  bindRectangles(numbers: Float32Array, each: number): void {
    this.#bind(numbers, () => fourfold(numbers, each));
    this.#bindOrder(numbers.length / each);
  }

  keep(drawn: ReadonlySet<Float32Array>): void {
    for (const [numbers, buffer] of this.#buffers) {
      if (drawn.has(numbers)) continue;
      this.#gl.deleteBuffer(buffer);
      this.#buffers.delete(numbers);
    }
  }

  #bind(numbers: Float32Array, sent: () => Float32Array): void {
    const gl = this.#gl;
    const known = this.#buffers.get(numbers);
    const buffer = known ?? gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    if (known !== undefined) return;
    gl.bufferData(gl.ARRAY_BUFFER, sent(), gl.STATIC_DRAW);
    this.#buffers.set(numbers, buffer);
  }

  #bindOrder(count: number): void {
    const gl = this.#gl;
    if (this.#order !== null && this.#order.count >= count) {
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#order.buffer);
      return;
    }
    if (this.#order !== null) gl.deleteBuffer(this.#order.buffer);
    const room = 2 ** Math.ceil(Math.log2(Math.max(1024, count)));
    this.#order = {buffer: gl.createBuffer(), count: room};
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#order.buffer);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, rectangleCorners(room), gl.STATIC_DRAW);
  }
}

/** What every pass draws into and how. */
export interface Frame {
  readonly gl: WebGL2RenderingContext;
  readonly buffers: GpuBuffers;
  /** From the plane to clip space, column by column. */
  readonly matrix: Float32Array;
  /** Device pixels: width and height. */
  readonly size: readonly [number, number];
  readonly devicePixels: number;
  /** Units of the plane in one CSS pixel. */
  readonly unitsPerPixel: number;
  /** CSS pixels in one metre. */
  readonly pixelsPerMeter: number;
}

/** Fragment code that draws stripes of constant width on screen where the opacity asks for hatching. */
export const HATCHING = `
uniform float u_devicePixels;
vec4 hatched(vec4 color) {
  if (abs(color.a * 255.0 - 128.0) < 1.0) {
    float across = mod(gl_FragCoord.x + gl_FragCoord.y, 7.0 * u_devicePixels);
    color.a = across < 2.5 * u_devicePixels ? 0.62 : 0.12;
  }
  return vec4(color.rgb * color.a, color.a);
}`;
