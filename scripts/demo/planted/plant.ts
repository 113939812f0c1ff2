import type {ListedPlace} from '../board.ts';
import {degreesOf} from '../frame.ts';
import {noPathContested, noPathRobust} from './islands.ts';
import {drawnSeconds, type KeyGap, type KeyStandard, type KeyWalker, plantedGaps} from './key.ts';
import {PLANTED_CATEGORIES, type Quarter} from './quarter.ts';
import * as quarters from './quarters.ts';

/** The quarters with planted situations, drawn anew: a robust and a contested one of every cause, and one that is no gap. */
export function plantedQuarters(): Quarter[] {
  return [
    quarters.noFacilityRobust(),
    quarters.noFacilityContested(),
    noPathRobust(),
    noPathContested(),
    quarters.barrierRobust(),
    quarters.barrierContested(),
    quarters.stepsRobust(),
    quarters.stepsContested(),
    quarters.slowRobust(),
    quarters.slowContested(),
    quarters.distanceRobust(),
    quarters.distanceContested(),
    quarters.outsideServes(),
  ];
}

/** What the key needs to know of the catalogue and the walkers: their files, read as data. */
export interface KeyData {
  /** Deciding standards of the planted categories. */
  readonly standards: readonly KeyStandard[];
  readonly adult: KeyWalker;
  readonly older: KeyWalker;
}

/** The only category for which the key also holds the gaps of people over 60, and its standard. */
const SLOW_CATEGORY = 'health_centre';

/**
 * The key of the planted gaps. It is complete: for the categories, standards and walkers in `complete_for` the city has these
 * gaps and no others. Everything follows from lengths and people as drawn. Throws when a quarter is not what it is meant to be.
 */
export function keyOf(all: readonly Quarter[], listed: readonly ListedPlace[], data: KeyData) {
  const gaps: KeyGap[] = [];
  for (const standard of data.standards)
    for (const walker of standard.category === SLOW_CATEGORY && standard.measure === 'seconds'
      ? [data.adult, data.older]
      : [data.adult])
      for (const quarter of all)
        if (quarter.target === standard.category)
          gaps.push(...plantedGaps(quarter, listed, standard, walker, data.adult));
  for (const quarter of all) checkIntent(quarter, gaps, data);
  return {
    note_zh: '虚构城市中预设的服务缺口：长度和人数由作图得出，不经任何步行时间计算。',
    note_en:
      'Service gaps planted in an invented city: lengths and people follow from how it is drawn, without any search.',
    invented: true,
    licence: 'CC0-1.0',
    complete_for: data.standards.map(({id, category}) => ({
      category,
      standard_id: id,
      profiles: category === SLOW_CATEGORY && id.endsWith('min') ? ['adult', 'age60plus'] : ['adult'],
    })),
    profile_note_en:
      'gaps.* of a city are those of the adult. The gaps of profile age60plus are what the same method finds for that walker.',
    planted_categories: PLANTED_CATEGORIES,
    gaps,
    near_misses: all.flatMap(quarter =>
      quarter.nearMisses.map(miss => ({
        quarter: quarter.key,
        category: quarter.target,
        standard_id: data.standards.find(({category, measure}) => category === quarter.target && measure === 'seconds')!
          .id,
        profile: miss.profile,
        cells: miss.cells.map(([column, row]) => degreesOf([(column + 0.5) * 100, (row + 0.5) * 100])),
        seconds: drawnSeconds(quarter, listed, miss.cells, miss.profile === 'adult' ? data.adult : data.older),
        why_zh: miss.zh,
        why_en: miss.en,
      })),
    ),
  };
}

/** Each quarter must hold exactly the gap it is drawn for at the default standard (in minutes), and the others none. */
function checkIntent(quarter: Quarter, gaps: readonly KeyGap[], data: KeyData): void {
  const minutes = new Set(data.standards.filter(({measure}) => measure === 'seconds').map(({id}) => id));
  const own = gaps.filter(gap => gap.quarter === quarter.key && minutes.has(gap.standard_id));
  const found = own.map(gap => `${gap.profile} ${gap.cause} ${gap.certainty}`).join(', ') || 'none';
  const {intent} = quarter;
  const meant = intent === null ? 'none' : `${intent.profile} ${intent.cause} ${intent.certainty}`;
  if (found !== meant) throw new Error(`planted: ${quarter.key} holds ${found}, expected ${meant}`);
}
