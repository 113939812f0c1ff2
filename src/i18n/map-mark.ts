import type {Lang} from './lang.ts';

/** What a city's manifest says of its maps. */
export interface MapStatement {
  readonly mapApproval?: string | null;
  readonly notice: {readonly zh: string; readonly en: string} | null;
}

/**
 * What every map and picture of a city says at its lower left, line by line: its approval number, or that it has none; nothing
 * where neither is needed. The Chinese words are the ones that count: they stand in English pictures too.
 */
export function mapMark({mapApproval, notice}: MapStatement, lang: Lang): string[] {
  if (mapApproval) return [lang === 'zh' ? `审图号：${mapApproval}` : `审图号 (map approval no.): ${mapApproval}`];
  if (notice === null) return [];
  return lang === 'zh' ? [notice.zh] : [notice.zh, notice.en];
}
