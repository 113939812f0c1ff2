import {useEffect, useRef} from 'preact/hooks';
import type {Store} from '../store.ts';
import {PlanLegendKey} from './plan-legend.tsx';
import {isCurrent} from './plan-question.ts';

/** The map as it was when the report was opened, with what its colours mean. */
export function ReportMap({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const frame = useRef<HTMLDivElement>(null);
  const report = plan.report.value;
  // a plan changed in another window meanwhile has other numbers than the picture
  const picture = report !== null && isCurrent(store, report.question) ? report.picture : null;
  useEffect(() => {
    if (picture === null || frame.current === null) return;
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', text('plan.report.map'));
    frame.current.replaceChildren(picture);
  }, [picture]);
  if (picture === null) return <p class="ykx-quiet">{text('plan.report.noMap')}</p>;
  return (
    <figure class="ykx-report-map">
      <div ref={frame} />
      <PlanLegendKey store={store} paper />
      <figcaption class="ykx-quiet">{text(`plan.report.${plan.picture.value}`)}</figcaption>
    </figure>
  );
}
