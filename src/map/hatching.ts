import {HATCH_ALPHA} from './scene.ts';

/** CSS pixels from one stripe to the next, and the width of a stripe. */
const [PERIOD, STRIPE] = [7, 2.5];
/** Opacity of the stripes and of the ground between them. */
const [STRIPE_ALPHA, GROUND_ALPHA] = [0.62, 0.12];

/** Shader code that turns the opacity HATCH_ALPHA of `color` into stripes of constant width on screen. */
export function hatchingCode(devicePixels: string): string {
  return `
    if (abs(color.a * 255.0 - ${HATCH_ALPHA.toFixed(1)}) < 1.0) {
      float across = mod(gl_FragCoord.x + gl_FragCoord.y, ${PERIOD.toFixed(1)} * ${devicePixels});
      color.a = across < ${STRIPE.toFixed(1)} * ${devicePixels} ? ${STRIPE_ALPHA} : ${GROUND_ALPHA};
    }`;
}
