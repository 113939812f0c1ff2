import type {Row} from '#files/table.ts';
import {knowledge, thresholdOf} from './coverage.ts';
import {inequalityRows} from './equity/inequality-rows.ts';
import {povertyRows} from './equity/poverty-rows.ts';
import {shareRows} from './equity/share-rows.ts';
import type {GapContext} from './gaps.ts';
import type {PlacesInReach} from './opportunities.ts';
import type {CategoryTimes} from './times.ts';

/** What the indices of the table mean. */
export const EQUITY_NOTES = [
  {
    zh: 'share_difference：覆盖比例之差，按假设区间逐种计算；区间重叠或不清楚的人可能改变结论时不能排序（cannot-rank）。',
    en: 'share_difference: one share of people covered minus another, case by case under the low, base and high assumptions; cannot-rank where ranges overlap or people of whom it is not known could turn it.',
  },
  {
    zh: 'fgt0、fgt1、fgt2：可达性贫困（Foster–Greer–Thorbecke 1984）。fgt0 为超出标准者的比例；fgt1 为超出部分占标准的比例在所有人中的平均，每人至多为 1（两倍标准及以上，或无路）；fgt2 为其平方的平均。只计资料完整、且两倍标准的圆不越出路网资料边缘处的居民。',
    en: 'fgt0, fgt1, fgt2: accessibility poverty after Foster, Greer & Thorbecke (1984). fgt0 is the share of people beyond the standard; fgt1 the excess as a share of the standard, averaged over everyone, nobody’s above 1 (twice the standard or more, or no path); fgt2 the average of its square. Only people who live where the data is complete and a circle of twice the standard stays inside the street data.',
  },
  {
    zh: 'gini、theil：步行限值内（没有路网时为直线距离限值内）不同设施处数在居民间的不平等（Gini 1912；Theil 1967，0·ln 0 按 0 计）；theil_between 与 theil_within 为区域之间与区域之内，相加为 theil。',
    en: 'gini, theil: inequality between people of the number of different places within the walking time, without street data within the straight line of the standard (Gini 1912; Theil’s T 1967, 0·ln 0 counted as 0); theil_between and theil_within are between and within areas and add up to theil.',
  },
  {
    zh: 'palma：排序最好的 10% 居民人均处数 ÷ 最差的 40%；concentration：标准集中指数（Kakwani–Wagstaff–van Doorslaer 1997）；concentration_corrected：是否覆盖的 Erreygers（2009）校正集中指数；大于 0 表示条件好的人更多。仅在城市文件以 population.rankBy 给出收入、房租或贫困程度时才有。',
    en: 'palma: places per person of the best-off 10 % over those of the worst-off 40 %; concentration: standard concentration index of the number (Kakwani, Wagstaff & van Doorslaer 1997); concentration_corrected: Erreygers’ (2009) index of having at least one; above 0 = the better off have more. Only where the city file ranks people by income, rent or deprivation (population.rankBy).',
  },
];

/**
 * The published rows of `equity` for one category: differences of the share covered and accessibility poverty against its
 * default and its required standards, and inequality of the number of places within reach. Nothing for a category that no
 * source of the city can know.
 */
export function equityRows(context: GapContext, times: CategoryTimes, reach: PlacesInReach | null): Row[] {
  const {model} = context;
  if (model.noData.includes(times.category)) return [];
  const known = knowledge(model, times.category);
  const byStandard = model.standards
    .filter(one => one.category === times.category && (one.default || one.decides))
    .flatMap(standard => {
      const threshold = thresholdOf(standard, model.graph !== null);
      if (!threshold) return [];
      return [...shareRows(model, times, threshold, known), ...povertyRows(model, times, threshold, known)];
    });
  return [...byStandard, ...inequalityRows(context, times, known, reach)];
}
