import {LIGHT} from './colors.ts';
import {type Bounds, boundsOf, mapFrame, polygonPath, scaleBar, tenth} from './map-frame.ts';
import {type Drawing, element, textElement} from './svg.ts';

type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** What people of one place have: all that is required, something known to be missing, or something nobody knows; or it is not judged. */
export type PlaceState = 'has' | 'lacks' | 'unknown' | 'plain';

/** What a small map of one area shows. */
export interface AreaMapContent {
  readonly area: Polygons;
  /** Areas beside it, drawn faint. */
  readonly around: readonly Polygons[];
  readonly people: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly people: number;
    readonly state: PlaceState;
  }[];
  readonly facilities: readonly {readonly lon: number; readonly lat: number; readonly glyph: string}[];
  /** Words under the bar of the scale. */
  readonly scale: (meters: number) => string;
}

const STATES = ['plain', 'has', 'unknown', 'lacks'] as const;
const COLORS: Readonly<Record<PlaceState, readonly [color: string, className: string]>> = {
  plain: [LIGHT.unknown, 's-unknown'],
  has: [LIGHT.jade, 's-jade'],
  unknown: [LIGHT.unknown, 's-unknown'],
  lacks: [LIGHT.brick, 's-brick'],
};
/** Side of the squares in which neighbouring people are drawn as one dot, units. */
const BIN = 7;
/** More facilities than this are points without their sign. */
const MOST_SIGNS = 30;

/** A small map of one area: outline, people as dots by what they have, open facilities with their sign, scale. */
export function areaMap(content: AreaMapContent, width: number, maxHeight: number): Drawing {
  const corners = content.area.flatMap(polygon => polygon[0] ?? []);
  const bounds: Bounds = boundsOf(corners, [0, 0, 0.01, 0.01]);
  const frame = mapFrame(bounds, width, maxHeight);
  const body =
    element('rect', {width, height: frame.height, fill: LIGHT.land, class: 'c-land'}) +
    element('path', {
      d: content.around.map(polygons => polygonPath(frame, polygons, 1.5)).join(''),
      fill: 'none',
      stroke: LIGHT.street,
      'stroke-width': 1,
      class: 's-street',
    }) +
    element('path', {
      d: polygonPath(frame, content.area, 0.8),
      'fill-rule': 'evenodd',
      fill: LIGHT.paper,
      stroke: LIGHT.ink,
      'stroke-width': 1.4,
      class: 'c-paper s-ink',
    }) +
    peopleMarks(content, frame.project) +
    facilityMarks(content, frame.project) +
    scaleMark(frame, content.scale);
  return {width, height: frame.height, body};
}

type Project = (lon: number, lat: number) => readonly [x: number, y: number];

interface Dot {
  x: number;
  y: number;
  people: number;
  readonly states: Map<PlaceState, number>;
}

/** One dot for neighbouring people, coloured as most of them; one path for each state and size. Missing ones have a cross. */
function peopleMarks({people}: AreaMapContent, project: Project): string {
  const dots = new Map<string, Dot>();
  for (const place of people) {
    if (place.people <= 0) continue;
    const [x, y] = project(place.lon, place.lat);
    const key = `${Math.floor(x / BIN)} ${Math.floor(y / BIN)}`;
    const dot = dots.get(key) ?? {x: 0, y: 0, people: 0, states: new Map<PlaceState, number>()};
    const sum = dot.people + place.people;
    dot.x = (dot.x * dot.people + x * place.people) / sum;
    dot.y = (dot.y * dot.people + y * place.people) / sum;
    dot.people = sum;
    dot.states.set(place.state, (dot.states.get(place.state) ?? 0) + place.people);
    dots.set(key, dot);
  }
  const most = Math.max(1, ...[...dots.values()].map(dot => dot.people));
  const paths = new Map<string, string>();
  for (const dot of dots.values()) {
    const state = [...dot.states].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'plain';
    const size = Math.min(2, Math.floor(Math.sqrt(dot.people / most) * 3));
    const key = `${state} ${size}`;
    paths.set(key, `${paths.get(key) ?? ''}M${Math.round(dot.x)} ${Math.round(dot.y)}h0`);
  }
  return STATES.map(state => [0, 1, 2].map(size => dotPath(paths.get(`${state} ${size}`), state, size)).join('')).join(
    '',
  );
}

function dotPath(d: string | undefined, state: PlaceState, size: number): string {
  if (d === undefined) return '';
  const [stroke, className] = COLORS[state];
  const width = 3.5 + 2.2 * size;
  const round = {d, fill: 'none', 'stroke-linecap': 'round'};
  const dot = element('path', {...round, stroke, 'stroke-width': width, class: className});
  // who is unclear is a ring: the shape says it too
  const hole = {...round, stroke: LIGHT.paper, 'stroke-width': Math.max(1.4, width - 2.6), class: 's-paper'};
  return state === 'unknown' ? dot + element('path', hole) : dot;
}

function facilityMarks({facilities}: AreaMapContent, project: Project): string {
  const places = facilities.map(({lon, lat, glyph}) => ({at: project(lon, lat), glyph}));
  if (places.length > MOST_SIGNS) {
    const d = places.map(({at: [x, y]}) => `M${tenth(x - 1.5)} ${tenth(y - 1.5)}h3v3h-3z`).join('');
    return element('path', {d, fill: LIGHT.ink, class: 'c-ink'});
  }
  return places
    .map(
      ({at: [x, y], glyph}) =>
        element('path', {
          d: `M${tenth(x - 7)} ${tenth(y - 7)}h14v14h-14z`,
          fill: LIGHT.paper,
          stroke: LIGHT.ink,
          'stroke-width': 0.8,
          class: 'c-paper s-ink',
        }) +
        textElement(glyph, {
          x: tenth(x),
          y: tenth(y + 3.7),
          'text-anchor': 'middle',
          'font-size': 10.8,
          fill: LIGHT.ink,
          class: 'c-ink',
        }),
    )
    .join('');
}

function scaleMark(frame: ReturnType<typeof mapFrame>, words: AreaMapContent['scale']): string {
  const {meters, length} = scaleBar(frame, 90);
  const y = frame.height - 8;
  return (
    element('path', {
      d: `M8 ${tenth(y - 4)}v4h${tenth(length)}v-4`,
      fill: 'none',
      stroke: LIGHT.ink,
      'stroke-width': 1,
      class: 's-ink',
    }) + textElement(words(meters), {x: 12, y: tenth(y - 3), 'font-size': 11, fill: LIGHT.ink, class: 'c-ink'})
  );
}
