import {useSignal} from '@preact/signals';
import type {LonLat} from '#map/scene.ts';
import type {Store} from '../store.ts';
import {placeTyped} from './place-typed.ts';

interface Props {
  readonly store: Store;
  readonly verb: 'add' | 'move' | 'link' | 'linkTo';
  readonly onPlace: (at: LonLat) => void;
}

/** A place without pointing at it: the centre of the map, the place asked about, or coordinates. */
export function PlaceEntry({store, verb, onPlace}: Props) {
  const {text} = store;
  const asked = store.point.value;
  const camera = store.mapCamera.value;
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
      <TypedPlace store={store} verb={verb} onPlace={onPlace} />
    </>
  );
}

function TypedPlace({store, verb, onPlace}: Props) {
  const {text} = store;
  const typed = useSignal('');
  const problem = useSignal<string | null>(null);
  const submit = () => {
    const {info} = store.city.value!;
    const at = placeTyped(typed.value, info.manifest.extent ?? info.bounds);
    problem.value = at === 'form' || at === 'outside' ? text(`plan.place.${at}`, {found: typed.value}) : null;
    if (at === 'form' || at === 'outside') return;
    onPlace(at);
    typed.value = '';
  };
  return (
    <form
      class="ykx-controls"
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <label>
        <span>{text('plan.place.label')}</span>
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
  );
}
