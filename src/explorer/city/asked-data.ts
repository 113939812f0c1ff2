import {LIFE_CIRCLE, type Store} from '../store.ts';

/** What the shown numbers of the city were asked for, as data of their table. */
export function askedData(store: Store): Readonly<Record<`data-${string}`, string | number>> {
  if (store.category.value === LIFE_CIRCLE) {
    const circle = store.circle.value;
    return circle === null ? {} : {'data-service': LIFE_CIRCLE, 'data-walker': circle.walker};
  }
  const shown = store.surface.value;
  if (shown === null) return {};
  return {'data-service': shown.category, 'data-walker': shown.walker, 'data-minutes': shown.minutes};
}
