type Status = 'open' | 'building' | 'planned' | 'closed';

const STATUS_WORDS: readonly (readonly [Status, RegExp])[] = [
  ['closed', /^(closed|停业|停業|停用|关闭|關閉|撤销|撤銷|已关|注销|註銷)/i],
  ['building', /^(building|under construction|在建|建设中|建設中|施工)/i],
  ['planned', /^(planned|proposed|规划|規劃|拟建|擬建|筹建|籌建|待建|未建)/i],
  ['open', /^(open|operating|active|开放|開放|运营|運營|营业|營業|正常|使用中|在用|已建成|开业|開業)/i],
];

/** Status by its word, Chinese or English; an empty cell is open; null for a word that is not known. */
export function statusOfWord(word: string | null): Status | null {
  if (word === null) return 'open';
  return STATUS_WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

/** Who runs it, by its word; null when empty or unknown. */
export function providerOfWord(word: string | null): 'public' | 'market' | 'mutual' | null {
  if (word === null) return null;
  if (/^(public|government|公办|公辦|公立|公益|政府|国有|國有|事业)/i.test(word)) return 'public';
  if (/^(market|private|business|民办|民辦|私立|民营|民營|市场|市場|企业|企業)/i.test(word)) return 'market';
  if (/^(mutual|community|ngo|互助|志愿|志願|社会组织|社會組織|慈善)/i.test(word)) return 'mutual';
  return null;
}

/** Wheelchair access by its word; null when empty or unknown. */
export function wheelchairOfWord(word: string | null): 'yes' | 'limited' | 'no' | null {
  if (word === null) return null;
  if (/^(yes|designated|true|1|是|有|可|完全)/i.test(word)) return 'yes';
  if (/^(limited|partial|部分|有限)/i.test(word)) return 'limited';
  if (/^(no|false|0|否|没有|不可|无障碍不可)/i.test(word)) return 'no';
  return null;
}

/** A count or size at the start of a cell such as `1,200 ㎡` or `３０平方米` or `1.2万`; null when there is none. */
export function amountOfText(text: string | null): number | null {
  if (text === null) return null;
  const match = /^约?\s*([\d,]+(?:\.\d+)?)\s*(万|萬)?/.exec(text.normalize('NFKC'));
  if (match === null) return null;
  const value = Number(match[1]!.replaceAll(',', ''));
  return Number.isFinite(value) ? value * (match[2] === undefined ? 1 : 10_000) : null;
}

/** A date as YYYY-MM-DD (or YYYY-MM, YYYY) from `2024.3.1`, `2024年3月`, `2024/03/01`; null when it is none. */
export function dateOfText(text: string | null): string | null {
  const match = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2}))?)?/.exec(text?.normalize('NFKC') ?? '');
  if (match === null) return null;
  return match
    .slice(1)
    .filter(part => part !== undefined)
    .map(part => part.padStart(2, '0'))
    .join('-');
}
