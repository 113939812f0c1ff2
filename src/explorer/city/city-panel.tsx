import {OwnPanel} from '../own/own-panel.tsx';
import type {Store} from '../store.ts';
import {Details, Finding} from './answer.tsx';
import {Controls} from './controls.tsx';
import {Legend} from './legend.tsx';
import {TextSummary} from './text-summary.tsx';

/** Above the map: which service, with whom, how long, when; and what comes of it. */
export function CityHead({store, full}: {readonly store: Store; readonly full: boolean}) {
  return (
    <>
      <Controls store={store} />
      {!full && <Finding store={store} />}
    </>
  );
}

/** Beside the map: the finding in numbers, by area and age, and what the map shows in words. */
export function CityPanel({store, full}: {readonly store: Store; readonly full: boolean}) {
  return (
    <>
      {full && <Finding store={store} />}
      <Details store={store} />
      <Legend store={store} />
      <TextSummary store={store} />
      <OwnPanel store={store} />
    </>
  );
}
