import {grouped} from '#i18n/format.ts';
import type {Store} from '../store.ts';
import {peopleWords} from '../words.ts';
import {CurveDrawing} from './curve-drawing.tsx';
import type {ShownSites} from './plan-store.ts';

interface Props {
  readonly store: Store;
  readonly shown: ShownSites;
}

/** People against the number of places: the plans found as a firm line, what nobody can beat as a light one; the table under it. */
export function SitesCurve({store, shown}: Props) {
  const {text} = store;
  const {curve} = shown.answer;
  if (curve.length < 2) return null;
  return (
    <figure class="ykx-curve">
      <figcaption>{text('plan.curve.title')}</figcaption>
      <CurveDrawing text={text} lang={store.props.lang} curve={curve} />
      <details>
        <summary>{text('plan.curve.table')}</summary>
        <CurveTable store={store} shown={shown} />
      </details>
    </figure>
  );
}

function CurveTable({store, shown}: Props) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  return (
    <table class="ykx-reach ykx-plan-table">
      <caption class="ykx-unseen">{text('plan.curve.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('plan.curve.count')}</th>
          <th scope="col">{text('plan.curve.people')}</th>
          <th scope="col">{text('plan.curve.boundLong')}</th>
          <th scope="col">{text('plan.curve.proof')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.answer.curve.map(({count, gained, bound, optimal}) => (
          <tr key={count} data-count={count} data-gained={gained / 1000} data-bound={bound / 1000}>
            <th scope="row">{grouped(count)}</th>
            <td>{peopleWords(words, gained)}</td>
            <td>{peopleWords(words, bound)}</td>
            <td>{text(optimal ? 'plan.curve.proved' : 'plan.curve.notProved')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
