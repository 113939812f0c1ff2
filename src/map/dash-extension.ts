import {type Layer, LayerExtension} from '@deck.gl/core';

/**
 * Dashes of constant length on screen for a PathLayer: the data say how far along each corner lies (`getAlong`), the layer's
 * `getDash` how many CSS pixels dash and gap take together, of which three fifths are drawn; 0: a firm line. All lines have
 * the extension, so that one program draws them all.
 */
export class DashExtension extends LayerExtension {
  static override extensionName = 'DashExtension';
  static override defaultProps = {getDash: {type: 'accessor', value: 0}};

  override getShaders() {
    return {
      inject: {
        'vs:#decl': `
          in float instanceAlong;
          in float instanceDash;
          out float vAlong;
          out float vDash;`,
        'vs:#main-end': `
          vAlong = instanceAlong * project.scale + vPathPosition.y * widthPixels.x;
          vDash = instanceDash;`,
        'fs:#decl': `
          in float vAlong;
          in float vDash;`,
        'fs:DECKGL_FILTER_COLOR': `
          if (vDash > 0.0) {
            color.a *= clamp(0.3 * vDash + 0.5 - abs(mod(vAlong, vDash) - 0.5 * vDash), 0.0, 1.0);
            if (color.a == 0.0) discard;
          }`,
      },
    };
  }

  override initializeState(this: Layer): void {
    this.getAttributeManager()?.addInstanced({
      instanceAlong: {size: 1, accessor: 'getAlong', defaultValue: 0},
      instanceDash: {size: 1, accessor: 'getDash', defaultValue: 0},
    });
  }
}
