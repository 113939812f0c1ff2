import type {PlanRow} from '#schema/plan-row.ts';

/** What a cell of the list of figures says: a number with how it is meant, words, or nothing. */
export type Cell =
  | {readonly kind: 'number'; readonly comparator: string; readonly value: number}
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'none'};

const COMPARATOR: Readonly<Record<string, string>> = {'≥': '≥', '≤': '≤', '>': '>', 约: '≈', 近: '≈', '+': '='};
const SCALE: Readonly<Record<string, number>> = {千: 1e3, 万: 1e4, 亿: 1e8};
const NUMBER =
  /^(?<sign>[≥≤>约近+])?(?<digits>\d+(?:\.\d+)?)(?<more>多)?(?<scale>[千万亿])?(?<over>多)?(?:类|领域|\(.*\))?$/u;

/** Reads a value cell: `>430万` is more than 4,300,000; `20多` more than 20; `上千` a thousand or more; `—` nothing. */
export function cellOf(cell: string): Cell {
  if (cell === '—') return {kind: 'none'};
  if (cell === '上千') return {kind: 'number', comparator: '≥', value: 1000};
  const parts = NUMBER.exec(cell)?.groups;
  if (!parts) return {kind: 'text', text: plain(cell)};
  const scaled = Number(parts['digits']) * (SCALE[parts['scale'] ?? ''] ?? 1);
  const more = parts['more'] ?? parts['over'];
  const comparator = more ? '>' : (COMPARATOR[parts['sign'] ?? ''] ?? '=');
  return {kind: 'number', comparator, value: Number(scaled.toPrecision(12))};
}

/** What a row of the catalogues says, in the same shape. */
export function cellOfRow(row: PlanRow): Cell {
  if (row.value === null) return {kind: 'none'};
  if (typeof row.value === 'string') return {kind: 'text', text: plain(row.value)};
  return {kind: 'number', comparator: row.comparator ?? 'missing', value: row.value};
}

/** Text with half-width punctuation, as the list of figures is typed. */
function plain(text: string): string {
  const wide = '；，（）：';
  return [...text].map(sign => ';,():'[wide.indexOf(sign)] ?? sign).join('');
}

/** Unit of the catalogues for a unit cell that stands beside a number. */
export const UNIT_OF: Readonly<Record<string, string>> = {
  个: 'count',
  项: 'count',
  所: 'count',
  个方面: 'count',
  供给主体: 'count',
  制度: 'count',
  场景: 'count',
  '%': 'percent',
  '%社区': 'percent_of_communities',
  '㎡/百户': 'sqm_per_100_households',
  '㎡/人(用地)': 'sqm_per_person',
  '㎡/人(建筑面积)': 'sqm_per_person',
  分钟: 'minutes',
  小时: 'hours',
  人: 'people',
  '人/年': 'people_per_year',
  '名/年': 'people_per_year',
  '人次/年': 'visits_per_year',
  '个/年': 'per_year',
  元: 'yuan',
  '元/年': 'yuan_per_year',
  场: 'events',
  年: 'years',
  '名/网格': 'people_per_grid',
};

/** Period of the catalogues for a time cell; null where the cell names no time. */
export const PERIOD_OF: Readonly<Record<string, string | null>> = {
  '—': null,
  标准: null,
  '标准(或)': null,
  持续: null,
  每年: null,
  近几年: null,
  '2016–2020': '2016/2020',
  '“十三五”': '2016/2020',
  '2020': '2020',
  '2020(“十三五”末)': '2020',
  '2020年底': '2020-12-31',
  '2021': '2021',
  '2021-12-27': '2021-12-27',
  '2021–2025': '2021/2025',
  '“十四五”': '2021/2025',
  '2022': '2022',
  '2022-02': '2022-02',
  '2022-02-09': '2022-02-09',
  '2022春节': '2022-02',
  截至初六: '2022-02-06',
  '2025': '2025',
  '2025/2035': '2021/2035',
  '2035': '2021/2035',
  至2035: '2021/2035',
  未来五年内: '2022-02/2027-02',
  '未来五年内(≈2027)': '2022-02/2027-02',
};

/** Scope of the catalogues for a scope cell. */
export const SCOPE_OF: Readonly<Record<string, string>> = {
  全国: 'national',
  全国大城市: 'national',
  地方: 'national',
  省: 'province:FJ',
  青海: 'province:QH',
  重庆: 'province:CQ',
  北京: 'province:BJ',
};

/** The rows SD001 … of the list of figures, as its tables print them. */
export function tableRows(markdown: string): Map<string, readonly string[]> {
  const rows = new Map<string, readonly string[]>();
  for (const line of markdown.split('\n')) {
    const cells = line.split('|').map(cell => cell.trim());
    const id = cells[1] ?? '';
    if (/^SD\d{3}$/.test(id)) rows.set(id, cells.slice(3, 8));
  }
  return rows;
}
