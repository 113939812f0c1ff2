import {Layer, type LayerContext, type LayerProps, project32, type UpdateParameters} from '@deck.gl/core';
import {Model, type ModelProps} from '@luma.gl/engine';

/** Rectangles as the graphics card takes them: four corners each, one after the other. */
export interface QuadMesh {
  /** Number of rectangles. */
  readonly quads: number;
  /** [4 × quads × numbers of a corner] */
  readonly corners: Float32Array<ArrayBuffer>;
}

/** What one kind of rectangles is made of. */
export interface QuadShape {
  /** How many numbers each part of a corner has, in their order. */
  readonly parts: Readonly<Record<string, 1 | 2 | 4>>;
  /** `corner()` is which of the four it is: 0 or 1 across and down. */
  readonly vertex: string;
  readonly fragment: string;
  readonly modules?: NonNullable<ModelProps['modules']>;
}

export type QuadLayerProps = LayerProps & {readonly mesh: QuadMesh};

type GpuBuffer = ReturnType<LayerContext['device']['createBuffer']>;

/** What a buffer is used for, as WebGPU numbers it. */
const [INDEX, VERTEX] = [0x10, 0x20];

const LEAST_ROOM = 64;

/** Splits degrees into two numbers of single precision, as deck.gl projects them. */
export function splitDegrees(degrees: number): readonly [high: number, low: number] {
  const high = Math.fround(degrees);
  return [high, degrees - high];
}

/** Corners in the order in which two triangles each make rectangles of them. */
export function quadOrder(quads: number): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(6 * quads);
  for (let quad = 0; quad < quads; quad++)
    for (const [k, corner] of [0, 1, 2, 2, 1, 3].entries()) order[6 * quad + k] = 4 * quad + corner;
  return order;
}

/**
 * A layer of many small rectangles in one mesh. Instances, of which deck.gl's own lines and symbols are made, cost a renderer
 * in software about 30 µs each whatever their size: most of the time to a drawn answer.
 */
export abstract class QuadLayer<Extra extends object = object> extends Layer<QuadLayerProps & Extra> {
  static override layerName = 'QuadLayer';

  declare state: {model: Model; corners: GpuBuffer | null; order: GpuBuffer | null; room: number};

  abstract shape(): QuadShape;

  /** There is nothing here that deck.gl would make of single objects. */
  protected override _getAttributeManager(): null {
    return null;
  }

  override initializeState(): void {
    const {parts, vertex, fragment, modules = []} = this.shape();
    const names = Object.entries(parts);
    let byteStride = 0;
    const attributes = names.map(([attribute, size]) => {
      const byteOffset = byteStride;
      byteStride += 4 * size;
      return {attribute, format: size === 1 ? 'float32' : `float32x${size}`, byteOffset};
    });
    const declared = names.map(([name, size]) => `in ${size === 1 ? 'float' : `vec${size}`} ${name};`).join('\n');
    const model = new Model(this.context.device, {
      ...this.getShaders({
        vs: `#version 300 es\n${declared}
          vec2 corner() { return vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1); }\n${vertex}`,
        fs: `#version 300 es\nprecision highp float;\n${fragment}`,
        modules: [project32, ...modules],
      }),
      id: this.props.id,
      topology: 'triangle-list',
      isIndexed: true,
      bufferLayout: [{name: 'corners', stepMode: 'vertex', byteStride, attributes}],
    } as ModelProps);
    this.setState({model, corners: null, order: null, room: 0});
  }

  override updateState(parameters: UpdateParameters<this>): void {
    super.updateState(parameters);
    const {props, oldProps} = parameters;
    if (props.mesh !== oldProps.mesh) this.#send(props.mesh);
  }

  override draw(): void {
    if (this.props.mesh.quads > 0) this.state.model.draw(this.context.renderPass);
  }

  override finalizeState(context: LayerContext): void {
    this.state.corners?.destroy();
    this.state.order?.destroy();
    super.finalizeState(context);
  }

  #send({quads, corners}: QuadMesh): void {
    if (quads === 0) return;
    const {device} = this.context;
    const {model, room} = this.state;
    this.state.corners?.destroy();
    const sent = device.createBuffer({usage: VERTEX, data: corners});
    model.setAttributes({corners: sent});
    this.setState({corners: sent});
    if (quads > room) {
      this.state.order?.destroy();
      const enough = Math.max(LEAST_ROOM, 2 ** Math.ceil(Math.log2(quads)));
      const order = device.createBuffer({usage: INDEX, indexType: 'uint32', data: quadOrder(enough)});
      model.setIndexBuffer(order);
      this.setState({order, room: enough});
    }
    model.setVertexCount(6 * quads);
  }
}
