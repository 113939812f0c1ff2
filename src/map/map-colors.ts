import type {Palette} from '#charts/colors.ts';

/** Red, green, blue and opacity, 0 to 255 each. */
export type Rgba = readonly [number, number, number, number];

/** Opaque colour of a hex colour, or one of another opacity (0 to 255). */
export function rgba(hex: string, alpha = 255): Rgba {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return [red, green, blue, alpha];
}

/** What the parts of a map are drawn in, on a light or dark ground. */
export type MapColors = Pick<
  Palette,
  'ink' | 'paper' | 'quiet' | 'jade' | 'brick' | 'amber' | 'unknown' | 'walk' | 'plan'
>;
