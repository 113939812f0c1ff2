import type {Store} from '../store.ts';
import {placeWords} from '../words.ts';
import {FacilityChoice} from './facility-choice.tsx';
import {NextFacility} from './next-facility.tsx';
import {PlaceEntry} from './place-entry.tsx';
import {addAt, linkAt, moveTo} from './plan-actions.ts';
import {edit} from './plan-steps.ts';
import {ResizeForm} from './resize-form.tsx';

/** What the tool does, without the map: a facility from a list, a place from the centre, the asked place or typed in. */
export function PlanByHand({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const tool = plan.tool.value;
  if (tool === 'look' || tool === 'sites') return null;
  return (
    <section class="ykx-byhand" data-tool={tool}>
      <h3 class="ykx-subtitle">{text('plan.byHand')}</h3>
      {tool === 'add' && (
        <>
          <NextFacility store={store} />
          <PlaceEntry store={store} verb="add" onPlace={at => addAt(store, at)} />
        </>
      )}
      {tool === 'link' && <LinkByHand store={store} />}
      {tool !== 'add' && tool !== 'link' && <ChangeByHand store={store} tool={tool} />}
    </section>
  );
}

/** One end of a new path, then the other. */
function LinkByHand({store}: {readonly store: Store}) {
  const {text, plan, props} = store;
  const picked = plan.picked.value;
  const from = picked?.kind === 'from' ? placeWords({text, lang: props.lang}, picked.lon, picked.lat) : null;
  return (
    <>
      {from !== null && <p class="ykx-quiet">{text('plan.link.from', {place: from})}</p>}
      <PlaceEntry store={store} verb={from === null ? 'link' : 'linkTo'} onPlace={at => linkAt(store, at)} />
    </>
  );
}

/** A facility from the list, and what is done to it. */
function ChangeByHand({store, tool}: {readonly store: Store; readonly tool: 'move' | 'close' | 'resize'}) {
  const {text, plan} = store;
  const picked = plan.picked.value;
  const facility = picked?.kind === 'facility' ? picked.facility : null;
  const choose = (id: string | null) => (plan.picked.value = id === null ? null : {kind: 'facility', facility: id});
  return (
    <>
      <FacilityChoice store={store} chosen={facility} onChoose={choose} />
      {tool === 'move' && facility !== null && (
        <PlaceEntry store={store} verb="move" onPlace={at => moveTo(store, facility, at)} />
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
      {tool === 'resize' && facility !== null && <ResizeForm store={store} facility={facility} key={facility} />}
    </>
  );
}
