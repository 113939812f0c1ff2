import {percent, percentRange} from '#i18n/format.ts';
import {FEW_PEOPLE} from '../few-people.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {groupName, peopleWords} from '../words.ts';
import {type AreaRow, circleParts, coverageParts, personsOf} from './area-rows.ts';
import {askedData} from './asked-data.ts';
import {countsFor} from './chosen-counts.ts';
import {areaName} from './city-areas.ts';

type Parts = Omit<AreaRow, 'areaId' | 'name' | 'few'>;

interface CountRow {
  readonly key: string;
  readonly name: string;
  readonly parts: Parts;
}

/** People in time, not in time and not clear: everyone and each group. Numbers change in place. */
export function HeadCounts({store}: {readonly store: Store}) {
  const {text} = store;
  const rows = countRows(store);
  if (rows === null) return null;
  const isCircle = store.category.value === LIFE_CIRCLE;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="ykx-wide" tabIndex={0} aria-label={text('counts.title')}>
      <table class="ykx-headcounts" {...askedData(store)}>
        <caption class="ykx-unseen">{text('counts.title')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{text(isCircle ? 'counts.all' : 'counts.in')}</th>
            <th scope="col">{text(isCircle ? 'counts.lacking' : 'counts.out')}</th>
            <th scope="col">{text('counts.unsure')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <CountLine key={row.key} store={store} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CountLine({store, row: {key, name, parts}}: {readonly store: Store; readonly row: CountRow}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  if (parts.people < FEW_PEOPLE)
    return (
      <tr data-group={key}>
        <th scope="row">{name}</th>
        <td colSpan={3}>{text('answer.few')}</td>
      </tr>
    );
  const cell = (part: number) => (
    <>
      <data value={part / 1000}>{percent(part / parts.people)}</data>
      <small>{peopleWords(words, part)}</small>
    </>
  );
  const range = percentRange(parts.low, parts.high);
  return (
    <tr data-group={key} data-people={parts.people / 1000}>
      <th scope="row">
        {name}
        <small>{peopleWords(words, parts.people)}</small>
      </th>
      <td data-low={personsOf(parts, parts.low)} data-high={personsOf(parts, parts.high)}>
        {cell(parts.inTime)}
        {range !== percent(parts.share) && <small>{range}</small>}
      </td>
      <td>{cell(parts.out)}</td>
      <td>{cell(parts.unsure)}</td>
    </tr>
  );
}

const OLDEST = 999;

/** Age a group begins at; groups without ages come last. */
function firstAge(key: string): number {
  return Number(/^age(\d+)/.exec(key)?.[1] ?? OLDEST);
}

/** Everyone, then the groups; of a chosen area only everyone, for groups are counted for the city alone. */
function countRows(store: Store): CountRow[] | null {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const isCircle = store.category.value === LIFE_CIRCLE;
  const surface = store.surface.value;
  const circle = store.circle.value;
  const rows = (parts: Parts, groups: [string, Parts][], area: string | null): CountRow[] => [
    {key: 'all', name: area ?? groupName(words, 'all'), parts},
    ...(area === null
      ? groups
          .filter(([, {people}]) => people > 0)
          .sort(([a], [b]) => firstAge(a) - firstAge(b))
          .map(([key, own]) => ({key, name: groupName(words, key), parts: own}))
      : []),
  ];
  if (isCircle) {
    if (circle === null) return null;
    const {counts, area} = countsFor(store, circle.answer);
    const groups = Object.entries(circle.answer.groupCounts).map(([key, own]): [string, Parts] => [
      key,
      circleParts(own),
    ]);
    return rows(circleParts(counts), groups, area && areaName(props.lang, area));
  }
  if (surface === null || surface.answer.noData) return null;
  const {counts, area} = countsFor(store, surface.answer);
  const groups = Object.entries(surface.answer.groupCounts).map(([key, own]): [string, Parts] => [
    key,
    coverageParts(own),
  ]);
  return rows(coverageParts(counts), groups, area && areaName(props.lang, area));
}
