/** Texts of planning, in Chinese. `{name}` is filled in. The English ones have exactly the same keys. */
export const planZh = {
  'mode.plan': '规划',
} as const;

export type PlanKey = keyof typeof planZh;
