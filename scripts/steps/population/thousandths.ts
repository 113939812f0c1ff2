import {apportion} from '#core/largest-remainder.ts';
import {PEOPLE_SCALE} from '#core/units.ts';
import {InputError} from '#schema/input-error.ts';
import type {Report} from '../../report.ts';
import {type GroupShare, GroupTooLarge, shareGroups} from './share-groups.ts';

/** People of a source as it counts them, n units sorted by id. */
export interface CountedPeople {
  readonly people: Float64Array;
  readonly groups: ReadonlyMap<string, Float64Array>;
}

/** The same in whole thousandths: units add up to the rounded total of the source, exactly. */
export interface WholePeople {
  readonly people: Float64Array;
  readonly groups: ReadonlyMap<string, Float64Array>;
  readonly total: number;
}

/** Most thousandths one cell can hold. */
const MOST = 0xffffffff;

/**
 * Turns counts into whole thousandths by largest remainder, by group so that groups fit into people and into one another.
 * Where the source says that a unit has more people of a group than people, the rest goes elsewhere and is noted. Throws
 * InputError when nobody is left, or a group is larger than everyone.
 */
export function wholePeople(counted: CountedPeople, file: string, report: Report): WholePeople {
  const total = thousandths(counted.people.reduce((sum, people) => sum + people, 0));
  if (total === 0)
    throw new InputError({
      file,
      found: `${counted.people.length} places inside the boundary with 0 people`,
      expected: 'people',
    });
  if (counted.people.some(people => people * PEOPLE_SCALE > MOST))
    throw new InputError({file, found: 'more than 4,294,967 people in one place', expected: 'a finer source'});
  const people = apportion(counted.people, total);
  const shares = [...counted.groups].map(([key, weights]) => {
    noteLargeGroups(key, weights, counted.people, file, report);
    return {key, weights, total: thousandths(weights.reduce((sum, value) => sum + value, 0))};
  });
  const groups = shareGroupsOf({file}, people, shares, report);
  return {
    total,
    people: Float64Array.from(people),
    groups: new Map([...groups].map(([key, parts]) => [key, Float64Array.from(parts)])),
  };
}

/** A number of people in whole thousandths. */
export function thousandths(people: number): number {
  return Math.round(people * PEOPLE_SCALE);
}

/**
 * Shares groups as `shareGroups` does. Totals that contradict each other become an input error at `where`; what had to be cut
 * beyond mere rounding is noted.
 */
export function shareGroupsOf(
  source: {readonly file: string; readonly where?: string},
  people: ArrayLike<number>,
  shares: readonly GroupShare[],
  report: Report,
): Map<string, Uint32Array> {
  const {file, where} = source;
  const onCut = (key: string, beyond: number) => {
    if (beyond > ROUNDING)
      report.note(
        'group-cut',
        file,
        '年龄组合计略多于该年龄段可能的总人数，已截去多出部分（不超过1%）。',
        'age groups a little larger than those who can be of that age; the rest (at most 1 %) was cut off.',
        `${where === undefined ? '' : `${where}, `}${key}: ${beyond / PEOPLE_SCALE} people`,
      );
  };
  try {
    return shareGroups(people, shares, onCut);
  } catch (error) {
    if (!(error instanceof GroupTooLarge)) throw error;
    throw new InputError({
      file,
      where: `${where === undefined ? '' : `${where}, `}group ${error.key}`,
      found: `${error.total / PEOPLE_SCALE} people`,
      expected: `at most the ${error.room / PEOPLE_SCALE} who can be of that age`,
    });
  }
}

/** What rounding alone can make of a few groups, thousandths. */
const ROUNDING = 5;

function noteLargeGroups(key: string, group: Float64Array, people: Float64Array, file: string, report: Report): void {
  let places = 0;
  let beyond = 0;
  group.forEach((value, i) => {
    if (value <= people[i]! * (1 + 1e-6) + 1e-6) return;
    places++;
    beyond += value - people[i]!;
  });
  if (places > 0)
    report.note(
      'group-exceeds-people',
      file,
      '有些地方的年龄组人数多于总人数；多出的人按该组的分布移到别处，总数不变。',
      'places where an age group is larger than everyone; the rest was moved to where the group lives, totals unchanged.',
      `${key}: ${places} places, ${Math.round(beyond * 10) / 10} people`,
    );
}
