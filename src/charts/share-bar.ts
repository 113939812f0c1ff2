import {scaleLinear} from 'd3-scale';
import {LIGHT} from './colors.ts';
import {type Drawing, element} from './svg.ts';

/** People of one row in any unit, all the same: covered + uncovered + unknown = people; low ≤ covered ≤ high. */
export interface ShareParts {
  readonly people: number;
  readonly covered: number;
  readonly coveredLow: number;
  readonly coveredHigh: number;
  readonly uncovered: number;
  readonly unknown: number;
}

/**
 * One bar of all people: in reach (jade), out of reach (brick tint), unknown (grey hatching), with the range of assumptions as
 * a whisker over the end of what is in reach. Zero baseline, full width = everyone. Empty when there are no people.
 */
export function shareBar(parts: ShareParts, size: {readonly width: number; readonly height: number}): Drawing {
  const {width, height} = size;
  if (parts.people <= 0) return {width, height, body: ''};
  const x = scaleLinear([0, parts.people], [0, width]);
  const segment = (from: number, to: number, fill: string, className: string) =>
    to > from ? element('rect', {x: x(from), y: 0, width: x(to) - x(from), height, fill, class: className}) : '';
  const end = parts.covered + parts.uncovered;
  let body =
    segment(0, parts.covered, LIGHT.jade, 'c-jade') +
    segment(parts.covered, end, LIGHT.brickBand, 'c-brick-band') +
    segment(end, parts.people, 'url(#hatch-unknown)', 'c-unknown');
  if (parts.coveredHigh > parts.coveredLow) body += whisker(x(parts.coveredLow), x(parts.coveredHigh), height);
  return {width, height, body};
}

/** The range of assumptions: a line with two feet in ink on a paper halo, so that it shows on every ground. */
function whisker(from: number, to: number, height: number): string {
  const middle = height / 2;
  const path = `M${from.toFixed(1)} ${(middle - 4).toFixed(1)}v8m0-4H${to.toFixed(1)}m0-4v8`;
  return (
    element('path', {
      d: path,
      fill: 'none',
      stroke: LIGHT.paper,
      'stroke-width': 4,
      'vector-effect': 'non-scaling-stroke',
      class: 's-paper',
    }) +
    element('path', {
      d: path,
      fill: 'none',
      stroke: LIGHT.ink,
      'stroke-width': 1.5,
      'vector-effect': 'non-scaling-stroke',
      class: 's-ink',
    })
  );
}
