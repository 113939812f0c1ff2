import type {Store} from '../store.ts';

/** Says under the tables that own lists are not in them; nothing without such lists. */
export function OwnTablesNote({store}: {readonly store: Store}) {
  const isUsed = store.own.lists.value.some(({choices}) => choices.use === 'facilities');
  return isUsed ? (
    <p class="ykx-notice" data-own-tables>
      {store.text('own.tablesNote')}
    </p>
  ) : null;
}
