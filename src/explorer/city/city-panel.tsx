import './city.css';
import './city-controls.css';
import {BarHatch} from '../bars/parts-bar.tsx';
import {OwnPanel} from '../own/own-panel.tsx';
import type {Store} from '../store.ts';
import {Details, Finding} from './answer.tsx';
import {AreaSection} from './area-section.tsx';
import {CircleServices} from './circle-services.tsx';
import {CircleViews} from './circle-views.tsx';
import {CityShare} from './city-share.tsx';
import {Controls} from './controls.tsx';
import {FacilityList} from './facility-list.tsx';
import {GapList} from './gap-list.tsx';
import {HadTable} from './had-table.tsx';
import {HeadCounts} from './head-counts.tsx';
import {LayerSwitches} from './layer-switches.tsx';
import {Legend} from './legend.tsx';
import {MinutesChart} from './minutes-chart.tsx';
import {TextSummary} from './text-summary.tsx';

/** Above the map: which service, how long, with whom, when; and what comes of it. */
export function CityHead({store, full}: {readonly store: Store; readonly full: boolean}) {
  return (
    <>
      <Controls store={store} full={full} />
      {!full && <Finding store={store} />}
    </>
  );
}

/** Beside the map: the finding in numbers, by group, area and minutes, gaps and places, and what the map shows in words. */
export function CityPanel({store, full}: {readonly store: Store; readonly full: boolean}) {
  return (
    <>
      <BarHatch />
      {full && <Finding store={store} />}
      <Details store={store} />
      <HeadCounts store={store} />
      <CircleViews store={store} />
      <Legend store={store} />
      <LayerSwitches store={store} />
      <HadTable store={store} />
      <CircleServices store={store} />
      <AreaSection store={store} full={full} />
      <MinutesChart store={store} full={full} />
      <GapList store={store} />
      <FacilityList store={store} />
      <TextSummary store={store} />
      <OwnPanel store={store} />
      <CityShare store={store} />
    </>
  );
}
