import {DARK, LIGHT} from '#charts/colors.ts';
import {type ScaleStep, timeScale} from '#charts/time-scale.ts';
import {HATCH_ALPHA} from '#map/scene.ts';
import type {SurfaceColors} from '#worker/client.ts';

/** Opacity of the surface, 0 to 255; must not be the mark for hatching. */
const SURFACE_ALPHA = 212;

/** The colours of a surface judged by so many minutes, as the worker paints them. */
export function surfaceColors(standardMinutes: number, dark: boolean): SurfaceColors {
  return {
    steps: timeScale(standardMinutes).map(step => ({
      seconds: step.minutes === null ? null : step.minutes * 60,
      color: packed(stepColor(step, dark), SURFACE_ALPHA),
    })),
    unknown: packed((dark ? DARK : LIGHT).unknown, HATCH_ALPHA),
  };
}

/** Colour of a step on a light or dark ground. */
export function stepColor(step: ScaleStep, dark: boolean): string {
  return dark ? step.dark : step.light;
}

/** A hex colour and an opacity as 32 bits: red in the lowest byte, as canvases hold pixels. */
function packed(hex: string, alpha: number): number {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
