import {type CommunitySeed, type ListedPlace, withName} from '../board.ts';
import {cellCentre, type Spot, spotAt} from '../frame.ts';
import type {Name} from '../names.ts';
import type {CellPeople} from '../people.ts';
import {StreetTree, type TreeStreet} from './street-tree.ts';

/** Categories that planted quarters are about. Everything else about them is said by the official lists. */
export const PLANTED_CATEGORIES = ['fitness_out', 'convenience', 'market', 'bus', 'health_centre'] as const;
export type PlantedCategory = (typeof PLANTED_CATEGORIES)[number];

/** What is meant by some cells of a quarter. */
export interface Intent {
  readonly profile: 'adult' | 'age60plus';
  readonly cause: 'no-facility' | 'no-path' | 'barrier' | 'steps-or-slope' | 'slow-walker' | 'distance';
  readonly certainty: 'robust' | 'contested';
  readonly zh: string;
  readonly en: string;
}

/** A place that must not be a gap although it nearly is. */
export interface NearMiss {
  readonly cells: readonly (readonly [number, number])[];
  readonly profile: 'adult' | 'age60plus';
  readonly zh: string;
  readonly en: string;
}

/** Words for the endings of places in the official lists. */
const ENDINGS: Record<PlantedCategory, readonly [string, string]> = {
  fitness_out: ['健身点', 'Fitness Corner'],
  convenience: ['便利店', 'Convenience Store'],
  market: ['菜市场', 'Market'],
  bus: ['公交站', 'Bus Stop'],
  health_centre: ['社区卫生服务中心', 'Community Health Centre'],
};

/** Metres within which a place of a quarter serves its next cell too. */
const ENOUGH: Record<PlantedCategory, number> = {
  fitness_out: 150,
  convenience: 150,
  market: 330,
  bus: 330,
  health_centre: 620,
};

const LANE = {highway: 'residential'} as const;

/**
 * A quarter apart from the rest, drawn so that every length in it is known: straight streets without loops through the centres
 * of its population cells. It lacks one category at some cells; all others stand next to every cell.
 */
export class Quarter {
  readonly tree = new StreetTree();
  readonly cells: CellPeople[] = [];
  readonly places: ListedPlace[] = [];
  readonly nearMisses: NearMiss[] = [];
  /** Where the quarter hangs on the streets of the city; without any nobody gets out of it. */
  readonly links: Spot[] = [];
  /** Cells, `column,row`, with houses on one side of the street only. */
  readonly sides = new Map<string, -1 | 1>();
  /** Walls; gates are among their corners. */
  readonly walls: (readonly Spot[])[] = [];
  /** Bridges being built: nobody walks them yet. */
  readonly unfinished: (readonly Spot[])[] = [];
  /** Gates and the like on streets. */
  readonly marks: {readonly street: TreeStreet; readonly spot: Spot; readonly tags: Record<string, string>}[] = [];
  readonly key: string;
  readonly name: Name;
  readonly target: PlantedCategory;
  readonly intent: Intent | null;
  readonly kind: CommunitySeed['kind'];

  constructor(
    key: string,
    name: Name,
    target: PlantedCategory,
    intent: Intent | null,
    kind: CommunitySeed['kind'] = 'fringe',
  ) {
    this.key = key;
    this.name = name;
    this.target = target;
    this.intent = intent;
    this.kind = kind;
  }

  /** A street between two spots, named after the quarter. */
  street(
    from: Spot,
    to: Spot,
    parent: TreeStreet | null,
    tags: Record<string, string> = LANE,
    isClosed = false,
  ): TreeStreet {
    return this.tree.add(
      from,
      to,
      tags['highway'] === 'residential' ? withName(tags, this.#streetName()) : tags,
      parent,
      isClosed,
    );
  }

  /** A gate or the like in the middle of a street. Returns where it stands. */
  gate(street: TreeStreet, tags: Record<string, string>): Spot {
    const {from, to} = street;
    const spot: Spot = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    this.marks.push({street, spot, tags});
    return spot;
  }

  /** A facility the quarter is about; one that is not open serves nobody. */
  facility(spot: Spot, nameZh = '', nameEn = '', status?: 'closed' | 'building'): void {
    const [zh, en] = ENDINGS[this.target];
    const name = {zh: `${this.name.zh}${nameZh}${zh}`, en: `${this.name.en} ${nameEn}${en}`};
    const place = {category: this.target, name, spot, address: `${this.name.zh}路旁`};
    this.places.push(status === undefined ? place : {...place, status});
  }

  /**
   * People in one cell whose centre lies on a street, and everything but the target beside them. `side`: their houses stand
   * only north or east (1), or south or west (−1) of the street.
   */
  settle(column: number, row: number, people: number, side: -1 | 0 | 1 = 0): void {
    if (side !== 0) this.sides.set(`${column},${row}`, side);
    const older = Math.round(people * 0.22);
    const young = (share: number) => Math.round(people * share);
    this.cells.push({
      column,
      row,
      people,
      groups: {
        age60plus: older,
        age80plus: Math.round(older * 0.15),
        age0to2: young(0.03),
        age3to5: young(0.04),
        age6to14: young(0.12),
      },
    });
    const centre = cellCentre(column, row);
    const {from, to} = this.tree.streetAt(centre);
    const direction: Spot = [to[0] - from[0], to[1] - from[1]];
    const number = this.cells.length;
    PLANTED_CATEGORIES.forEach((category, i) => {
      if (category === this.target || this.#isServed(category, centre)) return;
      const [zh, en] = ENDINGS[category];
      this.places.push({
        category,
        name: {zh: `${this.name.zh}${number}号${zh}`, en: `${this.name.en} ${en} ${number}`},
        spot: spotAt(centre, direction, 4 + 5 * i),
        address: `${this.name.zh}路旁`,
      });
    });
  }

  /** True when a place of the category is already near enough on foot for every standard and walker. */
  #isServed(category: PlantedCategory, centre: Spot): boolean {
    return this.places.some(place => {
      if (place.category !== category) return false;
      const walk = this.tree.walk(centre, place.spot);
      return walk !== null && walk.meters + 5 * walk.stairMeters < ENOUGH[category];
    });
  }

  #streetName(): Name {
    const count = this.tree.streets.length + 1;
    return {zh: `${this.name.zh}${'一二三四五六七八九十'[(count - 1) % 10]}路`, en: `${this.name.en} Road ${count}`};
  }
}
