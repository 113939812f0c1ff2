import {barRows} from '#charts/bar-rows.ts';
import {COUNT_FILLS, type CountParts, countBar} from '#charts/count-bar.ts';
import {inlineSvg} from '#charts/svg.ts';
import {minutes, peopleNumber, percent, percentWords} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {type City, categoryName, standardOf, standardsApply} from '../city.ts';
import {amount, type Figure, type FigureColumn, word} from '../figure.ts';
import {serviceWords, thresholdWords} from '../words.ts';
import type {OpportunityRow} from './rows.ts';
import {type AnalysisSection, rangeClause, shareAndPeople, tableFiles} from './section.ts';

const COLUMNS: readonly FigureColumn[] = [
  {key: 'category', zh: '类别', en: 'Category', numeric: false},
  {key: 'name', zh: '服务', en: 'Service', numeric: false},
  {key: 'cutoff_seconds', zh: '时间限值（秒）', en: 'Cutoff, seconds', numeric: true},
  {key: 'people', zh: '居民', en: 'People', numeric: true},
  {key: 'people_3plus', zh: '三处及以上', en: 'Three or more', numeric: true},
  {key: 'people_2', zh: '两处', en: 'Two', numeric: true},
  {key: 'people_1', zh: '一处', en: 'One', numeric: true},
  {key: 'people_0', zh: '确知没有', en: 'Known to have none', numeric: true},
  {key: 'people_unknown', zh: '不清楚', en: 'Not known', numeric: true},
  {key: 'people_any_low', zh: '至少一处（下限）', en: 'At least one, low', numeric: true},
  {key: 'people_any', zh: '至少一处', en: 'At least one', numeric: true},
  {key: 'people_any_high', zh: '至少一处（上限）', en: 'At least one, high', numeric: true},
];

/** Rows the page shows before it folds the others. */
const SHOWN = 12;

/** How many places of each required service people can choose from within its time. */
export function choiceSection(city: City, t: Translate, lang: Lang): AnalysisSection {
  const rows = choiceRows(city);
  const base = {id: 'choice', title: t('an.choice'), notes: [], tables: [], files: tableFiles(city, ['opportunities'])};
  const told = tellingRow(rows);
  if (!told) return {...base, finding: t('an.choiceNone'), definitions: [], figures: []};
  const sentence = t('an.choiceFinding', parameters(city, told, t, lang));
  return {
    ...base,
    finding: standardsApply(city) ? sentence : t('an.example', {sentence}),
    definitions: [t('an.choiceDefinition')],
    figures: [
      {
        figure: choiceFigure(city, rows, told, t, lang),
        parts: {
          heads: [t('an.threePlus'), t('an.onlyOne'), t('verdict.unknown')],
          key: COUNT_FILLS.map(([part], index) => ({
            swatch: ['t15', 't10', 't5', 'brick', 'unknown'][index] ?? '',
            words: t(`an.count.${part}`),
          })),
          groups: [
            {
              title: t('an.choiceTable'),
              shown: SHOWN,
              rows: rows.map(row => ({
                name: categoryName(city, row.category, lang),
                note: minutes(lang, row.cutoffSeconds),
                bar: inlineSvg(countBar(countParts(row), {width: 280, height: 16}), null, 'bar', true),
                main: row.unknown < row.people ? percent(row.counts[3] / row.people) : t('verdict.unknown'),
                range: '',
                second: peopleNumber(lang, row.counts[1]),
                third: peopleNumber(lang, row.unknown),
              })),
            },
          ],
        },
      },
    ],
  };
}

/** Required services at the minutes of their default standard; those with most people known first. */
export function choiceRows(city: City): OpportunityRow[] {
  const cutoffs = new Map(
    city.analysis.completeness.flatMap(row => {
      const limit = standardOf(city, row.standardId)?.minutes;
      return row.category !== null && limit ? [[row.category, limit * 60] as const] : [];
    }),
  );
  return city.analysis.opportunities
    .filter(row => cutoffs.get(row.category) === row.cutoffSeconds && row.people > 0)
    .sort((a, b) => a.unknown - b.unknown || b.counts[3] - a.counts[3] || (a.category < b.category ? -1 : 1));
}

/** Of the services known of nearly everyone, the one with the fewest to choose from; else the one known of most. */
function tellingRow(rows: readonly OpportunityRow[]): OpportunityRow | null {
  const known = rows.filter(row => row.unknown * 5 < row.people && row.any > 0);
  const [fewest] = [...known].sort((a, b) => a.counts[3] / a.people - b.counts[3] / b.people);
  return fewest ?? [...rows].filter(row => row.any > 0).sort((a, b) => b.any - a.any)[0] ?? null;
}

const countParts = ({counts: [none, one, two, three], unknown}: OpportunityRow): CountParts => ({
  none,
  one,
  two,
  three,
  unknown,
});

function parameters(city: City, row: OpportunityRow, t: Translate, lang: Lang): Record<string, string> {
  const [none, one, two, three] = row.counts;
  const share = (part: number) => percentWords(lang, part / row.people);
  return {
    service: serviceWords(city, row.category, lang),
    threshold: thresholdWords(t, lang, {measure: 'seconds', cutoffSeconds: row.cutoffSeconds, cutoffMeters: null}),
    three: share(three),
    two: share(two),
    one: shareAndPeople(one, row.people, t, lang),
    none: shareAndPeople(none, row.people, t, lang),
    unknown: shareAndPeople(row.unknown, row.people, t, lang),
    any: share(row.any),
    range: rangeClause(row.anyLow, row.anyHigh, row.people, t),
  };
}

function choiceFigure(
  city: City,
  rows: readonly OpportunityRow[],
  told: OpportunityRow,
  t: Translate,
  lang: Lang,
): Figure {
  const title = t('an.choiceTitle', parameters(city, told, t, lang));
  const bars = rows.map(row => ({
    label: categoryName(city, row.category, lang),
    note: minutes(lang, row.cutoffSeconds),
    bar: (size: {width: number; height: number}) => countBar(countParts(row), size),
    value:
      row.unknown < row.people ? `${t('an.threePlus')} ${percent(row.counts[3] / row.people)}` : t('verdict.unknown'),
  }));
  const show = (value: number) => peopleNumber(lang, value);
  return {
    name: 'choice',
    page: 'analysis',
    categories: rows.map(row => row.category),
    title,
    subtitle: t('an.choiceSubtitle'),
    alt: title,
    wide: barRows(
      [{title: t('an.choiceTable'), rows: bars}],
      COUNT_FILLS.map(([part, fill]) => [t(`an.count.${part}`), fill] as const),
      760,
    ),
    narrow: null,
    columns: COLUMNS,
    rows: rows.map(row => [
      word(row.category),
      word(categoryName(city, row.category, lang)),
      amount(row.cutoffSeconds, String, ''),
      ...[
        row.people,
        row.counts[3],
        row.counts[2],
        row.counts[1],
        row.counts[0],
        row.unknown,
        row.anyLow,
        row.any,
        row.anyHigh,
      ].map(value => amount(value, show, '')),
    ]),
  };
}
