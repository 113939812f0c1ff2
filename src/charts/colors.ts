/**
 * The colours of every figure and map, one place for all. Jade is time within reach, amber to brick is beyond; people in
 * reach, out of reach and unknown also differ by lightness and by hatching, never by hue alone. Unknown is never a colour of
 * the scale: it is grey hatching.
 */

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly hairline: string;
  /** Accent for action and for what is in reach. */
  readonly jade: string;
  readonly jadeBand: string;
  /** Out of reach. */
  readonly brick: string;
  readonly brickBand: string;
  readonly amber: string;
  readonly unknown: string;
  readonly unknownGround: string;
  readonly water: string;
  /** Names of rivers and lakes. */
  readonly waterInk: string;
  readonly green: string;
  readonly land: string;
  readonly street: string;
  readonly building: string;
  /** A walk along the streets, and the pin it starts from: a colour no data has. */
  readonly walk: string;
  /** What a plan adds or changes. */
  readonly plan: string;
}

export const LIGHT: Palette = {
  paper: '#fbfaf7',
  ink: '#1d2327',
  quiet: '#5c666d',
  hairline: '#e3e0d8',
  jade: '#0d6b56',
  jadeBand: '#b9dccd',
  brick: '#a63a22',
  brickBand: '#ecc3b2',
  amber: '#c9821b',
  unknown: '#7b848a',
  unknownGround: '#eceae4',
  water: '#d5e3e8',
  waterInk: '#3b6579',
  green: '#e2ead9',
  land: '#f4f2ec',
  street: '#dcd8ce',
  building: '#ebe7dd',
  walk: '#1c4fa8',
  plan: '#6a2c8f',
};

export const DARK: Palette = {
  paper: '#14181b',
  ink: '#e9e6df',
  quiet: '#a3abb0',
  hairline: '#30373c',
  jade: '#6cc7aa',
  jadeBand: '#1f4a3f',
  brick: '#e58a6d',
  brickBand: '#5a2c20',
  amber: '#d9a04a',
  unknown: '#8b949a',
  unknownGround: '#23292d',
  water: '#1b2a32',
  waterInk: '#8db4c6',
  green: '#1c2820',
  land: '#191e21',
  street: '#343b40',
  building: '#20262a',
  walk: '#8fb6ff',
  plan: '#d3a4f2',
};

/** Upper ends of the time bands, minutes; what is longer is the last class. */
export const TIME_BANDS = [5, 10, 15, 20, 30] as const;

/** One step of the time scale. `key` is also the CSS class of marks: `t5 t10 t15 t20 t30 t99`. */
export interface TimeStep {
  readonly key: string;
  /** Upper end in minutes; null: longer than all. */
  readonly minutes: number | null;
  readonly light: string;
  readonly dark: string;
}

/**
 * Jade up to fifteen minutes, amber to brick beyond. Lightness falls at every step (on dark ground it rises), so the order
 * holds in grey; the turn of hue marks the line of the standard.
 */
export const TIME_STEPS: readonly TimeStep[] = [
  {key: 't5', minutes: 5, light: '#a9d8c3', dark: '#1f5e4c'},
  {key: 't10', minutes: 10, light: '#5fb294', dark: '#2f8a70'},
  {key: 't15', minutes: 15, light: '#1f8a6b', dark: '#63bd9f'},
  {key: 't20', minutes: 20, light: '#a85f14', dark: '#e0a64a'},
  {key: 't30', minutes: 30, light: '#8a3b16', dark: '#f0b98c'},
  {key: 't99', minutes: null, light: '#54180f', dark: '#ffd9cc'},
];

/** The step a walking time in seconds falls into; null when the time is not known or there is no path. */
export function timeStep(seconds: number | null): TimeStep | null {
  if (seconds === null) return null;
  return TIME_STEPS.find(step => step.minutes === null || seconds <= step.minutes * 60) ?? null;
}
