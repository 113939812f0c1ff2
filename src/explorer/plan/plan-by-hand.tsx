import {useSignal} from '@preact/signals';
import {useId} from 'preact/hooks';
import type {LonLat} from '#map/scene.ts';
import type {Store} from '../store.ts';
import {placeWords} from '../words.ts';
import {addAt, linkAt, moveTo} from './plan-actions.ts';
import {capacityOf, choosable} from './plan-facilities.ts';
import {edit} from './plan-steps.ts';

/** Most facilities offered at once; the rest is found by typing. */
const MOST = 200;
const MAX_CAPACITY = 10_000_000;

/** What the tool does, without the map: a facility from a list, a place from the centre, the asked place or typed in. */
export function PlanByHand({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const tool = plan.tool.value;
  if (tool === 'look' || tool === 'sites') return null;
  const picked = plan.picked.value;
  const facility = picked?.kind === 'facility' ? picked.facility : null;
  const choose = (id: string | null) => (plan.picked.value = id === null ? null : {kind: 'facility', facility: id});
  return (
    <section class="ykx-byhand" data-tool={tool}>
      <h3 class="ykx-subtitle">{text('plan.byHand')}</h3>
      {tool === 'add' && (
        <>
          <NextFacility store={store} />
          <PlaceButtons store={store} verb="add" onPlace={at => addAt(store, at)} />
        </>
      )}
      {tool === 'link' && (
        <>
          {picked?.kind === 'from' && (
            <p class="ykx-quiet">
              {text('plan.link.from', {
                place: placeWords({text, lang: store.props.lang}, picked.lon, picked.lat),
              })}
            </p>
          )}
          <PlaceButtons
            store={store}
            verb={picked?.kind === 'from' ? 'linkTo' : 'link'}
            onPlace={at => linkAt(store, at)}
          />
        </>
      )}
      {tool !== 'add' && tool !== 'link' && <FacilityChoice store={store} chosen={facility} onChoose={choose} />}
      {tool === 'move' && facility !== null && (
        <PlaceButtons store={store} verb="move" onPlace={at => moveTo(store, facility, at)} />
      )}
      {tool === 'close' && (
        <p class="ykx-row">
          <button
            type="button"
            data-action="close"
            disabled={facility === null}
            onClick={() => {
              edit(store, {kind: 'close', facility: facility!});
              plan.picked.value = null;
            }}
          >
            {text('plan.close.do')}
          </button>
        </p>
      )}
      {tool === 'resize' && facility !== null && <Resize store={store} facility={facility} key={facility} />}
    </section>
  );
}

/** Name and size of the next one added; neither must be said. */
function NextFacility({store}: {readonly store: Store}) {
  const {text, plan} = store;
  return (
    <div class="ykx-controls">
      <label>
        <span>{text('plan.add.name')}</span>
        <input
          type="text"
          maxLength={80}
          value={plan.nextName.value}
          onInput={event => (plan.nextName.value = clean(event.currentTarget.value))}
        />
      </label>
      <label>
        <span>{text('plan.add.capacity')}</span>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={MAX_CAPACITY}
          value={plan.nextCapacity.value ?? ''}
          onInput={event => (plan.nextCapacity.value = wholeNumber(event.currentTarget.value))}
        />
      </label>
    </div>
  );
}

/** What a name may hold: no control characters, so that it can be written to a file and read again. */
function clean(name: string): string {
  return name.replace(/\p{C}/gu, '').slice(0, 80);
}

/** A number of places; null for anything else. */
function wholeNumber(text: string): number | null {
  return /^\d{1,8}$/.test(text.trim()) && Number(text) <= MAX_CAPACITY ? Number(text) : null;
}

interface ChoiceProps {
  readonly store: Store;
  readonly chosen: string | null;
  readonly onChoose: (facility: string | null) => void;
}

/** A list of the facilities with a field that narrows it. */
function FacilityChoice({store, chosen, onChoose}: ChoiceProps) {
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

function Resize({store, facility}: {readonly store: Store; readonly facility: string}) {
  const {text} = store;
  const now = capacityOf(store, facility);
  const typed = useSignal(now === null ? '' : String(now));
  const value = wholeNumber(typed.value);
  return (
    <form
      class="ykx-controls"
      onSubmit={event => {
        event.preventDefault();
        if (value === null) return;
        edit(store, {kind: 'resize', facility, capacity: value});
        store.plan.picked.value = null;
      }}
    >
      <label>
        <span>{now === null ? text('plan.resize.unknown') : text('plan.resize.now', {n: now})}</span>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={MAX_CAPACITY}
          value={typed.value}
          onInput={event => (typed.value = event.currentTarget.value)}
          data-capacity
        />
      </label>
      <button type="submit" disabled={value === null} data-action="resize">
        {text('plan.resize.do')}
      </button>
    </form>
  );
}

interface PlaceProps {
  readonly store: Store;
  readonly verb: 'add' | 'move' | 'link' | 'linkTo';
  readonly onPlace: (at: LonLat) => void;
}

/** A place without pointing at it: the centre of the map, the place asked about, or coordinates. */
function PlaceButtons({store, verb, onPlace}: PlaceProps) {
  const {text} = store;
  const typed = useSignal('');
  const problem = useSignal<string | null>(null);
  const hint = useId();
  const asked = store.point.value;
  const camera = store.mapCamera.value;
  const submit = () => {
    const at = placeTyped(typed.value, store.city.value!.info.manifest.extent ?? store.city.value!.info.bounds);
    problem.value = at === 'form' || at === 'outside' ? text(`plan.place.${at}`, {found: typed.value}) : null;
    if (at === 'form' || at === 'outside') return;
    onPlace(at);
    typed.value = '';
  };
  return (
    <>
      <p class="ykx-row">
        <button
          type="button"
          data-place="centre"
          disabled={camera === null}
          onClick={() => {
            const centre = camera?.();
            if (centre) onPlace([centre.lon, centre.lat]);
          }}
        >
          {text(`plan.centre.${verb}`)}
        </button>
        <button
          type="button"
          data-place="asked"
          disabled={asked === null}
          onClick={() => asked && onPlace([asked.lon, asked.lat])}
        >
          {text(`plan.asked.${verb}`)}
        </button>
      </p>
      <form
        class="ykx-controls"
        onSubmit={event => {
          event.preventDefault();
          submit();
        }}
      >
        <label>
          <span id={hint}>{text('plan.place.label')}</span>
          <input
            type="text"
            value={typed.value}
            maxLength={80}
            aria-invalid={problem.value !== null}
            onInput={event => (typed.value = event.currentTarget.value)}
            data-place-typed
          />
        </label>
        <button type="submit">{text(`plan.typed.${verb}`)}</button>
        {problem.value !== null && (
          <p class="ykx-error" role="alert">
            {problem.value}
          </p>
        )}
      </form>
    </>
  );
}

/** Latitude and longitude as people write them: 38.30112, 104.61872. Which is wrong: the form, or a place outside the data. */
export function placeTyped(
  text: string,
  [west, south, east, north]: readonly [number, number, number, number],
): LonLat | 'form' | 'outside' {
  const parts = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*(?:[,，;；]|\s)\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  if (parts === null) return 'form';
  const [lat, lon] = [Number(parts[1]), Number(parts[2])];
  return lon >= west && lon <= east && lat >= south && lat <= north ? [lon, lat] : 'outside';
}
