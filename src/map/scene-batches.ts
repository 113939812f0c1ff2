import {lineSegments} from './line-segments.ts';
import {type MapColors, type Rgba, rgba} from './map-colors.ts';
import {type MapPlane, onPlane} from './map-plane.ts';
import {type RingTriangles, ringTriangles} from './ring-triangles.ts';
import {
  HATCH_ALPHA,
  type LonLat,
  type MapDots,
  type MapGap,
  type MapMark,
  type MapReach,
  type MapScene,
  type MapSign,
  type MarkShape,
} from './scene.ts';
import {type SignSymbol, signSymbols} from './signs.ts';
import {SYMBOLS, type SymbolName} from './symbols.ts';

/** Polygons filled with one colour; alpha HATCH_ALPHA asks for hatching. */
export interface FillBatch {
  readonly kind: 'fill';
  readonly part: ScenePart;
  readonly triangles: RingTriangles;
  readonly color: Rgba;
}

/** Lines of one colour and width. */
export interface LineBatch {
  readonly kind: 'line';
  readonly part: ScenePart;
  /** As lineSegments gives them. */
  readonly segments: Float32Array;
  readonly color: Rgba;
  /** CSS pixels; `thins`: fewer where the whole city is seen. */
  readonly width: number;
  readonly thins: boolean;
  /** CSS pixels of dash and gap together, of which three fifths are drawn; null: a firm line. */
  readonly dash: number | null;
}

/** Symbols that face the reader. */
export interface SpriteBatch {
  readonly kind: 'sprites';
  readonly part: ScenePart;
  /** [4 × symbols]: place on the plane, number of the symbol, size relative to the batch's. */
  readonly instances: Float32Array;
  /** `symbols`: those of SYMBOLS; else the signs drawn for this scene, in order. */
  readonly atlas: 'symbols' | readonly SignSymbol[];
  readonly size: SpriteSize;
  /** True: the place is at the symbol's foot, not at its middle. */
  readonly stands: boolean;
}

/** Side of a symbol's square: so many metres on the ground, but within so many CSS pixels. */
export interface SpriteSize {
  readonly meters: number;
  readonly min: number;
  readonly max: number;
}

export type Batch = FillBatch | LineBatch | SpriteBatch;
export type ScenePart = 'gaps' | 'dots' | 'area' | 'reach' | 'walk' | 'marks' | 'chosenMark' | 'signs' | 'pin';

const MARK_SIZE: SpriteSize = {meters: 160, min: 9, max: 22};
const DOT_SIZE: SpriteSize = {meters: 70, min: 6, max: 12};
const CHOSEN_SIZE: SpriteSize = {meters: 230, min: 40, max: 44};
const SIGN_SIZE: SpriteSize = {meters: 230, min: 34, max: 40};
const PIN_SIZE: SpriteSize = {meters: 0, min: 52, max: 52};

/** Holes smaller than this are left out of the outlines, square degrees. */
const SMALLEST_HOLE_SQUARE_DEGREES = 4e-6;

/**
 * Turns scenes into what is drawn over the surface, lowest first. Same part, same arrays: the graphics card gets each of them
 * once. Colours are looked up anew each time.
 */
export class SceneBatches {
  readonly #plane: MapPlane;
  readonly #known = new WeakMap<object, Map<string, unknown>>();

  constructor(plane: MapPlane) {
    this.#plane = plane;
  }

  /** What lies under the names of places: areas and lines. */
  ground(scene: MapScene, colors: MapColors): Batch[] {
    return [
      ...this.#gaps(scene.gaps, colors),
      ...this.#dots(scene.dots),
      ...this.#area(scene.area, colors),
      ...this.#reach(scene.reach, colors),
      ...this.#walk(scene.walk, colors),
    ];
  }

  /** What stands above all: symbols, signs, and the pin where it is or is carried to; null: no pin. */
  symbols(scene: MapScene, colors: MapColors, pin: LonLat | null): Batch[] {
    return [...this.#marks(scene), ...this.#signs(scene.signs, colors), ...this.#pin(pin)];
  }

  #pin(at: LonLat | null): Batch[] {
    if (at === null) return [];
    const instances = this.#once(at, 'pin', () => this.#sprites([at], () => 'pin'));
    return [{kind: 'sprites', part: 'pin', instances, atlas: 'symbols', size: PIN_SIZE, stands: true}];
  }

  #gaps(gaps: readonly MapGap[], colors: MapColors): Batch[] {
    const hatches = {
      robust: null,
      contested: rgba(colors.brick, HATCH_ALPHA),
      unverified: rgba(colors.unknown, HATCH_ALPHA),
    };
    return (['unverified', 'contested', 'robust'] as const).flatMap((certainty): Batch[] => {
      const polygons = this.#once(gaps, certainty, () =>
        gaps.filter(gap => gap.certainty === certainty).flatMap(gap => gap.polygons),
      );
      if (polygons.length === 0) return [];
      const color = rgba(certainty === 'unverified' ? colors.unknown : colors.brick);
      const hatch = hatches[certainty];
      const segments = this.#once(polygons, 'outline', () => lineSegments(polygons.flat(), this.#plane));
      const width = certainty === 'unverified' ? 1.2 : 2.2;
      const outline: Batch[] = [{kind: 'line', part: 'gaps', segments, color, width, thins: true, dash: null}];
      if (hatch === null) return outline;
      const triangles = this.#once(polygons, 'fill', () => ringTriangles(polygons, this.#plane));
      return [{kind: 'fill', part: 'gaps', triangles, color: hatch}, ...outline];
    });
  }

  #dots(dots: MapDots | null): Batch[] {
    if (dots === null || dots.kinds.length === 0) return [];
    const instances = this.#once(dots, 'sprites', () => {
      const places = dots.kinds.map((_, k): LonLat => [dots.positions[2 * k]!, dots.positions[2 * k + 1]!]);
      return this.#sprites(places, k => `dot-${dots.kinds[k]!}`);
    });
    return [{kind: 'sprites', part: 'dots', instances, atlas: 'symbols', size: DOT_SIZE, stands: false}];
  }

  #area(area: MapScene['area'], colors: MapColors): Batch[] {
    if (area === null) return [];
    const segments = this.#once(area, 'outline', () => lineSegments(area.flat(), this.#plane));
    return cased('area', segments, rgba(colors.ink), 2, rgba(colors.paper), 6, 14);
  }

  /** A faint ground within the longest time, and the outlines of all; of holes only those large enough to matter. */
  #reach(reach: readonly MapReach[], colors: MapColors): Batch[] {
    if (reach.length === 0) return [];
    const longest = reach.reduce((a, b) => (b.minutes > a.minutes ? b : a));
    const triangles = this.#once(longest, 'fill', () => ringTriangles(longest.polygons, this.#plane));
    const outline = (of: MapReach) => this.#once(of, 'outline', () => lineSegments(outlines(of), this.#plane));
    const others = reach.filter(ring => ring !== longest).map(outline);
    const [ink, paper] = [rgba(colors.ink), rgba(colors.paper)];
    return [
      {kind: 'fill', part: 'reach', triangles, color: rgba(colors.ink, 26)},
      ...others.flatMap(segments => cased('reach', segments, ink, 1.4, paper, 3.8)),
      ...cased('reach', outline(longest), ink, 2.6, paper, 5),
    ];
  }

  #walk(walk: MapScene['walk'], colors: MapColors): Batch[] {
    if (walk === null) return [];
    const segments = this.#once(walk, 'line', () => lineSegments([walk.path], this.#plane));
    return cased('walk', segments, rgba(colors.walk), 4.5, rgba(colors.paper), 9);
  }

  #marks({marks, shape, chosenMark}: MapScene): Batch[] {
    const name = ({hollow}: MapMark, of: MarkShape): SymbolName => (hollow ? `${of}-hollow` : of);
    const sprites = (part: ScenePart, instances: Float32Array, size: SpriteSize): Batch => ({
      kind: 'sprites',
      part,
      instances,
      atlas: 'symbols',
      size,
      stands: false,
    });
    const batches: Batch[] = [];
    if (marks.length > 0) {
      const instances = this.#once(marks, shape, () =>
        this.#sprites(
          marks.map(mark => [mark.lon, mark.lat]),
          k => name(marks[k]!, shape),
        ),
      );
      batches.push(sprites('marks', instances, MARK_SIZE));
    }
    const chosen = chosenMark === null ? undefined : marks[chosenMark];
    if (chosen === undefined) return batches;
    const instances = this.#once(chosen, shape, () => {
      const at: LonLat = [chosen.lon, chosen.lat];
      const pair = this.#sprites([at, at], k => (k === 0 ? 'chosen' : name(chosen, shape)));
      pair[7] = 0.62;
      return pair;
    });
    return [...batches, sprites('chosenMark', instances, CHOSEN_SIZE)];
  }

  #signs(signs: readonly MapSign[], colors: MapColors): Batch[] {
    if (signs.length === 0) return [];
    const {symbols, numbers} = this.#once(signs, 'symbols', () => signSymbols(signs));
    const batches: Batch[] = [];
    for (const kind of ['moved', 'link'] as const) {
      const segments = this.#once(signs, `line ${kind}`, () =>
        lineSegments(
          signs.flatMap(sign =>
            sign.from !== null && (sign.kind === 'link') === (kind === 'link') ? [[sign.from, place(sign)]] : [],
          ),
          this.#plane,
        ),
      );
      const [width, dash] = kind === 'link' ? [5, null] : [2.4, 9];
      if (segments.length > 0)
        batches.push(...cased('signs', segments, rgba(colors.plan), width, rgba(colors.paper), width + 3, dash));
    }
    const instances = this.#once(signs, 'sprites', () => {
      const made = this.#sprites(signs.map(place), () => 'pin');
      for (let k = 0; k < signs.length; k++) made[4 * k + 2] = numbers[k]!;
      for (const [k, sign] of signs.entries())
        if (sign.kind === 'candidate' || sign.kind === 'own') made[4 * k + 3] = 0.72;
      return made;
    });
    return [...batches, {kind: 'sprites', part: 'signs', instances, atlas: symbols, size: SIGN_SIZE, stands: false}];
  }

  #sprites(places: readonly LonLat[], name: (k: number) => SymbolName): Float32Array {
    const instances = new Float32Array(4 * places.length);
    for (const [k, at] of places.entries()) {
      const [x, y] = onPlane(this.#plane, at);
      instances.set([x, y, SYMBOLS.indexOf(name(k)), 1], 4 * k);
    }
    return instances;
  }

  /** What was made of a part before under that name, else what `make` gives now. */
  #once<T>(part: object, name: string, make: () => T): T {
    const made = this.#known.get(part) ?? new Map<string, unknown>();
    this.#known.set(part, made);
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  }
}

function place(sign: MapSign): LonLat {
  return [sign.lon, sign.lat];
}

/** A line with a wider one in the colour of the paper under it, to be read over any ground. Widths in CSS pixels. */
function cased(
  part: ScenePart,
  segments: Float32Array,
  color: Rgba,
  width: number,
  paper: Rgba,
  casing: number,
  dash: number | null = null,
): Batch[] {
  const thins = part === 'reach';
  return [
    {kind: 'line', part, segments, color: paper, width: casing, thins, dash: null},
    {kind: 'line', part, segments, color, width, thins, dash},
  ];
}

function outlines({polygons}: MapReach): (readonly LonLat[])[] {
  return polygons.flatMap(polygon =>
    polygon.filter((ring, index) => index === 0 || boxArea(ring) > SMALLEST_HOLE_SQUARE_DEGREES),
  );
}

/** Area of the box around a ring, square degrees. */
function boxArea(ring: readonly LonLat[]): number {
  const [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity].map((start, side) =>
    ring.reduce((edge, corner) => Math[side < 2 ? 'min' : 'max'](edge, corner[side % 2]!), start),
  ) as [number, number, number, number];
  return (east - west) * (north - south);
}
