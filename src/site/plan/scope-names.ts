import type {Lang} from '#i18n/lang.ts';
import type {PlanRow, PlanScope} from '#schema/plan-row.ts';
import type {Words} from '#schema/plan-units.ts';

/** Places that rows of the catalogues bind, by the part of `scope` after the colon. */
const PLACES: Readonly<Record<string, Words>> = {
  AH: {zh: '安徽', en: 'Anhui'},
  BJ: {zh: '北京', en: 'Beijing'},
  CQ: {zh: '重庆', en: 'Chongqing'},
  FJ: {zh: '福建', en: 'Fujian'},
  HB: {zh: '湖北', en: 'Hubei'},
  HL: {zh: '黑龙江', en: 'Heilongjiang'},
  HN: {zh: '湖南', en: 'Hunan'},
  JS: {zh: '江苏', en: 'Jiangsu'},
  JX: {zh: '江西', en: 'Jiangxi'},
  QH: {zh: '青海', en: 'Qinghai'},
  SH: {zh: '上海', en: 'Shanghai'},
  XJ: {zh: '新疆', en: 'Xinjiang'},
  ZJ: {zh: '浙江', en: 'Zhejiang'},
  changji: {zh: '昌吉州', en: 'Changji'},
  chengdu: {zh: '成都', en: 'Chengdu'},
  guiyang: {zh: '贵阳', en: 'Guiyang'},
  harbin: {zh: '哈尔滨', en: 'Harbin'},
  longnan: {zh: '陇南', en: 'Longnan'},
  unnamed: {zh: '某市（市名未见）', en: 'a city not named'},
  yinchuan: {zh: '银川', en: 'Yinchuan'},
  yuncheng: {zh: '运城', en: 'Yuncheng'},
};

const WHOLE: Readonly<Record<string, Words>> = {
  national: {zh: '全国', en: 'National'},
  general: {zh: '不限地方', en: 'No place'},
};

/** Name of the place a row binds. Throws for a place without a name here. */
export function scopeName(scope: PlanScope, lang: Lang): string {
  const name = WHOLE[scope] ?? PLACES[scope.slice(scope.indexOf(':') + 1)];
  if (name === undefined) throw new Error(`plan: no name for scope ${scope}`);
  return name[lang];
}

/** The same of a row; a province its document never names is called inferred. */
export function placeOf(row: Pick<PlanRow, 'scope' | 'province_inferred'>, lang: Lang): string {
  const name = scopeName(row.scope, lang);
  if (!row.province_inferred) return name;
  return lang === 'zh' ? `${name}（省名系推断）` : `${name} (province inferred)`;
}
