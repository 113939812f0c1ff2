import {useSignal} from '@preact/signals';
import {percent} from '#i18n/format.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {peopleWords} from '../words.ts';
import {BEYOND, LAST_MINUTE, minuteBars, minuteRange, peopleIn} from './minute-range.ts';

const HEIGHT = 108;
const TOP = 20;
const BOTTOM = 20;
const TICKS = [1, 10, 20, 30, 40, 50, 60];

/** People by minutes of walking to the nearest: a part of it can be picked out, here and on the map. */
export function MinutesChart({store, full}: {readonly store: Store; readonly full: boolean}) {
  const {text} = store;
  const shown = store.surface.value;
  if (store.category.value === LIFE_CIRCLE || shown === null || shown.answer.noData) return null;
  const bars = minuteBars(shown.answer.minutes, shown.answer.beyond);
  return (
    <details class="ykx-part ykx-by-minutes" open={!full}>
      <summary>{text('minutes.title')}</summary>
      <Bars store={store} bars={bars} limit={shown.minutes} />
      <BrushFields store={store} />
      <p class="ykx-quiet" aria-live="polite">
        {brushWords(store, bars)}
      </p>
    </details>
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
    people: peopleWords({text, lang: props.lang}, people),
    share: percent(all === 0 ? 0 : people / all),
  };
  if (brush.from === BEYOND) return text('minutes.beyond', {...counted, n: LAST_MINUTE});
  if (brush.to === BEYOND) return text('minutes.from', {...counted, n: brush.from});
  return text('minutes.between', {...counted, from: brush.from, to: brush.to});
}

/** Left edge of a minute's bar. */
function left(minute: number): string {
  return `${((100 * (minute - 1)) / BEYOND).toFixed(3)}%`;
}

function Bars({store, bars, limit}: {readonly store: Store; readonly bars: Float64Array; readonly limit: number}) {
  const {text, props} = store;
  const start = useSignal<number | null>(null);
  const brush = store.cityView.brush.value;
  const most = bars.reduce((a, b) => Math.max(a, b), 0);
  const peak = bars.indexOf(most) + 1;
  const minuteAt = (event: PointerEvent) => {
    const {left: from, width} = (event.currentTarget as Element).getBoundingClientRect();
    return 1 + Math.floor(((event.clientX - from) / width) * BEYOND);
  };
  const floor = HEIGHT - BOTTOM;
  return (
    <svg
      class="ykx-minute-bars"
      height={HEIGHT}
      role="img"
      aria-label={text('minutes.label', {n: limit})}
      onPointerDown={event => {
        start.value = minuteAt(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        store.cityView.brush.value = minuteRange(start.value, start.value);
      }}
      onPointerMove={event => {
        if (start.value !== null) store.cityView.brush.value = minuteRange(start.value, minuteAt(event));
      }}
      onPointerUp={() => (start.value = null)}
      onPointerCancel={() => (start.value = null)}
    >
      {Array.from(bars, (people, index) => {
        const minute = index + 1;
        const height = most === 0 ? 0 : (people / most) * (floor - TOP);
        const isOut = brush !== null && (minute < brush.from || minute > brush.to);
        return (
          <rect
            key={minute}
            class={`${minute <= limit ? 'is-in' : 'is-late'}${isOut ? ' is-faded' : ''}`}
            data-minute={minute}
            data-people={people / 1000}
            x={left(minute)}
            width={`${(88 / BEYOND).toFixed(3)}%`}
            y={floor - height}
            height={height}
          />
        );
      })}
      <line class="is-axis" x1="0" x2="100%" y1={floor} y2={floor} />
      {TICKS.map(minute => (
        <text key={minute} class="is-tick" x={left(minute + 0.5)} y={HEIGHT - 4} text-anchor={anchorOf(minute)}>
          {minute}
        </text>
      ))}
      <line class="is-limit" x1={left(limit + 1)} x2={left(limit + 1)} y1={TOP - 6} y2={floor} />
      <text class="is-label" x={left(limit + 1)} y={12} text-anchor={limit > 30 ? 'end' : 'start'}>
        {text('minutes.limit', {n: limit})}
      </text>
      {most > 0 && Math.abs(peak - limit) > 8 && (
        <text
          class="is-tick"
          x={left(peak + 1)}
          y={TOP + 4}
          dx={peak > 45 ? -12 : 4}
          text-anchor={peak > 45 ? 'end' : 'start'}
        >
          {text('minutes.peak', {people: peopleWords({text, lang: props.lang}, most)})}
        </text>
      )}
    </svg>
  );
}

function anchorOf(minute: number): 'start' | 'middle' | 'end' {
  if (minute === 1) return 'start';
  return minute === LAST_MINUTE ? 'end' : 'middle';
}

/** The same by keyboard: from, to, and a way back. */
function BrushFields({store}: {readonly store: Store}) {
  const {text} = store;
  const {brush} = store.cityView;
  const now = brush.value;
  const field = (label: string, value: number | null, choose: (minute: number) => void) => (
    <label class="ykx-inline">
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
