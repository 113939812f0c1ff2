import {barRows} from '#charts/bar-rows.ts';
import {LIGHT} from '#charts/colors.ts';
import {type ShareParts, shareBar} from '#charts/share-bar.ts';
import {inlineSvg} from '#charts/svg.ts';
import {count, minutes, peopleNumber, percent, percentRange} from '#i18n/format.ts';
import {inLang, type Lang} from '#i18n/lang.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {groupName} from '#schema/group-name.ts';
import {areaName, type City, categoryName, cityName, standardsApply} from '../city.ts';
import {amount, type Figure, type FigureColumn, word} from '../figure.ts';
import {serviceWords} from '../words.ts';
import type {CapacityRow} from './rows.ts';
import {
  type AnalysisSection,
  type SectionNote,
  shareAndPeople,
  shareAndRange,
  type TableView,
  tableFiles,
} from './section.ts';

/** A row of the allocation that could be judged. */
interface Allocation extends CapacityRow {
  readonly people: number;
  readonly served: number;
  readonly servedLow: number;
  readonly servedHigh: number;
  readonly overCapacity: number;
  readonly outOfReach: number;
}

const isAllocation = (row: CapacityRow): row is Allocation =>
  row.method === 'allocation' &&
  row.areaKind === 'city' &&
  row.verdict !== 'cannot-judge' &&
  row.people !== null &&
  row.people > 0 &&
  row.served !== null &&
  row.servedLow !== null &&
  row.servedHigh !== null &&
  row.overCapacity !== null &&
  row.outOfReach !== null;

const COLUMNS: readonly FigureColumn[] = [
  {key: 'category', zh: '类别', en: 'Category', numeric: false},
  {key: 'name', zh: '服务', en: 'Service', numeric: false},
  {key: 'group', zh: '服务人群', en: 'People counted', numeric: false},
  {key: 'cutoff_seconds', zh: '时间限值（秒）', en: 'Cutoff, seconds', numeric: true},
  {key: 'capacity_total', zh: '容量合计', en: 'Known capacity', numeric: true},
  {key: 'capacity_unit', zh: '单位', en: 'Unit', numeric: false},
  {key: 'people', zh: '人数', en: 'People', numeric: true},
  {key: 'served_low', zh: '有位置（下限）', en: 'With a place, low', numeric: true},
  {key: 'served', zh: '有位置', en: 'With a place', numeric: true},
  {key: 'served_high', zh: '有位置（上限）', en: 'With a place, high', numeric: true},
  {key: 'over_capacity', zh: '到得了但满了', en: 'In reach, but full', numeric: true},
  {key: 'out_of_reach', zh: '到不了', en: 'Out of reach', numeric: true},
];

/** Whether those who can walk there also find a place; where that cannot be judged, why. */
export function capacitySection(city: City, t: Translate, lang: Lang): AnalysisSection {
  const rows = city.analysis.capacity;
  const base = {id: 'capacity', title: t('an.capacity'), files: tableFiles(city, ['capacity'])};
  const judged = rows.filter(isAllocation).sort((a, b) => b.overCapacity - a.overCapacity);
  const [first] = judged;
  const notes = cannotJudge(city, rows, t, lang);
  const supply = supplyTable(city, rows, t, lang);
  if (!first)
    return {
      ...base,
      notes,
      finding: rows.length === 0 ? t('an.capacityNone') : t('an.capacityUnknown'),
      definitions: [t('an.capacityDefinition')],
      figures: [],
      tables: supply.rows.length > 0 ? [supply] : [],
    };
  const sentence = t('an.capacityFinding', parameters(city, first, t, lang));
  return {
    ...base,
    notes,
    finding: standardsApply(city) ? sentence : t('an.example', {sentence}),
    definitions: [t('an.capacityDefinition')],
    figures: [
      {
        figure: capacityFigure(city, judged, t, lang),
        parts: {
          heads: [t('an.served'), t('an.overCapacity'), t('score.uncovered')],
          key: [
            {swatch: 'jade', words: t('an.served')},
            {swatch: 'brick', words: t('an.overCapacity')},
            {swatch: 'unknown-ground', words: t('score.uncovered')},
            {swatch: 'whisker', words: t('score.range')},
          ],
          groups: [
            {
              title: t('an.capacityTable'),
              shown: judged.length,
              rows: judged.map(row => ({
                name: categoryName(city, row.category, lang),
                note: `${groupName(row.group)[lang]} · ${minutes(lang, row.cutoffSeconds ?? 0)}`,
                bar: inlineSvg(capacityBar(row, {width: 280, height: 16}), null, 'bar', true),
                main: percent(row.served / row.people),
                range: row.servedLow < row.servedHigh ? servedRange(row) : '',
                second: peopleNumber(lang, row.overCapacity),
                third: peopleNumber(lang, row.outOfReach),
              })),
            },
          ],
        },
      },
    ],
    tables: supply.rows.length > 0 ? [supply] : [],
  };
}

const servedRange = (row: Allocation) => percentRange(row.servedLow / row.people, row.servedHigh / row.people);

/** Everyone out of reach is the plain rest of the bar: the ground shows through. */
function capacityBar(row: Allocation, size: {readonly width: number; readonly height: number}) {
  const parts: ShareParts = {
    people: row.people,
    covered: row.served,
    coveredLow: row.servedLow,
    coveredHigh: row.servedHigh,
    uncovered: row.overCapacity,
    unknown: row.outOfReach,
  };
  const {body, ...drawing} = shareBar(parts, size);
  const plain = body.replace('url(#hatch-unknown)', LIGHT.unknownGround).replace('c-unknown', 'c-unknown-ground');
  return {...drawing, body: plain};
}

function parameters(city: City, row: Allocation, t: Translate, lang: Lang): Record<string, string> {
  return {
    service: serviceWords(city, row.category, lang),
    group: groupName(row.group)[lang],
    threshold: minutes(lang, row.cutoffSeconds ?? 0),
    served: shareAndRange([row.servedLow, row.served, row.servedHigh], row.people, t, lang),
    over: shareAndPeople(row.overCapacity, row.people, t, lang),
    out: shareAndPeople(row.outOfReach, row.people, t, lang),
    capacity: `${count(row.capacityTotal ?? 0)}${lang === 'zh' ? '' : ' '}${unitWords(row.capacityUnit, t)}`,
  };
}

const unitWords = (unit: string | null, t: Translate) => translateOr(t, `an.unit.${unit ?? ''}`, unit ?? '');

function capacityFigure(city: City, rows: readonly Allocation[], t: Translate, lang: Lang): Figure {
  const [first] = rows;
  const title = first ? t('an.capacityTitle', parameters(city, first, t, lang)) : '';
  const bars = rows.map(row => ({
    label: categoryName(city, row.category, lang),
    note: groupName(row.group)[lang],
    bar: (size: {width: number; height: number}) => capacityBar(row, size),
    value: percent(row.served / row.people),
  }));
  const show = (value: number) => peopleNumber(lang, value);
  return {
    name: 'capacity',
    page: 'analysis',
    categories: rows.map(row => row.category),
    title,
    subtitle: t('an.capacitySubtitle'),
    alt: title,
    wide: barRows(
      [{title: t('an.capacityTable'), rows: bars}],
      [
        [t('an.served'), LIGHT.jade],
        [t('an.overCapacity'), LIGHT.brickBand],
        [t('score.uncovered'), LIGHT.unknownGround],
      ],
      760,
    ),
    narrow: null,
    columns: COLUMNS,
    rows: rows.map(row => [
      word(row.category),
      word(categoryName(city, row.category, lang)),
      {value: row.group, text: groupName(row.group)[lang]},
      amount(row.cutoffSeconds, String, ''),
      amount(row.capacityTotal, count, ''),
      {value: row.capacityUnit, text: unitWords(row.capacityUnit, t)},
      ...[row.people, row.servedLow, row.served, row.servedHigh, row.overCapacity, row.outOfReach].map(value =>
        amount(value, show, ''),
      ),
    ]),
  };
}

const METHODS = ['2sfca', 'e2sfca-step', 'e2sfca-linear', 'e2sfca-gaussian'];

const KINDS = ['subdistrict', 'district', 'life-circle-unit'];

/**
 * Capacity within reach for every thousand of the group, by method, in the finest areas: over a whole city all methods give
 * the same mean, capacity divided by people.
 */
function supplyTable(city: City, rows: readonly CapacityRow[], t: Translate, lang: Lang): TableView {
  const judged = rows.filter(row => METHODS.includes(row.method) && row.per1000 !== null);
  const kind = KINDS.find(candidate => judged.some(row => row.areaKind === candidate)) ?? 'city';
  const places = Map.groupBy(
    judged.filter(row => row.areaKind === kind),
    row => `${row.category} ${row.group} ${row.areaId}`,
  );
  const names = new Map(city.areas.map(area => [area.areaId, areaName(area, lang)]));
  const order = (row: CapacityRow) => city.categories.findIndex(category => category.key === row.category);
  const sorted = [...places.values()]
    .flatMap(same => (same[0] ? [{first: same[0], same}] : []))
    .sort((a, b) => order(a.first) - order(b.first) || (a.first.per1000 ?? 0) - (b.first.per1000 ?? 0));
  return {
    title: t('an.supplyTable'),
    note: t('an.supplyDefinition'),
    columns: [
      {title: t('score.service'), numeric: false},
      {title: t('areas.area'), numeric: false},
      ...METHODS.map(method => ({title: t(`an.method.${method}` as 'an.method.2sfca'), numeric: true})),
      {title: t('an.capacityUnit'), numeric: false},
    ],
    shown: 9,
    rows: sorted.map(({first, same}) => [
      categoryName(city, first.category, lang),
      names.get(first.areaId) ?? cityName(city, lang),
      ...METHODS.map(method => per1000(same.find(row => row.method === method))),
      t('an.perThousand', {unit: unitWords(first.capacityUnit, t), group: groupName(first.group)[lang]}),
    ]),
  };
}

function per1000(row: CapacityRow | undefined): string {
  if (!row || row.per1000 === null) return '—';
  const [point, low, high] = [row.per1000, row.per1000Low ?? row.per1000, row.per1000High ?? row.per1000].map(short);
  return low === high ? `${point}` : `${point} (${low}–${high})`;
}

const short = (value: number) => (value >= 100 ? count(value) : value.toFixed(1));

/** Services that cannot be judged, by reason, with how many each. */
function cannotJudge(city: City, rows: readonly CapacityRow[], t: Translate, lang: Lang): SectionNote[] {
  const open = rows.filter(
    row => row.method === 'allocation' && row.areaKind === 'city' && row.verdict === 'cannot-judge',
  );
  return [...Map.groupBy(open, row => row.why ?? '')].map(([why, same]) => {
    const names = same.map(row => categoryName(city, row.category, lang));
    const [first] = same;
    const reason = translateOr(t, `an.why.${why}`, inLang(lang, first?.whyZh ?? null, first?.whyEn ?? null) ?? why);
    return {
      text: t('an.cannotJudge', {reason, count: names.length}),
      folded: names.join(lang === 'zh' ? '、' : ', '),
    };
  });
}
