import {peopleNumber} from '#i18n/format.ts';
import type {BestSitesAnswer} from '#worker/client.ts';
import type {Words} from '../words.ts';
import {axisSteps} from './axis-steps.ts';

const WIDTH = 380;
const HEIGHT = 216;
const LEFT = 60;
const RIGHT = 72;
const TOP = 28;
const BOTTOM = 32;

type Curve = BestSitesAnswer['curve'];

/** A value's place on the paper. */
type Scale = (value: number) => number;

/** The curve of people against places as a drawing; dots are full where nothing better can be. */
export function CurveDrawing({text, lang, curve}: Words & {readonly curve: Curve}) {
  const count = Math.max(...curve.map(point => point.count));
  const top = Math.max(1000, ...curve.map(point => Math.max(point.bound, point.gained))) / 1000;
  const x: Scale = value => LEFT + (value / count) * (WIDTH - LEFT - RIGHT);
  const y: Scale = value => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const line = (key: 'gained' | 'bound') =>
    curve.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.count)} ${y(point[key] / 1000)}`).join('');
  const last = curve.at(-1)!;
  const [found, bound] = [y(last.gained / 1000), y(last.bound / 1000)];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text('plan.curve.label', {n: count})}>
      <Axes text={text} lang={lang} top={top} count={count} x={x} y={y} />
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
      {found - bound > 16 && (
        <text class="ykx-axis" x={x(count) + 8} y={bound + 4}>
          {text('plan.curve.bound')}
        </text>
      )}
      <text class="ykx-mark" x={x(count) + 8} y={found + 4}>
        {text('plan.curve.gained')}
      </text>
    </svg>
  );
}

interface AxesProps extends Words {
  /** People at the top, places at the right end. */
  readonly top: number;
  readonly count: number;
  readonly x: Scale;
  readonly y: Scale;
}

function Axes({text, lang, top, count, x, y}: AxesProps) {
  return (
    <>
      {axisSteps(top, 4).map(value => (
        <g key={value}>
          <line class="ykx-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
          <text class="ykx-axis" x={LEFT - 8} y={y(value) + 4} text-anchor="end">
            {peopleNumber(lang, value)}
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
      <text class="ykx-axis" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 2} text-anchor="middle">
        {text('plan.curve.count')}
      </text>
    </>
  );
}
