/** Texts of the visitor's own lists, in Chinese. `{name}` is filled in. The English ones have exactly the same keys. */
export const ownZh = {
  'own.title': '用自己的清单',
} as const;

export type OwnKey = keyof typeof ownZh;
