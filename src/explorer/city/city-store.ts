import {type Signal, signal} from '@preact/signals';
import type {AreaMinutes, CityWorker} from '#worker/client.ts';
import type {AreaSort} from './area-rows.ts';
import type {CityArea} from './city-areas.ts';
import type {MinuteRange} from './minute-range.ts';

/** What the map of the life circle is coloured by: the number of services had, or whether all are. */
export const CIRCLE_VIEWS = ['had', 'strict'] as const;
export type CircleView = (typeof CIRCLE_VIEWS)[number];

/** Where lists are not complete it tells more than the other. */
export const FIRST_CIRCLE_VIEW: CircleView = 'had';

/** The published gaps that were asked for last, and how far they are. */
export interface GapsRun {
  readonly worker: CityWorker;
  readonly category: string;
  readonly state: 'loading' | 'failed' | 'ready';
  /** What went wrong; empty unless it failed. */
  readonly message: string;
}

/** What is chosen while looking at the city as a whole, beside what a link holds. */
export interface CityStore {
  readonly showSurface: Signal<boolean>;
  readonly circleView: Signal<CircleView>;
  readonly showDots: Signal<boolean>;
  readonly showGaps: Signal<boolean>;
  /** Areas of all kinds with their outlines; null until fetched. */
  readonly areas: Signal<readonly CityArea[] | null>;
  /** Kind of the areas in the table; null: the widest the city has. */
  readonly areaKind: Signal<string | null>;
  /** Only areas inside this one are listed; null: all of the kind. */
  readonly within: Signal<string | null>;
  readonly areaSort: Signal<AreaSort>;
  /** Walking minutes picked out in the chart and on the map. */
  readonly brush: Signal<MinuteRange | null>;
  /** Index of the facility that stands out in list and map. */
  readonly facility: Signal<number | null>;
  /** Id of the gap that stands out in list and map. */
  readonly gap: Signal<string | null>;
  /** People of the chosen area by minutes of walking, and what was asked; answer null: on its way, or no such area. */
  readonly areaMinutes: Signal<{readonly question: readonly unknown[]; readonly answer: AreaMinutes | null} | null>;
  /** Null: no gaps were asked for yet. */
  readonly gapsRun: Signal<GapsRun | null>;
  /** Where the map should look now, degrees: [west, south, east, north]. A new array each time. */
  readonly focus: Signal<readonly [number, number, number, number] | null>;
  /** True after the visitor stopped the life circle before its answer. */
  readonly circleStopped: Signal<boolean>;
}

/** All layers shown, nothing chosen. */
export function createCityStore(): CityStore {
  return {
    showSurface: signal(true),
    circleView: signal(FIRST_CIRCLE_VIEW),
    showDots: signal(true),
    showGaps: signal(true),
    areas: signal<readonly CityArea[] | null>(null),
    areaKind: signal<string | null>(null),
    within: signal<string | null>(null),
    areaSort: signal<AreaSort>({column: 'share', descending: false}),
    brush: signal<MinuteRange | null>(null),
    facility: signal<number | null>(null),
    gap: signal<string | null>(null),
    areaMinutes: signal<{readonly question: readonly unknown[]; readonly answer: AreaMinutes | null} | null>(null),
    gapsRun: signal<GapsRun | null>(null),
    focus: signal<readonly [number, number, number, number] | null>(null),
    circleStopped: signal(false),
  };
}
