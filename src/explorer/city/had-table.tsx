import {type HadStep, hadScale} from '#charts/had-scale.ts';
import type {ExplorerText} from '#i18n/explorer.ts';
import {percent} from '#i18n/format.ts';
import {FEW_PEOPLE} from '../few-people.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {peopleWords} from '../words.ts';
import {hadByHalf, peopleOfStep, shownHad} from './circle-had.ts';

/** How many of the services people are known to have: the steps of the map with their people. */
export function HadTable({store}: {readonly store: Store}) {
  const {text} = store;
  const shown = shownHad(store);
  if (store.category.value !== LIFE_CIRCLE || shown === null || shown.services === 0) return null;
  const {peopleByHas, services} = shown;
  const people = peopleOfStep(peopleByHas, {from: 0, to: services});
  if (people < FEW_PEOPLE) return null;
  return (
    <section class="ykx-city-part">
      <h3 class="ykx-subtitle">{text('had.title', {n: services})}</h3>
      <p class="ykx-quiet">{text('had.note')}</p>
      <table class="ykx-had" data-half={hadByHalf(peopleByHas)}>
        <caption class="ykx-unseen">{text('had.title', {n: services})}</caption>
        <thead>
          <tr>
            <th scope="col">{text('had.column.services')}</th>
            <th scope="col" colSpan={2}>
              {text('had.column.people')}
            </th>
          </tr>
        </thead>
        <tbody>
          {hadScale(services)
            .toReversed()
            .map(step => (
              <StepRow
                key={step.from}
                store={store}
                step={step}
                part={peopleOfStep(peopleByHas, step)}
                people={people}
              />
            ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly store: Store;
  readonly step: HadStep;
  /** People of the step and of all steps, thousandths. */
  readonly part: number;
  readonly people: number;
}

function StepRow({store, step, part, people}: RowProps) {
  const {text, props} = store;
  const color = store.dark.value ? step.dark : step.light;
  return (
    <tr data-from={step.from} data-people={part / 1000}>
      <th scope="row">
        <i class="ykx-swatch" style={{background: color}} />
        {stepWords(text, step)}
      </th>
      <td>
        <svg class="ykx-hadbar" aria-hidden="true" focusable="false">
          <rect width={`${((100 * part) / people).toFixed(2)}%`} height="100%" style={{fill: color}} />
        </svg>
      </td>
      <td>
        <data value={part / 1000}>{percent(part / people)}</data>
        <small>{part === 0 ? '' : peopleWords({text, lang: props.lang}, part)}</small>
      </td>
    </tr>
  );
}

/** How many services a step means: 全部14项, 10–13项, 0项. */
export function stepWords(text: ExplorerText, {from, to}: Pick<HadStep, 'from' | 'to'>): string {
  return from === to ? text('had.number', {n: from}) : text('had.range', {from, to});
}
