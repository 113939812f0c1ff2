import type {SnapFamily} from './places.ts';

/** One way of walking. All values are data (data/catalogues/profiles.json) with a source; none is a Chinese standard. */
export interface Profile {
  /** plain, adult, age60plus … */
  readonly key: string;
  /** Level speed, metres per second. */
  readonly metersPerSecond: number;
  /** Level speed of pushing a bicycle where it may not be ridden, metres per second. Absent: no bicycle. */
  readonly pushMetersPerSecond?: number | undefined;
  /** Extra seconds per metre of stairs, on top of the level time. 0 for plain. */
  readonly stepsSecondsPerMeter: number;
  /** Seconds waited at one signal-controlled crossing. */
  readonly waitSeconds: number;
  /** 'ignore': slope has no effect; 'tobler': Tobler's ratio as stored; 'never-faster': the same, never below 1. */
  readonly slope: 'ignore' | 'tobler' | 'never-faster';
  /** False: stairs without a ramp and edges marked notStepFree cannot be used. */
  readonly usesSteps: boolean;
  /** Which snapping of places it uses. */
  readonly family: SnapFamily;
}

/** One assumption about the walker, out of the published range (假设区间). */
export interface Scenario {
  readonly key: 'low' | 'base' | 'high';
  /** Multiplies the speed of the profile. */
  readonly speedFactor: number;
  /** False: crossings cost no waiting. */
  readonly waits: boolean;
  /** False: doubtful facilities do not count. */
  readonly doubtful: boolean;
}

/** The three published scenarios, in this order (design: base speed; × 0.85 without doubtful places; × 1.15 without waits). */
export const SCENARIOS: readonly [low: Scenario, base: Scenario, high: Scenario] = [
  {key: 'low', speedFactor: 0.85, waits: true, doubtful: false},
  {key: 'base', speedFactor: 1, waits: true, doubtful: true},
  {key: 'high', speedFactor: 1.15, waits: false, doubtful: true},
];
