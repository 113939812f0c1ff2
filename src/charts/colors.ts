/**
 * The colours of every figure and map, one place for all. Light to dark jade is time within the standard's reach, amber to
 * brick is beyond it; lightness falls with time on both sides of the line, so the order holds in grey and for the common
 * colour-vision deficiencies. Unknown is never a colour of the scale: it is grey hatching.
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
  readonly green: string;
  readonly land: string;
  readonly street: string;
  readonly building: string;
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
  green: '#e2ead9',
  land: '#f4f2ec',
  street: '#dcd8ce',
  building: '#ebe7dd',
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
  green: '#1c2820',
  land: '#191e21',
  street: '#343b40',
  building: '#20262a',
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

/** Light jade to dark jade up to 15 minutes, then amber to brick. Lightness is monotone within each half. */
export const TIME_STEPS: readonly TimeStep[] = [
  {key: 't5', minutes: 5, light: '#0b5c4a', dark: '#8fe0c4'},
  {key: 't10', minutes: 10, light: '#3f957c', dark: '#57a98f'},
  {key: 't15', minutes: 15, light: '#93c9b3', dark: '#2f6b5a'},
  {key: 't20', minutes: 20, light: '#ecc27a', dark: '#7a5b24'},
  {key: 't30', minutes: 30, light: '#cf7b3c', dark: '#b8743c'},
  {key: 't99', minutes: null, light: '#8f2d1a', dark: '#e58a6d'},
];

/** The step a walking time in seconds falls into; null when the time is not known or there is no path. */
export function timeStep(seconds: number | null): TimeStep | null {
  if (seconds === null) return null;
  return TIME_STEPS.find(step => step.minutes === null || seconds <= step.minutes * 60) ?? null;
}
