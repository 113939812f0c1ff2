import type {PlanEdit, RefusedEdit} from '#worker/client.ts';
import type {Store} from '../store.ts';
import {placeOf} from './plan-facilities.ts';
import {isCurrent} from './plan-question.ts';
import {removeEdit} from './plan-steps.ts';
import {editWords} from './plan-words.ts';
import {SIGNS, SignGlyph} from './sign-glyph.tsx';

/** All that is planned, each with a way back, and what could not be done with the reason. */
export function PlanEdits({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const edits = plan.edits.value;
  const refused = isCurrent(store, plan.shown.value) ? (plan.shown.value?.answer.refused ?? []) : [];
  return (
    <section class="ykx-edits">
      <h3 class="ykx-subtitle">{text('plan.edits.title', {n: edits.length})}</h3>
      {edits.length === 0 && <p class="ykx-quiet">{text('plan.edits.none')}</p>}
      <ol>
        {edits.map((edit, index) => (
          <li key={keyOf(edit)} data-edit={edit.kind} data-id={'id' in edit ? edit.id : edit.facility}>
            <SignGlyph kind={SIGNS[edit.kind]} label={String(index + 1)} />
            <div>
              {editWords(store, edit)}
              <Refused store={store} refused={refused.find(one => one.index === index)} />
            </div>
            <div class="ykx-edit-buttons">
              <button
                type="button"
                aria-label={text('plan.edits.showOne', {edit: editWords(store, edit)})}
                onClick={() => showPlaces(store, placesOf(store, edit))}
              >
                {text('plan.edits.show')}
              </button>
              <button
                type="button"
                data-action="remove"
                aria-label={text('plan.edits.removeOne', {edit: editWords(store, edit)})}
                onClick={() => removeEdit(store, index)}
              >
                {text('plan.edits.remove')}
              </button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function keyOf(edit: PlanEdit): string {
  return 'id' in edit ? edit.id : `${edit.kind} ${edit.facility}`;
}

/** Where an edit changes something, degrees: both ends of a path or a move; none of a facility this build lacks. */
export function placesOf(store: Store, edit: PlanEdit): readonly (readonly [number, number])[] {
  if (edit.kind === 'add') return [[edit.lon, edit.lat]];
  if (edit.kind === 'link')
    return [
      [edit.fromLon, edit.fromLat],
      [edit.toLon, edit.toLat],
    ];
  const place = placeOf(store.city.value!, edit.facility);
  const here = place === null ? [] : [place];
  return edit.kind === 'move' ? [...here, [edit.lon, edit.lat]] : here;
}

/** Degrees around a place that is shown alone, about 600 m. */
const AROUND = 0.006;

/** Makes the map show some places, degrees. */
export function showPlaces(store: Store, places: readonly (readonly [number, number])[]): void {
  if (places.length === 0) return;
  const [lons, lats] = [places.map(place => place[0]), places.map(place => place[1])];
  store.cityView.focus.value = [
    Math.min(...lons) - AROUND,
    Math.min(...lats) - AROUND,
    Math.max(...lons) + AROUND,
    Math.max(...lats) + AROUND,
  ];
}

function Refused({store, refused}: {readonly store: Store; readonly refused: RefusedEdit | undefined}) {
  if (refused === undefined) return null;
  return (
    <p class={refused.why === 'not-serving' ? 'ykx-quiet' : 'ykx-error'} data-refused={refused.why}>
      {store.text(`plan.refused.${refused.why}`)}
    </p>
  );
}
