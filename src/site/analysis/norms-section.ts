import {count} from '#i18n/format.ts';
import {inLang, type Lang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {areaName, type City, cityName} from '../city.ts';
import type {IndicatorRow} from './rows.ts';
import {type AnalysisSection, type TableView, tableFiles} from './section.ts';

/** Rows of single areas the page shows before it folds the others. */
const SHOWN = 6;
const VERDICTS = ['met', 'not-met', 'cannot-judge', 'not-applicable'] as const;

/** Per-head norms: the whole city, how its areas fare, new estates; each with its verdict and why. */
export function normsSection(city: City, t: Translate, lang: Lang): AnalysisSection {
  const rows = city.analysis.indicators;
  const base = {id: 'norms', title: t('an.norms'), files: tableFiles(city, ['indicators', 'estates'])};
  if (rows.length === 0)
    return {...base, notes: [], finding: t('an.normsNone'), definitions: [], figures: [], tables: []};
  const tables = [
    cityTable(city, rows, t, lang),
    countTable(rows, t, lang),
    failingTable(city, rows, t, lang),
    estateTable(city, rows, t, lang),
  ];
  const sources = [...new Set(rows.map(row => ownLanguage(row.source, lang)))];
  return {
    ...base,
    finding: finding(rows, t, lang),
    definitions: [t('an.normsDefinition')],
    figures: [],
    tables: tables.filter(table => table.rows.length > 0),
    notes: [{text: t('an.normsSources', {count: sources.length}), folded: sources.join(lang === 'zh' ? '；' : '; ')}],
  };
}

const ORDER = ['community', 'subdistrict', 'district', 'city'];
const nameOf = (row: IndicatorRow, lang: Lang) => inLang(lang, row.nameZh, row.nameEn) ?? row.indicatorId;

/** The norm that judges most places, at its finest level; or that none binds here. */
function finding(rows: readonly IndicatorRow[], t: Translate, lang: Lang): string {
  const judged = rows.filter(row => row.verdict === 'met' || row.verdict === 'not-met');
  if (judged.length === 0) {
    const out = rows.every(row => row.verdict === 'not-applicable');
    return t(out ? 'an.normsOutOfScope' : 'an.normsCannot');
  }
  const kind = ORDER.find(candidate => judged.some(row => row.areaKind === candidate)) ?? 'estate';
  const levels = judged.filter(row => row.areaKind === kind);
  const groups = [...Map.groupBy(levels, row => row.indicatorId).values()].sort((a, b) => b.length - a.length);
  const first = groups[0]?.[0];
  if (!first) return t('an.normsCannot');
  const same = rows.filter(row => row.indicatorId === first.indicatorId && row.areaKind === kind);
  const tally = (verdict: string) => count(same.filter(row => row.verdict === verdict).length);
  return t('an.normsFinding', {
    norm: nameOf(first, lang),
    target: `${first.target ?? ''}`,
    unit: unitWords(first, t),
    places: same.length,
    kind: translateOr(t, `kind.${kind}`, kind),
    met: tally('met'),
    notMet: tally('not-met'),
    cannot: tally('cannot-judge'),
  });
}

const unitWords = ({unit}: IndicatorRow, t: Translate) => translateOr(t, `an.normUnit.${unit}`, unit);
const number = (value: number | null, t: Translate) =>
  value === null ? t('score.unknown') : String(Number(value.toPrecision(4)));
const verdictWords = (row: IndicatorRow, t: Translate) => translateOr(t, `an.verdict.${row.verdict}`, row.verdict);

function cityTable(city: City, rows: readonly IndicatorRow[], t: Translate, lang: Lang): TableView {
  return {
    title: t('an.normsCity', {name: cityName(city, lang)}),
    note: '',
    columns: [
      {title: t('an.norm'), numeric: false},
      {title: t('an.value'), numeric: true},
      {title: t('an.target'), numeric: true},
      {title: t('an.unitHead'), numeric: false},
      {title: t('an.verdictHead'), numeric: false},
      {title: t('an.whyHead'), numeric: false},
    ],
    shown: 99,
    rows: rows
      .filter(row => row.areaKind === 'city')
      .map(row => [
        nameOf(row, lang),
        number(row.value, t),
        row.target === null ? '—' : `≥ ${row.target}`,
        unitWords(row, t),
        verdictWords(row, t),
        inLang(lang, row.whyZh, row.whyEn) ?? '',
      ]),
  };
}

/** How many areas of each level meet each norm. */
function countTable(rows: readonly IndicatorRow[], t: Translate, lang: Lang): TableView {
  const levels = rows.filter(row => row.areaKind !== 'city' && row.areaKind !== 'estate');
  const groups = [...Map.groupBy(levels, row => `${row.indicatorId} ${row.areaKind}`).values()];
  return {
    title: t('an.normsCounts'),
    note: '',
    columns: [
      {title: t('an.norm'), numeric: false},
      {title: t('an.level'), numeric: false},
      ...VERDICTS.map(verdict => ({title: t(`an.verdict.${verdict}`), numeric: true})),
    ],
    shown: SHOWN,
    rows: groups.flatMap(same => {
      const [first] = same;
      if (!first) return [];
      return [
        [
          nameOf(first, lang),
          translateOr(t, `kind.${first.areaKind}`, first.areaKind),
          ...VERDICTS.map(verdict => count(same.filter(row => row.verdict === verdict).length)),
        ],
      ];
    }),
  };
}

/** Areas that do not meet a norm, the farthest from it first. */
function failingTable(city: City, rows: readonly IndicatorRow[], t: Translate, lang: Lang): TableView {
  const names = new Map(city.areas.map(area => [area.areaId, areaName(area, lang)]));
  const failing = rows
    .filter(row => row.verdict === 'not-met' && row.areaKind !== 'city' && row.areaKind !== 'estate')
    .sort((a, b) => (a.value ?? 0) / (a.target ?? 1) - (b.value ?? 0) / (b.target ?? 1));
  return {
    title: t('an.normsFailing', {count: failing.length}),
    note: '',
    columns: [
      {title: t('areas.area'), numeric: false},
      {title: t('an.level'), numeric: false},
      {title: t('an.norm'), numeric: false},
      {title: t('an.value'), numeric: true},
      {title: t('an.target'), numeric: true},
    ],
    shown: SHOWN,
    rows: failing.map(row => [
      names.get(row.areaId) ?? row.areaId,
      translateOr(t, `kind.${row.areaKind}`, row.areaKind),
      nameOf(row, lang),
      number(row.value, t),
      row.target === null ? '—' : `≥ ${row.target}`,
    ]),
  };
}

/** New estates: planned and delivered side by side. */
function estateTable(city: City, rows: readonly IndicatorRow[], t: Translate, lang: Lang): TableView {
  const names = new Map(city.analysis.estates.map(estate => [estate.estateId, `${estate.project} (${estate.year})`]));
  const estates = rows.filter(row => row.areaKind === 'estate');
  const pairs = [...Map.groupBy(estates, row => `${row.areaId} ${row.indicatorId}`).values()];
  const failing = (same: readonly IndicatorRow[]) => (same.some(row => row.verdict === 'not-met') ? 0 : 1);
  const said = (row: IndicatorRow | undefined) => (row ? `${number(row.value, t)} · ${verdictWords(row, t)}` : '—');
  return {
    title: t('an.estates', {count: new Set(estates.map(row => row.areaId)).size}),
    note: '',
    columns: [
      {title: t('an.estate'), numeric: false},
      {title: t('an.norm'), numeric: false},
      {title: t('an.target'), numeric: true},
      {title: t('an.planned'), numeric: false},
      {title: t('an.delivered'), numeric: false},
      {title: t('an.whyHead'), numeric: false},
    ],
    shown: SHOWN,
    rows: pairs
      .sort((a, b) => failing(a) - failing(b))
      .flatMap(same => {
        const [first] = same;
        if (!first) return [];
        const whys = new Set(same.flatMap(row => inLang(lang, row.whyZh, row.whyEn) ?? []));
        return [
          [
            names.get(first.areaId) ?? first.areaId,
            nameOf(first, lang),
            first.target === null ? '—' : `≥ ${first.target}`,
            said(same.find(row => row.basis === 'planned')),
            said(same.find(row => row.basis === 'delivered')),
            [...whys].join(lang === 'zh' ? '；' : '; '),
          ],
        ];
      }),
  };
}
