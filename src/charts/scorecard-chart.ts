import {LIGHT} from './colors.ts';
import {groupedRows} from './grouped-rows.ts';
import {type ShareParts, shareBar} from './share-bar.ts';
import {clipText, type Drawing, element, textElement} from './svg.ts';

/** A service of the scorecard: its name, its threshold in words, the people and the number in words. */
export interface ScorecardBar {
  readonly label: string;
  readonly threshold: string;
  readonly parts: ShareParts;
  readonly value: string;
}

export interface ScorecardGroup {
  readonly title: string;
  readonly bars: readonly ScorecardBar[];
}

export interface ScorecardWords {
  readonly covered: string;
  readonly uncovered: string;
  readonly unknown: string;
  readonly range: string;
}

/** All services one under the other in groups, each a bar of all people, labelled directly; a key of four swatches on top. */
export function scorecardChart(groups: readonly ScorecardGroup[], words: ScorecardWords, width: number): Drawing {
  const labelWidth = Math.round(width * 0.34);
  const valueWidth = Math.round(width * 0.2);
  const barWidth = width - labelWidth - valueWidth - 16;
  const drawn = groups
    .filter(({bars}) => bars.length > 0)
    .map(({title, bars}) => ({title, rows: bars.map(bar => row(bar, labelWidth, barWidth))}));
  return groupedRows(key(words, width), drawn, width);
}

function row(bar: ScorecardBar, labelWidth: number, barWidth: number): string {
  const thresholdWidth = 96;
  const name = clipText(bar.label, 14, labelWidth - thresholdWidth - 8);
  return (
    textElement(name, {x: 0, y: 19, 'font-size': 14, fill: LIGHT.ink, class: 'c-ink'}) +
    textElement(bar.threshold, {
      x: labelWidth - 8,
      y: 19,
      'font-size': 13,
      'text-anchor': 'end',
      fill: LIGHT.quiet,
      class: 'c-quiet',
    }) +
    element('g', {transform: `translate(${labelWidth} 7)`}, shareBar(bar.parts, {width: barWidth, height: 16}).body) +
    textElement(bar.value, {x: labelWidth + barWidth + 12, y: 19, 'font-size': 13, fill: LIGHT.ink, class: 'c-ink'})
  );
}

function key(words: ScorecardWords, width: number): string {
  const swatches: readonly (readonly [string, string])[] = [
    [words.covered, LIGHT.jade],
    [words.uncovered, LIGHT.brickBand],
    [words.unknown, 'url(#hatch-unknown)'],
  ];
  const step = width / 4;
  const boxes = swatches.map(
    ([label, fill], index) =>
      element('rect', {x: index * step, y: 4, width: 16, height: 12, fill}) +
      textElement(label, {x: index * step + 22, y: 15, 'font-size': 13, fill: LIGHT.ink}),
  );
  const x = 3 * step;
  const line = element('path', {d: `M${x} 6v8m0-4h16m0-4v8`, fill: 'none', stroke: LIGHT.ink, 'stroke-width': 1.5});
  return boxes.join('') + line + textElement(words.range, {x: x + 22, y: 15, 'font-size': 13, fill: LIGHT.ink});
}
