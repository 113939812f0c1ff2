import type {OwnKey} from './own.zh.ts';

/** Texts of the visitor's own lists, in English. */
export const ownEn: Readonly<Record<OwnKey, string>> = {
  'own.title': 'Use your own list',
};
