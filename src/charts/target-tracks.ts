import {LIGHT} from './colors.ts';
import {type Drawing, element, textElement, textWidth, wrapText} from './svg.ts';

/** One promise: a bar from nought to where it stood, in a paler one to what was promised, each labelled directly. */
export interface TargetTrack {
  readonly label: string;
  /** Right end of the scale, in the unit of the values, and how it is written. */
  readonly end: number;
  readonly endLabel: string;
  /** `at` null: not known, and the label says so. */
  readonly baseline: {readonly at: number | null; readonly label: string};
  /** `firm` false: the target itself is to be verified, drawn as a dashed outline. */
  readonly target: {readonly at: number; readonly label: string; readonly firm: boolean};
  /** Last official value; null: none was seen. */
  readonly latest: {readonly at: number; readonly label: string} | null;
  /** What is known of the end, in words. */
  readonly ending: string;
}

const BAR = 18;
const TEXT = {'font-size': 13, fill: LIGHT.quiet, class: 'c-quiet'};

/**
 * Promises under one another, each on a scale of its own that begins at nought. Under 480 px the name stands above its bar,
 * so that letters keep their size on a phone.
 */
export function targetTracks(tracks: readonly TargetTrack[], width: number): Drawing {
  const narrow = width < 480;
  const left = narrow ? 0 : Math.round(width * 0.38);
  let y = 4;
  let body = '';
  for (const track of tracks) {
    const lines = wrapText(track.label, 15, narrow ? width : left - 28);
    const top = narrow ? y + lines.length * 21 + 4 : y;
    body += names(lines, narrow ? y : y + Math.max(0, (62 - lines.length * 21) / 2));
    body += bars(track, {left, top, width: width - left - 1});
    const below = clash(track, width - left - 1) ? 18 : 0;
    const height = Math.max(top - y + 62 + below, lines.length * 21);
    y += height + 22;
    if (track !== tracks.at(-1)) body += rule(y - 12, width);
  }
  return {width, height: y - 12, body};
}

function names(lines: readonly string[], top: number): string {
  return lines
    .map((line, index) =>
      textElement(line, {x: 0, y: top + 15 + index * 21, 'font-size': 15, fill: LIGHT.ink, class: 'c-ink'}),
    )
    .join('');
}

const rule = (y: number, width: number) =>
  element('line', {x1: 0, x2: width, y1: y, y2: y, stroke: LIGHT.hairline, class: 's-hairline'});

/** What is known besides the target, for the line below the bar. */
function known(track: TargetTrack): string {
  return [track.baseline.label, track.latest?.label].filter(label => label !== undefined).join(' · ');
}

/** True when that line has no room for the words about the end: they take one of their own. */
function clash(track: TargetTrack, width: number): boolean {
  return track.ending !== '' && textWidth(known(track), 13) + textWidth(track.ending, 13) + 16 > width;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Target above the bar, what was before and what is known of the end below it. */
function bars(track: TargetTrack, {left, top, width}: Place): string {
  const x = (value: number) => left + (width * value) / track.end;
  const y = top + 20;
  const target = x(track.target.at);
  const firm = track.target.firm;
  const box = {x: left, y, width: target - left, height: BAR};
  let body = element('line', {
    x1: left,
    x2: left + width,
    y1: y + BAR,
    y2: y + BAR,
    stroke: LIGHT.quiet,
    class: 's-quiet',
  });
  body += firm
    ? element('rect', {...box, fill: LIGHT.jadeBand, class: 'c-jade-band'})
    : element('rect', {...box, fill: 'none', stroke: LIGHT.quiet, 'stroke-dasharray': '4 3', class: 's-quiet'});
  if (track.baseline.at !== null)
    body += element('rect', {
      x: left,
      y: y + 5,
      width: x(track.baseline.at) - left,
      height: BAR - 10,
      fill: LIGHT.jade,
      class: 'c-jade',
    });
  body += element('line', {
    x1: target,
    x2: target,
    y1: y - 4,
    y2: y + BAR + 4,
    stroke: LIGHT.ink,
    'stroke-width': 2.5,
    'stroke-dasharray': firm ? null : '4 3',
    class: 's-ink',
  });
  if (track.latest) body += diamond(x(track.latest.at), y + BAR / 2);
  return body + labels(track, {left, top, width}, target);
}

const diamond = (x: number, y: number) =>
  element('path', {
    d: `M${x.toFixed(1)} ${(y - 7).toFixed(1)}l7 7l-7 7l-7-7z`,
    fill: LIGHT.brick,
    stroke: LIGHT.paper,
    class: 'c-brick s-paper',
  });

function labels(track: TargetTrack, {left, top, width}: Place, target: number): string {
  const ink = {...TEXT, fill: LIGHT.ink, class: 'c-ink', 'font-weight': 600};
  const right = left + width;
  // letters in bold are wider; the label ends at its line, else begins there, else takes the whole row
  const wide = textWidth(track.target.label, 13) * 1.1;
  const [ends, begins] = [target - left >= wide, right - target >= wide];
  let body = textElement(track.target.label, {
    ...ink,
    x: ends ? target + 1 : begins ? target - 1 : left,
    y: top + 12,
    'text-anchor': ends ? 'end' : 'start',
  });
  const free = right - (ends ? target : begins ? target + wide : left + wide);
  if (free > textWidth(track.endLabel, 13) + 10)
    body += textElement(track.endLabel, {...TEXT, x: right, y: top + 12, 'text-anchor': 'end'});
  body += textElement(known(track), {...TEXT, x: left, y: top + 56});
  const y = top + (clash(track, width) ? 74 : 56);
  return body + textElement(track.ending, {...TEXT, x: right, y, 'text-anchor': 'end'});
}
