import {PEOPLE_SCALE} from '#core/units.ts';

/** Fewer people than this, in thousandths, are never counted out: a share of them would tell of single households. */
export const FEW_PEOPLE = 10 * PEOPLE_SCALE;
