import {scaleLinear} from 'd3-scale';
import {LIGHT, TIME_STEPS} from './colors.ts';
import {type Drawing, element} from './svg.ts';

/** People by how many places they can choose from; all parts add up to everyone. */
export interface CountParts {
  /** People with three or more, two, one and no place. */
  readonly three: number;
  readonly two: number;
  readonly one: number;
  readonly none: number;
  readonly unknown: number;
}

const shade = (key: string) => TIME_STEPS.find(step => step.key === key)?.light ?? LIGHT.jade;

/** Fills of a count bar in its order, with the class that recolours each on dark ground. */
export const COUNT_FILLS: readonly (readonly [part: keyof CountParts, fill: string, className: string])[] = [
  ['three', shade('t15'), 'c-t15'],
  ['two', shade('t10'), 'c-t10'],
  ['one', shade('t5'), 'c-t5'],
  ['none', LIGHT.brickBand, 'c-brick-band'],
  ['unknown', 'url(#hatch-unknown)', 'c-unknown'],
];

/** One bar of all people: three places and more (dark) to one (light), none (brick tint), not known (hatched). */
export function countBar(
  parts: CountParts,
  {width, height}: {readonly width: number; readonly height: number},
): Drawing {
  const people = COUNT_FILLS.reduce((sum, [part]) => sum + parts[part], 0);
  if (people <= 0) return {width, height, body: ''};
  const x = scaleLinear([0, people], [0, width]);
  let [from, body] = [0, ''];
  for (const [part, fill, className] of COUNT_FILLS) {
    const to = from + parts[part];
    if (to > from) body += element('rect', {x: x(from), y: 0, width: x(to) - x(from), height, fill, class: className});
    from = to;
  }
  return {width, height, body};
}
