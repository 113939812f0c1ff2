import {percentRange} from '#i18n/format.ts';
import {inLang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import type {View} from '#schema/view.ts';
import {pageHref} from '../address.ts';
import {type City, standardsApply} from '../city.ts';
import {asksWords, shareWords, type Words} from '../clauses/clause-view.ts';
import {isLandRow} from '../clauses/land-rows.ts';
import {isNorm, normView} from '../clauses/norm-view.ts';
import type {ClauseRow} from '../clauses/rows.ts';
import {serviceWords} from '../words.ts';

/** One clause that is not met, or cannot be judged, in one line. */
export interface ClauseLine {
  readonly id: string;
  readonly service: string;
  /** Number of the clause in its document; '' where it is not known. */
  readonly clause: string;
  readonly asks: string;
  /** Share known to count, or what there is for so many; '' where neither is known. */
  readonly found: string;
  /** The least and the most it can be; '' for a point. */
  readonly range: string;
  /** What decided; '' where the numbers do. */
  readonly why: string;
  /** Where the clause is judged for the whole city. */
  readonly href: string;
}

/** Clauses with the same reason. */
export interface OpenClauses {
  readonly why: string;
  readonly lines: readonly ClauseLine[];
  /** On paper: the first services with their number of clauses, and how many clauses the others have. */
  readonly first: readonly {readonly service: string; readonly count: number}[];
  readonly more: number;
}

/** The verdicts of one area, clause by clause. */
export interface AreaClauses {
  readonly met: number;
  readonly notMet: readonly ClauseLine[];
  /** Those that cannot be judged, by reason, most first. */
  readonly open: readonly OpenClauses[];
  readonly openCount: number;
  /** Those that do not apply, by reason, most first. */
  readonly not: readonly {readonly why: string; readonly count: number}[];
  readonly notCount: number;
  /** Clauses that only inform: references, as needed, unverified, our own. */
  readonly informing: number;
  /** What counts in a village, as figures: what stands in it, and who walks or rides to what. Empty elsewhere. */
  readonly village: readonly ClauseLine[];
  /** The documents of the lines, each once. */
  readonly documents: readonly string[];
  readonly href: string;
}

/** Reasons of the clause itself, which hold in every area: its numbers are shown and nobody is judged by it. */
const INFORMING = new Set(['reference', 'own', 'as-needed', 'unverified', 'size-asked', 'no-streets', 'no-tier-areas']);

/** Where a clause stands: the view its service belongs to, at its line; else the list of views. */
function hrefOf(city: City, row: ClauseRow, views: readonly View[], {lang}: Words): string {
  const judged = `${city.manifest.id}/judged`;
  const view = views.find(({groups}) => groups.some(({categories}) => categories.includes(row.category ?? '')));
  return view ? `${pageHref(lang, `${judged}/${view.key}`)}#must` : pageHref(lang, judged);
}

/** Number of a clause; an annex in the language of the page. */
function clauseWords(clause: string, lang: Words['lang']): string {
  return lang === 'en' ? clause.replace(/^附录\s*/, 'Annex ') : clause;
}

function lineOf(city: City, row: ClauseRow, views: readonly View[], words: Words): ClauseLine {
  const {lang} = words;
  const {shareLow, shareHigh} = row;
  const norm = isNorm(row) ? normView(city, row, words) : null;
  const isPoint = shareLow === null || shareHigh === null || shareLow === shareHigh;
  return {
    id: row.clauseId,
    service: norm?.service ?? serviceWords(city, row.category ?? '', lang),
    // what a norm asks says which it is
    clause: norm ? '' : clauseWords(row.clause ?? '', lang),
    asks: norm?.asks ?? asksWords(row, words),
    found: norm?.found ?? shareWords(row, words),
    range: isPoint ? '' : percentRange(shareLow, shareHigh),
    why: inLang(lang, row.whyZh, row.whyEn) ?? '',
    href: hrefOf(city, row, views, words),
  };
}

/** A clause of one village: presence, or minutes on foot or by bicycle. */
function isOfVillage({tier, areaKind, denominator}: ClauseRow): boolean {
  return tier === 'village' && areaKind === 'community' && (denominator ?? 0) > 0;
}

/** One village has a thing or has it not, or nobody knows; of its people a share gets there. Recalled clauses say so. */
function villageLine(row: ClauseRow, line: ClauseLine, {lang, t}: Words): ClauseLine {
  const recalled = t('obligation.recalled');
  const mark = row.status !== 'recalled' ? '' : lang === 'zh' ? `（${recalled}）` : ` (${recalled})`;
  const told = {...line, asks: line.asks + mark};
  if (row.measure !== 'presence') return told;
  const found = row.share === 1 ? 'areas.has' : row.shareHigh === 0 ? 'areas.lacks' : 'score.unknown';
  return {...told, found: t(found), range: ''};
}

/** Things by a text, those with most first. */
function byText<T>(things: readonly T[], textOf: (thing: T) => string): (readonly [string, readonly T[]])[] {
  return [...Map.groupBy(things, textOf)].sort((a, b) => b[1].length - a[1].length);
}

/** Services whose clauses cannot be judged that are named on paper, for each reason. */
const NAMED_ON_PAPER = 4;

function openClauses(why: string, lines: readonly ClauseLine[]): OpenClauses {
  const services = byText(lines, line => line.service).map(([service, group]) => ({service, count: group.length}));
  const first = services.slice(0, NAMED_ON_PAPER);
  return {why, lines, first, more: lines.length - first.reduce((sum, {count}) => sum + count, 0)};
}

/**
 * The verdicts of one area out of its rows of `clauses`: how many are met, not met, cannot be judged and do not apply, and the
 * lines of those not met or not judged. Null where Chinese standards do not apply, or no clause is asked of the area.
 */
export function areaClauses(
  city: City,
  rows: readonly ClauseRow[],
  views: readonly View[],
  words: Words,
): AreaClauses | null {
  const asked = rows.filter(row => !isLandRow(row));
  const telling = asked.filter(({verdict, why}) => verdict !== 'cannot-judge' || !INFORMING.has(why ?? ''));
  if (!standardsApply(city) || telling.length === 0) return null;
  const of = (verdict: ClauseRow['verdict']) => telling.filter(row => row.verdict === verdict);
  const [open, not] = [of('cannot-judge'), of('not-applicable')];
  const line = (row: ClauseRow) => lineOf(city, row, views, words);
  const whyOf = ({whyZh, whyEn}: ClauseRow) => inLang(words.lang, whyZh, whyEn) ?? '';
  const shown = [...of('not-met'), ...open];
  return {
    met: of('met').length,
    notMet: of('not-met').map(line),
    open: byText(open, whyOf).map(([why, group]) => openClauses(why, group.map(line))),
    openCount: open.length,
    not: byText(not, whyOf).map(([why, group]) => ({why, count: group.length})),
    notCount: not.length,
    informing: asked.length - telling.length,
    village: asked.filter(isOfVillage).map(row => villageLine(row, line(row), words)),
    documents: [...new Set(shown.map(({document}) => ownLanguage(document, words.lang)))],
    href: pageHref(words.lang, `${city.manifest.id}/judged`),
  };
}
