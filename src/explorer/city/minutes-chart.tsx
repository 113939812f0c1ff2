import {useSignal} from '@preact/signals';
import {people as peopleSaid, percent} from '#i18n/format.ts';
import {FEW_PEOPLE} from '../few-people.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {shownMinutes} from './area-minutes.ts';
import {chosenArea} from './chosen-counts.ts';
import {areaName} from './city-areas.ts';
import {BEYOND, LAST_MINUTE, lastShownMinute, minuteBars, minuteRange, peopleIn} from './minute-range.ts';

const HEIGHT = 108;
const TOP = 20;
const BOTTOM = 20;
const FLOOR = HEIGHT - BOTTOM;

/** People by minutes of walking to the nearest: a part of it can be picked out, here and on the map. */
export function MinutesChart({store, full}: {readonly store: Store; readonly full: boolean}) {
  const {text} = store;
  const shown = store.surface.value;
  if (store.category.value === LIFE_CIRCLE || shown === null || shown.answer.noData) return null;
  const area = chosenArea(store);
  return (
    <details class="ykx-city-fold ykx-by-minutes" open={!full} data-area={area?.areaId}>
      <summary>
        {area === null ? text('minutes.title') : text('minutes.titleArea', {area: areaName(store.props.lang, area)})}
      </summary>
      <MinutesOf store={store} limit={shown.minutes} />
    </details>
  );
}

/** The chart of the chosen area, else of the city. Parts of fewer than ten people are not told apart. */
function MinutesOf({store, limit}: {readonly store: Store; readonly limit: number}) {
  const {text} = store;
  const counted = shownMinutes(store);
  if (counted === null) return <p class="ykx-quiet">{text('answer.computing')}</p>;
  const bars = minuteBars(counted.minutes, counted.beyond);
  if (counted.area !== null && peopleIn(bars, {from: 1, to: BEYOND}) < FEW_PEOPLE)
    return <p class="ykx-quiet">{text('answer.few')}</p>;
  return (
    <>
      <Bars store={store} bars={bars} limit={limit} />
      <BrushFields store={store} />
      <p class="ykx-quiet" aria-live="polite">
        {brushWords(store, bars)}
      </p>
    </>
  );
}

/** What is picked out, in words. */
export function brushWords(store: Store, bars: Float64Array): string {
  const {text, props} = store;
  const brush = store.cityView.brush.value;
  if (brush === null) return text('minutes.hint');
  const people = peopleIn(bars, brush);
  const all = peopleIn(bars, {from: 1, to: BEYOND});
  const counted = {
    people: peopleSaid(props.lang, people / 1000),
    share: percent(all === 0 ? 0 : people / all),
  };
  if (brush.from === BEYOND) return text('minutes.beyond', {...counted, n: LAST_MINUTE});
  if (brush.to === BEYOND) return text('minutes.from', {...counted, n: brush.from});
  return text('minutes.between', {...counted, from: brush.from, to: brush.to});
}

function Bars({store, bars, limit}: {readonly store: Store; readonly bars: Float64Array; readonly limit: number}) {
  const {text} = store;
  const start = useSignal<number | null>(null);
  const last = lastShownMinute(bars, limit);
  const hasBeyond = bars[BEYOND - 1]! > 0;
  // what is longer stands apart, after a gap of one bar
  const columns = last + (hasBeyond ? 2 : 0);
  const left = (column: number) => `${((100 * column) / columns).toFixed(3)}%`;
  const minuteAt = (event: PointerEvent) => {
    const {left: from, width} = (event.currentTarget as Element).getBoundingClientRect();
    const column = Math.floor(((event.clientX - from) / width) * columns);
    return column >= last && hasBeyond ? BEYOND : Math.min(last, column + 1);
  };
  const shown = Array.from({length: last}, (_, index) => ({minute: index + 1, column: index}));
  if (hasBeyond) shown.push({minute: BEYOND, column: last + 1});
  const most = shown.reduce((peak, {minute}) => Math.max(peak, bars[minute - 1]!), 0);
  const {brush} = store.cityView;
  const isFaded = (minute: number) => brush.value !== null && (minute < brush.value.from || minute > brush.value.to);
  return (
    <svg
      class="ykx-minute-bars"
      height={HEIGHT}
      role="img"
      aria-label={text('minutes.label', {n: limit})}
      onPointerDown={event => {
        start.value = minuteAt(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        brush.value = minuteRange(start.value, start.value);
      }}
      onPointerMove={event => {
        if (start.value !== null) brush.value = minuteRange(start.value, minuteAt(event));
      }}
      onPointerUp={() => (start.value = null)}
      onPointerCancel={() => (start.value = null)}
    >
      {shown.map(({minute, column}) => {
        const people = bars[minute - 1]!;
        const height = most === 0 ? 0 : (people / most) * (FLOOR - TOP);
        return (
          <rect
            key={minute}
            class={`${minute <= limit ? 'is-in' : 'is-late'}${isFaded(minute) ? ' is-faded' : ''}`}
            data-minute={minute}
            data-people={people / 1000}
            x={left(column)}
            width={`${(88 / columns).toFixed(3)}%`}
            y={FLOOR - height}
            height={height}
          />
        );
      })}
      <line class="is-axis" x1="0" x2={left(last)} y1={FLOOR} y2={FLOOR} />
      {ticksTo(last).map(minute => (
        <text key={minute} class="is-tick" x={left(minute - 0.5)} y={HEIGHT - 4} text-anchor="middle">
          {minute}
        </text>
      ))}
      {hasBeyond && (
        <text class="is-tick" x="100%" y={HEIGHT - 4} text-anchor="end">
          {text('minutes.longer')}
        </text>
      )}
      <line class="is-limit" x1={left(limit)} x2={left(limit)} y1={14} y2={FLOOR} />
      <text class="is-label" x={left(limit)} y={11} text-anchor={limit > last / 2 ? 'end' : 'start'}>
        {text('minutes.limit', {n: limit})}
      </text>
      <PeakLabel store={store} bars={bars} limit={limit} last={last} left={left} />
    </svg>
  );
}

interface PeakProps {
  readonly store: Store;
  readonly bars: Float64Array;
  readonly limit: number;
  readonly last: number;
  readonly left: (column: number) => string;
}

/** How many people the highest bar is, beside it: the only scale the chart needs. */
function PeakLabel({store, bars, limit, last, left}: PeakProps) {
  const within = bars.subarray(0, last);
  const most = within.reduce((peak, people) => Math.max(peak, people), 0);
  if (most === 0) return null;
  const peak = within.indexOf(most) + 1;
  const isRight = peak < last / 2;
  return (
    <text
      class="is-tick"
      x={left(isRight ? Math.max(peak, limit) : peak - 1)}
      dx={isRight ? 6 : -6}
      y={TOP + 11}
      text-anchor={isRight ? 'start' : 'end'}
    >
      {store.text('minutes.peak', {people: peopleSaid(store.props.lang, most / 1000)})}
    </text>
  );
}

/** Minutes named on the axis: the first, then every five or ten. */
function ticksTo(last: number): number[] {
  const step = last > 30 ? 10 : 5;
  return [1, ...Array.from({length: Math.floor(last / step)}, (_, index) => (index + 1) * step)];
}

/** The same by keyboard: from, to, and a way back. */
function BrushFields({store}: {readonly store: Store}) {
  const {text} = store;
  const {brush} = store.cityView;
  const now = brush.value;
  const field = (label: string, value: number | null, choose: (minute: number) => void) => (
    <label class="ykx-city-field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={LAST_MINUTE}
        value={value ?? ''}
        onChange={event => {
          const minute = event.currentTarget.valueAsNumber;
          if (Number.isInteger(minute)) choose(minute);
        }}
      />
    </label>
  );
  const end = now === null ? null : now.to;
  return (
    <div class="ykx-row">
      {field(text('minutes.fieldFrom'), now === null || now.from === BEYOND ? null : now.from, minute => {
        brush.value = minuteRange(minute, Math.max(minute, end ?? LAST_MINUTE));
      })}
      {field(text('minutes.fieldTo'), end === BEYOND ? null : end, minute => {
        brush.value = minuteRange(Math.min(now?.from ?? 1, minute), Math.min(minute, LAST_MINUTE));
      })}
      <button type="button" onClick={() => (brush.value = {from: BEYOND, to: BEYOND})}>
        {text('minutes.over', {n: LAST_MINUTE})}
      </button>
      {now !== null && (
        <button type="button" onClick={() => (brush.value = null)}>
          {text('minutes.clear')}
        </button>
      )}
    </div>
  );
}
