import {percent, percentRange} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {type City, categoryName, standardOf, standardsApply} from '../city.ts';
import type {EquityRow} from './rows.ts';
import {standardShort, type TableView} from './section.ts';

/** Services a table shows before it folds the others. */
const SHOWN = 8;

interface Known extends EquityRow {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

const isKnown = (row: EquityRow): row is Known => row.value !== null && row.low !== null && row.high !== null;

/** Whole-city rows of everyone at the adult pace with a value, by standard, required standards first. */
function byStandard(city: City, indexes: readonly string[]): [EquityRow, Known[]][] {
  const rows = city.analysis.equity
    .filter(isKnown)
    .filter(
      row => indexes.includes(row.index) && row.areaKind === 'city' && row.profile === 'adult' && row.group === 'all',
    );
  const required = (row: EquityRow) => (standardOf(city, row.standardId)?.decides === true ? 0 : 1);
  return [...Map.groupBy(rows, row => `${row.category} ${row.standardId}`).values()]
    .flatMap((same): [EquityRow, Known[]][] => (same[0] ? [[same[0], same]] : []))
    .sort(
      ([a], [b]) => required(a) - required(b) || (a.certainty === b.certainty ? 0 : a.certainty === 'known' ? -1 : 1),
    );
}

const find = (rows: readonly Known[], index: string, comparedWith: string | null = null) =>
  rows.find(row => row.index === index && (comparedWith === null || row.comparedWith === comparedWith));

/** How many lack a service, how far they are beyond the limit, and how much that weighs on the farthest (FGT 0, 1, 2). */
export function lackTable(city: City, t: Translate, lang: Lang): TableView {
  const rows = byStandard(city, ['fgt0', 'fgt1', 'fgt2']).filter(([, same]) => (find(same, 'fgt0')?.value ?? 0) > 0);
  const share = (row: Known | undefined) => (row ? withRange(row, percent, percentRange) : '—');
  const plain = (row: Known | undefined) => (row ? withRange(row, decimal, decimalRange) : '—');
  return {
    title: t('an.lackTable'),
    note: t('an.lackDefinition'),
    columns: [
      {title: t('score.service'), numeric: false},
      {title: t('score.threshold'), numeric: false},
      {title: t('an.fgt0'), numeric: true},
      {title: t('an.fgt1'), numeric: true},
      {title: t('an.fgt2'), numeric: true},
    ],
    shown: SHOWN,
    rows: rows.map(([first, same]) => [
      categoryName(city, first.category, lang),
      standardShort(city, first.standardId, t, lang),
      share(find(same, 'fgt0')),
      plain(find(same, 'fgt1')),
      plain(find(same, 'fgt2')),
    ]),
  };
}

const KINDS = ['district', 'subdistrict', 'community'];

/** How unevenly the number of places to choose from is spread: Gini, Theil, and Theil between and within areas. */
export function indexTable(city: City, t: Translate, lang: Lang): TableView {
  const indexes = ['gini', 'theil', 'theil_between', 'palma', 'concentration'];
  const rows = byStandard(city, indexes);
  const kind = KINDS.find(candidate => rows.some(([, same]) => find(same, 'theil_between', candidate)));
  const extra = ['palma', 'concentration'].filter(index => rows.some(([, same]) => find(same, index)));
  const plain = (row: Known | undefined) => (row ? withRange(row, decimal, decimalRange) : '—');
  return {
    title: t('an.indexTable'),
    note: t('an.indexDefinition'),
    columns: [
      {title: t('score.service'), numeric: false},
      {title: t('score.threshold'), numeric: false},
      {title: t('an.gini'), numeric: true},
      {title: t('an.theil'), numeric: true},
      ...(kind ? [{title: t('an.theilBetween', {kind: translateOr(t, `kind.${kind}`, kind)}), numeric: true}] : []),
      ...extra.map(index => ({title: t(`an.${index}` as 'an.palma'), numeric: true})),
      {title: t('an.certainty'), numeric: false},
    ],
    shown: standardsApply(city) ? SHOWN : 5,
    rows: rows.map(([first, same]) => [
      categoryName(city, first.category, lang),
      standardShort(city, first.standardId, t, lang),
      plain(find(same, 'gini')),
      plain(find(same, 'theil')),
      ...(kind ? [betweenShare(same, kind)] : []),
      ...extra.map(index => plain(find(same, index))),
      t(first.certainty === 'known' ? 'an.known' : 'an.foundOnly'),
    ]),
  };
}

/** Part of the Theil index that lies between areas. */
function betweenShare(rows: readonly Known[], kind: string): string {
  const [all, between] = [find(rows, 'theil'), find(rows, 'theil_between', kind)];
  return all && between && all.value > 0 ? percent(Math.min(1, between.value / all.value)) : '—';
}

function withRange(row: Known, show: (value: number) => string, range: (low: number, high: number) => string): string {
  const [point, wide] = [show(row.value), range(row.low, row.high)];
  return wide === point ? point : `${point} (${wide})`;
}

const decimal = (value: number) => (value === 0 ? '0' : value < 0.0005 ? '<0.001' : value.toFixed(3));
const decimalRange = (low: number, high: number) =>
  decimal(low) === decimal(high) ? decimal(low) : `${decimal(low)}–${decimal(high)}`;
