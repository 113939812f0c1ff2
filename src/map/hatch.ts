import {type Layer, LayerExtension} from '@deck.gl/core';
import {HATCH_ALPHA} from './scene.ts';

interface HatchOptions {
  /** Device pixels from one stripe to the next. */
  readonly period: number;
  /** Opacity of the stripes and of the ground between them, 0 to 1. */
  readonly stripe: number;
  readonly ground: number;
}

/**
 * Turns what is painted with alpha HATCH_ALPHA into diagonal stripes that keep their width on screen at every zoom. Layer
 * opacity must be 1, or the mark would not be recognised.
 */
export class HatchExtension extends LayerExtension<HatchOptions> {
  static override extensionName = 'HatchExtension';

  override getShaders(this: Layer, extension: this) {
    const {period, stripe, ground} = extension.opts;
    return {
      inject: {
        'fs:DECKGL_FILTER_COLOR': `
          if (abs(color.a * 255.0 - ${HATCH_ALPHA.toFixed(1)}) < 1.5) {
            float across = mod(gl_FragCoord.x + gl_FragCoord.y, ${period.toFixed(1)});
            color.a = across < ${(period * 0.36).toFixed(2)} ? ${stripe.toFixed(3)} : ${ground.toFixed(3)};
          }`,
      },
    };
  }
}
