import {servingKeys} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {ownListsTouch} from './own-store.ts';

/** What stands beside every number that own lists have a part in; null when they have none in what is shown. */
export function ownNote(store: Store): string | null {
  const open = store.city.value;
  const category = store.category.value;
  if (open === null || store.own.lists.value.length === 0 || category === '') return null;
  const keys = category === LIFE_CIRCLE ? open.info.categories.map(({key}) => key) : servingKeys(open.info, category);
  return ownListsTouch(store.own.lists.value, keys) ? store.text('own.note') : null;
}
