import {useSignal} from '@preact/signals';
import type {Store} from '../store.ts';
import {choosable} from './plan-facilities.ts';

/** Most facilities offered at once; the rest is found by typing. */
const MOST = 200;

interface ChoiceProps {
  readonly store: Store;
  readonly chosen: string | null;
  readonly onChoose: (facility: string | null) => void;
}

/** A list of the facilities with a field that narrows it. */
export function FacilityChoice({store, chosen, onChoose}: ChoiceProps) {
  const {text} = store;
  const typed = useSignal('');
  const wanted = typed.value.trim().toLowerCase();
  const all = choosable(store);
  const found = all.filter(({name, address}) => `${name} ${address}`.toLowerCase().includes(wanted));
  return (
    <div class="ykx-controls">
      <label>
        <span>{text('plan.choose.filter')}</span>
        <input type="search" value={typed.value} onInput={event => (typed.value = event.currentTarget.value)} />
      </label>
      <label>
        <span>{text('plan.choose.facility', {n: found.length})}</span>
        <select value={chosen ?? ''} onChange={event => onChoose(event.currentTarget.value || null)} data-choose>
          <option value="">{text('plan.choose.none')}</option>
          {chosen !== null && !found.slice(0, MOST).some(one => one.facility === chosen) && (
            <option value={chosen}>{all.find(one => one.facility === chosen)?.name ?? chosen}</option>
          )}
          {found.slice(0, MOST).map(({facility, name, address}) => (
            <option key={facility} value={facility}>
              {address === '' ? name : `${name} · ${address}`}
            </option>
          ))}
        </select>
      </label>
      {found.length > MOST && <p class="ykx-quiet">{text('plan.choose.more', {n: found.length - MOST})}</p>}
    </div>
  );
}
