import type {DemoArea} from './area-map.ts';
import {CELL_UNITS, degreesOf, type Spot} from './frame.ts';
import type {CellPeople} from './people.ts';

/** Half the side of the plot around the homes of one cell of a planted quarter, board units. */
const HALF_PLOT = 40;

function plotOf({column, row}: CellPeople): readonly Spot[] {
  const [u, v] = [(column + 0.5) * CELL_UNITS, (row + 0.5) * CELL_UNITS];
  return [
    [u - HALF_PLOT, v - HALF_PLOT],
    [u + HALF_PLOT, v - HALF_PLOT],
    [u + HALF_PLOT, v + HALF_PLOT],
    [u - HALF_PLOT, v + HALF_PLOT],
  ];
}

function turnsLeft(ring: readonly (readonly [number, number])[]): boolean {
  const [x0, y0] = ring[0]!;
  let twice = 0;
  for (let i = 1; i < ring.length; i++)
    twice += (ring[i - 1]![0] - x0) * (ring[i]![1] - y0) - (ring[i]![0] - x0) * (ring[i - 1]![1] - y0);
  return twice > 0;
}

/**
 * The residential land of the invented city: the blocks and villages as drawn, and a plot around the homes of every cell of
 * the planted quarters. Rings in degrees.
 */
export function landUse(homes: readonly (readonly Spot[])[], planted: readonly CellPeople[]): DemoArea['polygons'] {
  return [...homes, ...planted.map(plotOf)].map(outline => {
    const places = outline.map(degreesOf);
    const ring = [...places, places[0]!];
    return [turnsLeft(ring) ? ring : ring.toReversed()];
  });
}
