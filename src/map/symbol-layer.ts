import type {LayerContext, UpdateParameters} from '@deck.gl/core';
import {QuadLayer, type QuadShape} from './quad-layer.ts';
import {SYMBOL_PARTS} from './symbol-mesh.ts';

const VERTEX = `
out vec2 v_point;
void main() {
  geometry.worldPosition = vec3(place.xy, 0.0);
  gl_Position = project_position_to_clipspace(vec3(place.xy, 0.0), vec3(place.zw, 0.0), vec3(0.0));
  float side = clamp(project_size_to_pixel(extent.x), extent.y, extent.z);
  vec2 offset = (corner() - vec2(0.5, extent.w)) * side;
  gl_Position.xy += project_pixel_size_to_clipspace(vec2(offset.x, -offset.y));
  v_point = atlasPoint;
}`;

const FRAGMENT = `
uniform sampler2D symbolAtlas;
in vec2 v_point;
out vec4 fragColor;
void main() {
  fragColor = texture(symbolAtlas, v_point);
  if (fragColor.a < 0.05) discard;
}`;

type Device = LayerContext['device'];

/** An atlas on the graphics card. */
export type SymbolTexture = ReturnType<Device['createTexture']>;

/** Puts an atlas on the graphics card, with smaller copies for small symbols. */
export function symbolTexture(device: Device, picture: ImageData): SymbolTexture {
  const {width, height} = picture;
  const texture = device.createTexture({
    data: picture,
    width,
    height,
    mipLevels: device.getMipLevelCount(width, height),
    sampler: {minFilter: 'linear', magFilter: 'linear', mipmapFilter: 'linear'},
  });
  texture.generateMipmapsWebGL();
  return texture;
}

interface AtlasProps {
  /** A picture is put on the graphics card by the layer itself; a texture is another's. */
  readonly atlas: ImageData | SymbolTexture;
}

/** Symbols of an atlas, of a size on screen; a mesh by `symbolMesh`. */
export class SymbolLayer extends QuadLayer<AtlasProps> {
  static override layerName = 'SymbolLayer';

  declare state: QuadLayer['state'] & {own?: SymbolTexture};

  shape(): QuadShape {
    return {parts: SYMBOL_PARTS, vertex: VERTEX, fragment: FRAGMENT};
  }

  override updateState(parameters: UpdateParameters<this>): void {
    super.updateState(parameters);
    const {atlas} = parameters.props;
    if (atlas === parameters.oldProps.atlas) return;
    this.state.own?.destroy();
    const own = 'data' in atlas ? symbolTexture(this.context.device, atlas) : undefined;
    this.state.model.setBindings({symbolAtlas: own ?? (atlas as SymbolTexture)});
    this.setState({own});
  }

  override finalizeState(context: LayerContext): void {
    this.state.own?.destroy();
    super.finalizeState(context);
  }
}
