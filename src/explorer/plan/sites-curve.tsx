import {grouped, peopleNumber} from '#i18n/format.ts';
import type {Store} from '../store.ts';
import {peopleWords} from '../words.ts';
import type {ShownSites} from './plan-store.ts';

const WIDTH = 380;
const HEIGHT = 216;
const LEFT = 60;
const RIGHT = 72;
const TOP = 28;
const BOTTOM = 32;

/** A value's place on the paper. */
export type Scale = (value: number) => number;

/** Steps of an axis from 0: 1, 2 or 5 times a power of ten, at most so many. */
export function axisSteps(top: number, most: number): number[] {
  if (top <= 0) return [0];
  const least = top / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(one => one >= least) ?? 10 * power;
  return Array.from({length: Math.floor(top / step + 1e-9) + 1}, (_, index) => index * step);
}

/** People against the number of places: the plans found as a firm line, what nobody can beat as a light one; the table beside it. */
export function SitesCurve({store, shown}: {readonly store: Store; readonly shown: ShownSites}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const {curve} = shown.answer;
  if (curve.length < 2) return null;
  const count = Math.max(...curve.map(point => point.count));
  const top = Math.max(1000, ...curve.map(point => Math.max(point.bound, point.gained))) / 1000;
  const x: Scale = value => LEFT + (value / count) * (WIDTH - LEFT - RIGHT);
  const y: Scale = value => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const line = (key: 'gained' | 'bound') =>
    curve.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.count)} ${y(point[key] / 1000)}`).join('');
  const last = curve.at(-1)!;
  const ends = [y(last.gained / 1000), y(last.bound / 1000)] as const;
  const apart = ends[0] - ends[1] > 16;
  return (
    <figure class="ykx-curve">
      <figcaption>{text('plan.curve.title')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text('plan.curve.label', {n: count})}>
        {axisSteps(top, 4).map(value => (
          <g key={value}>
            <line class="ykx-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text class="ykx-axis" x={LEFT - 8} y={y(value) + 4} text-anchor="end">
              {peopleNumber(props.lang, value)}
            </text>
          </g>
        ))}
        {axisSteps(count, 5)
          .filter(Number.isInteger)
          .map(value => (
            <text class="ykx-axis" key={value} x={x(value)} y={HEIGHT - BOTTOM + 18} text-anchor="middle">
              {value}
            </text>
          ))}
        <path class="ykx-bound" d={line('bound')} />
        <path class="ykx-gained" d={line('gained')} />
        {curve.map(point => (
          <circle
            key={point.count}
            class={point.optimal ? 'is-optimal' : 'is-open'}
            cx={x(point.count)}
            cy={y(point.gained / 1000)}
            r={3.5}
          />
        ))}
        {apart && (
          <text class="ykx-axis" x={x(count) + 8} y={ends[1] + 4}>
            {text('plan.curve.bound')}
          </text>
        )}
        <text class="ykx-mark" x={x(count) + 8} y={ends[0] + 4}>
          {text('plan.curve.gained')}
        </text>
        <text class="ykx-axis" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 2} text-anchor="middle">
          {text('plan.curve.count')}
        </text>
      </svg>
      <details>
        <summary>{text('plan.curve.table')}</summary>
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
            {curve.map(point => (
              <tr
                key={point.count}
                data-count={point.count}
                data-gained={point.gained / 1000}
                data-bound={point.bound / 1000}
              >
                <th scope="row">{grouped(point.count)}</th>
                <td>{peopleWords(words, point.gained)}</td>
                <td>{peopleWords(words, point.bound)}</td>
                <td>{text(point.optimal ? 'plan.curve.proved' : 'plan.curve.notProved')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
