import {scaleLinear} from 'd3-scale';
import {LIGHT} from './colors.ts';
import {clipText, type Drawing, element, textElement, textWidth} from './svg.ts';

/** A best estimate with its range of assumptions: shares 0 to 1, or what the axis of the plot is for. */
export interface Interval {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** One row: a label, one or two marks (the second in another shape), the number in words. */
export interface IntervalRow {
  readonly label: string;
  readonly marks: readonly Interval[];
  readonly value: string;
}

export interface IntervalPlotOptions {
  readonly width: number;
  /** Labelled vertical line, for a target. Null: none. */
  readonly line: {readonly at: number; readonly label: string} | null;
  /** Names of the marks, written beside the first row. Empty: not needed. */
  readonly series: readonly string[];
  /** Another axis than 0 to 100 %: its ends and ticks; a tick at 0 is the line differences are read from. */
  readonly axis?: IntervalAxis;
}

export interface IntervalAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly {readonly at: number; readonly label: string}[];
}

const SHARES: IntervalAxis = {
  from: 0,
  to: 1,
  ticks: [0, 0.25, 0.5, 0.75, 1].map(at => ({at, label: `${at * 100}%`})),
};

const ROW = 34;
const LINE_LABEL = 16;

/**
 * Shares with their ranges: light band for the range, firm mark for the best estimate, number written at the right. Axis from
 * 0 to 100 % unless `axis` says otherwise. Under 480 px the label stands above its row, so that letters keep their size on a phone.
 */
export function intervalPlot(rows: readonly IntervalRow[], options: IntervalPlotOptions): Drawing {
  const narrow = options.width < 480;
  const labelWidth = narrow ? 0 : Math.min(300, 16 + Math.max(60, ...rows.map(row => textWidth(row.label, 14))));
  const valueWidth = narrow ? 0 : 16 + Math.max(60, ...rows.map(row => textWidth(row.value, 13)));
  const shown = options.axis ?? SHARES;
  const x = scaleLinear([shown.from, shown.to], [labelWidth + 8, options.width - valueWidth - 8]);
  const rowHeight = narrow ? ROW + 20 : ROW;
  const top = options.series.length > 0 ? 52 : 28;
  // the line's label has a row of its own, above the first
  const rowsTop = top + (options.line ? LINE_LABEL : 0);
  const height = rowsTop + rows.length * rowHeight + 8;
  const drawn = rows.map((row, index) => {
    const y = rowsTop + index * rowHeight + (narrow ? 34 : ROW / 2);
    return labels(row, y, {narrow, width: options.width, labelWidth}) + marks(row, y, x);
  });
  const body =
    seriesKey(options, x(shown.from)) +
    axis(shown, x, top, height) +
    targetLine(options, x, top, height) +
    drawn.join('');
  return {width: options.width, height, body};
}

type Scale = (value: number) => number;

function axis({from, to, ticks}: IntervalAxis, x: Scale, top: number, height: number): string {
  const firm = from < 0;
  return ticks
    .map(
      ({at, label}) =>
        element('line', {
          x1: x(at),
          x2: x(at),
          y1: top,
          y2: height - 8,
          stroke: firm && at === 0 ? LIGHT.quiet : LIGHT.hairline,
          class: firm && at === 0 ? 's-quiet' : 's-hairline',
        }) +
        textElement(label, {
          x: x(at),
          y: top - 8,
          'font-size': 13,
          'text-anchor': at === from ? 'start' : at === to ? 'end' : 'middle',
          fill: LIGHT.quiet,
          class: 'c-quiet',
        }),
    )
    .join('');
}

/** Words in ink on a paper halo: on a phone lines of the axis pass under them. */
const WORDS = {
  fill: LIGHT.ink,
  stroke: LIGHT.paper,
  'stroke-width': 3,
  'paint-order': 'stroke',
  class: 'c-ink s-paper',
};

function labels(row: IntervalRow, y: number, place: {narrow: boolean; width: number; labelWidth: number}): string {
  const size = place.narrow ? 14 : 14;
  const limit = place.narrow ? place.width - textWidth(row.value, 13) - 16 : place.labelWidth;
  const base = place.narrow ? y - 15 : y + 5;
  return (
    textElement(clipText(row.label, size, limit), {x: 0, y: base, 'font-size': size, ...WORDS}) +
    textElement(row.value, {x: place.width, y: base, 'font-size': 13, 'text-anchor': 'end', ...WORDS})
  );
}

function marks(row: IntervalRow, y: number, x: Scale): string {
  const [first, second] = row.marks;
  let body = '';
  if (first && second) {
    body += element('line', {x1: x(first.mid), x2: x(second.mid), y1: y, y2: y, stroke: LIGHT.quiet, class: 's-quiet'});
  }
  for (const [index, mark] of row.marks.entries()) {
    const lift = row.marks.length > 1 ? (index === 0 ? -4 : 4) : 0;
    const fill = index === 0 ? LIGHT.jadeBand : LIGHT.brickBand;
    body += element('rect', {
      x: x(mark.low),
      y: y + lift - 3,
      width: Math.max(2, x(mark.high) - x(mark.low)),
      height: 6,
      rx: 3,
      fill,
      class: index === 0 ? 'c-jade-band' : 'c-brick-band',
    });
    body += index === 0 ? dot(x(mark.mid), y + lift) : diamond(x(mark.mid), y + lift);
  }
  return body;
}

const dot = (x: number, y: number) =>
  element('circle', {cx: x, cy: y, r: 5, fill: LIGHT.jade, stroke: LIGHT.paper, class: 'c-jade s-paper'});

const diamond = (x: number, y: number) =>
  element('path', {
    d: `M${x.toFixed(1)} ${(y - 6.5).toFixed(1)}l6.5 6.5l-6.5 6.5l-6.5-6.5z`,
    fill: LIGHT.brick,
    stroke: LIGHT.paper,
    class: 'c-brick s-paper',
  });

function seriesKey(options: IntervalPlotOptions, left: number): string {
  let x = left;
  let body = '';
  for (const [index, name] of options.series.entries()) {
    body += index === 0 ? dot(x + 7, 11) : diamond(x + 7, 11);
    body += textElement(name, {x: x + 20, y: 16, 'font-size': 13, fill: LIGHT.ink, class: 'c-ink'});
    x += 40 + textWidth(name, 13);
  }
  return body;
}

function targetLine(options: IntervalPlotOptions, x: Scale, top: number, height: number): string {
  if (!options.line) return '';
  const at = x(options.line.at);
  return (
    element('line', {
      x1: at,
      x2: at,
      y1: top,
      y2: height - 8,
      stroke: LIGHT.ink,
      'stroke-dasharray': '4 3',
      class: 's-ink',
    }) +
    textElement(options.line.label, {
      x: at - 4,
      y: top + 12,
      'font-size': 13,
      'text-anchor': 'end',
      fill: LIGHT.ink,
      class: 'c-ink',
    })
  );
}
