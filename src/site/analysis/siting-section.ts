import {count, people, peopleNumber} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {type City, categoryName, standardsApply} from '../city.ts';
import {rankedGaps} from '../gap-list.ts';
import {serviceWords} from '../words.ts';
import type {SiteRow} from './rows.ts';
import {type AnalysisSection, standardShort, standardWords, type TableView, tableFiles} from './section.ts';
import {sitesFigure} from './sites-figure.ts';

/** One plan of a service: its places in order of gain. */
export interface SitePlan {
  readonly category: string;
  readonly standardId: string;
  readonly size: number;
  readonly sites: readonly SiteRow[];
  readonly gained: number;
  readonly upperBound: number;
  readonly optimal: boolean;
}

/** Plans of the table `sites`, services with most to gain first, small plans first. */
export function sitePlans(city: City): SitePlan[] {
  const groups = Map.groupBy(city.analysis.sites, row => `${row.category} ${row.standardId} ${row.planSize}`);
  const plans = [...groups.values()].flatMap((rows): SitePlan[] => {
    const sites = [...rows].sort((a, b) => a.rank - b.rank);
    const [first, last] = [sites[0], sites.at(-1)];
    if (!first || !last) return [];
    const {category, standardId, planSize: size, upperBound, optimal} = first;
    return [{category, standardId, size, sites, gained: last.gainedTotal, upperBound, optimal}];
  });
  const most = new Map<string, number>();
  for (const {standardId, gained} of plans) most.set(standardId, Math.max(most.get(standardId) ?? 0, gained));
  return plans.sort(
    (a, b) =>
      (most.get(b.standardId) ?? 0) - (most.get(a.standardId) ?? 0) ||
      (a.standardId < b.standardId ? -1 : a.standardId > b.standardId ? 1 : a.size - b.size),
  );
}

/** Where new facilities would help most, with a bound that no plan can beat. */
export function sitingSection(city: City, t: Translate, lang: Lang): AnalysisSection {
  const plans = sitePlans(city);
  const base = {id: 'sites', title: t('an.sites'), files: tableFiles(city, ['sites'])};
  const [first] = plans;
  if (!first) {
    const none =
      rankedGaps(city).length > 0 ? 'an.sitesNoRobust' : standardsApply(city) ? 'an.sitesNone' : 'an.sitesOutOfScope';
    return {...base, notes: [], finding: t(none), definitions: [t('an.sitesDefinition')], figures: [], tables: []};
  }
  const largest = plans.filter(plan => plan.standardId === first.standardId).at(-1) ?? first;
  const parameters = {
    service: serviceWords(city, first.category, lang),
    threshold: standardWords(city, first.standardId, t, lang),
    size: first.size,
    gained: people(lang, first.gained),
    largest: largest.size,
    gainedMost: people(lang, largest.gained),
    bound: boundClause(largest, t, lang),
  };
  const sentence = t(first === largest ? 'an.sitesFindingOne' : 'an.sitesFinding', parameters);
  return {
    ...base,
    finding: standardsApply(city) ? sentence : t('an.example', {sentence}),
    definitions: [t('an.sitesLabel'), t('an.sitesDefinition')],
    figures: [{figure: sitesFigure(city, largest, t, lang), parts: null}],
    tables: [planTable(city, plans, t, lang)],
    notes: [],
  };
}

/** What the bound says: nothing better exists, or how much better a plan could be at most. */
export function boundClause(plan: SitePlan, t: Translate, lang: Lang): string {
  if (plan.optimal) return t('an.optimal');
  return t('an.bounded', {bound: people(lang, plan.upperBound)});
}

function planTable(city: City, plans: readonly SitePlan[], t: Translate, lang: Lang): TableView {
  return {
    title: t('an.sitesTable'),
    note: '',
    columns: [
      {title: t('score.service'), numeric: false},
      {title: t('score.threshold'), numeric: false},
      {title: t('an.planSize'), numeric: true},
      {title: t('an.gained'), numeric: true},
      {title: t('an.bound'), numeric: true},
      {title: t('an.proof'), numeric: false},
      {title: t('an.besides'), numeric: true},
    ],
    shown: 12,
    rows: plans.map(plan => [
      categoryName(city, plan.category, lang),
      standardShort(city, plan.standardId, t, lang),
      count(plan.size),
      peopleNumber(lang, plan.gained),
      peopleNumber(lang, plan.upperBound),
      plan.optimal ? t('an.optimalShort') : t('an.boundedShort', {share: gapShare(plan)}),
      peopleNumber(
        lang,
        plan.sites.reduce((sum, site) => sum + site.unknown, 0),
      ),
    ]),
  };
}

/** How far the bound lies above the plan, in per cent with one decimal. */
const gapShare = ({gained, upperBound}: SitePlan) =>
  `${upperBound <= 0 ? 0 : (((upperBound - gained) / upperBound) * 100).toFixed(1)}%`;
