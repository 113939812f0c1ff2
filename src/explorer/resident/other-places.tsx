import type {Store} from '../store.ts';
import {facilityName, walkMinutes} from '../words.ts';
import {showService} from './walk-actions.ts';

interface Props {
  readonly store: Store;
  readonly category: string;
  /** Index of the place that is shown; the others are offered. */
  readonly facility: number;
}

/** The next places of the same service, nearest first: the nearest is not always the one people use. */
export function OtherPlaces({store, category, facility}: Props) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const service = store.place.value?.services?.find(one => one.category === category);
  const {cards} = store.city.value!.worker.summary;
  const reached = service?.nearest ? [service.nearest, ...service.alternatives] : [];
  const others = reached.filter(one => one.facility !== facility);
  if (others.length === 0) return null;
  return (
    <div class="ykx-others">
      <p>{text('place.others')}</p>
      <ul>
        {others.map(one => (
          <li key={one.facility}>
            <button type="button" onClick={() => showService(store, category, one.facility)}>
              {text('place.other', {
                name: facilityName(words, cards[one.facility]!),
                minutes: walkMinutes(words, one.tenths),
              })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
