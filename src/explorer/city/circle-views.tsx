import {LIFE_CIRCLE, type Store} from '../store.ts';
import {CIRCLE_VIEWS} from './city-store.ts';

/** What the map of the life circle shows: how many services are had, or who has all of them. */
export function CircleViews({store}: {readonly store: Store}) {
  const {text, cityView} = store;
  if (store.category.value !== LIFE_CIRCLE) return null;
  return (
    <fieldset class="ykx-circle-views">
      <legend>{text('circle.view')}</legend>
      {CIRCLE_VIEWS.map(view => (
        <label key={view}>
          <input
            type="radio"
            name="ykx-circle-view"
            value={view}
            checked={cityView.circleView.value === view}
            onChange={() => (cityView.circleView.value = view)}
          />
          {text(`circle.view.${view}`)}
        </label>
      ))}
    </fieldset>
  );
}
