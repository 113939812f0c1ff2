import type {PlanKey} from './plan.zh.ts';

/** Texts of planning, in English. */
export const planEn: Readonly<Record<PlanKey, string>> = {
  'mode.plan': 'Planning',
};
