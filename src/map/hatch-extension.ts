import {type Layer, LayerExtension} from '@deck.gl/core';
import {hatchingCode} from './hatching.ts';

/** Stripes where a layer's colour asks for them. The layer's own opacity must be 1, or the mark would not be recognised. */
export class HatchExtension extends LayerExtension<{readonly devicePixels: number}> {
  static override extensionName = 'HatchExtension';

  override getShaders(this: Layer, extension: this) {
    return {inject: {'fs:DECKGL_FILTER_COLOR': hatchingCode(extension.opts.devicePixels.toFixed(3))}};
  }
}
