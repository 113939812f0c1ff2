import type {Lang} from '#i18n/lang.ts';
import {type PlanLinkKey, type PlanLinkText, planLinkText} from '#i18n/plan-links.ts';
import {planLinksZh} from '#i18n/plan-links.zh.ts';
import {pageHref} from '../address.ts';
import type {City} from '../city.ts';
import type {ServiceMention} from './promise-view.ts';

/** Pages beside those of a service that show what is promised. */
type PageKind = 'norms' | 'records';

/** Promises and plans that are seen in norms per household and person, or in figures on record. */
const PAGES: Readonly<Record<string, readonly PageKind[]>> = {
  'floor-per-100-households': ['norms'],
  'workers-per-10000': ['norms'],
  'new-estates-elder': ['norms'],
  'nursery-places': ['norms'],
  'sports-area': ['norms'],
  'hunan-floor': ['norms'],
  'plan-4': ['norms'],
  'monthly-visits': ['records'],
  'elder-social-workers': ['records'],
  'circle-satisfaction': ['records'],
};

/** A page of a city that shows something. */
export interface PageMention {
  readonly words: string;
  readonly href: string;
}

/** Where something the plan promises can be seen; `none` says why nowhere, and is null where there is a link. */
export interface ShownWhere {
  readonly services: readonly ServiceMention[];
  readonly pages: readonly PageMention[];
  readonly none: string | null;
}

const HREFS: Readonly<Record<PageKind, (lang: Lang, id: string) => string>> = {
  norms: (lang, id) => `${pageHref(lang, `${id}/analysis`)}#norms`,
  records: (lang, id) => pageHref(lang, `${id}/areas`),
};

/** True where a city has what such a page shows. */
function hasPage(kind: PageKind, {manifest}: Pick<City, 'manifest'>): boolean {
  const table = manifest.tables[kind === 'norms' ? 'indicators' : 'records'];
  return (table?.rows ?? 0) > 0;
}

function whyNone(id: string, kinds: readonly PageKind[], p: PlanLinkText): string {
  const [kind] = kinds;
  const key = `pl.none.${kind ?? id}`;
  return p(key in planLinksZh ? (key as PlanLinkKey) : 'pl.none');
}

/** Where a promise, action, plan, project or provision of this id is seen, beside its services. */
export function shownWhere(
  id: string,
  services: readonly ServiceMention[],
  cities: readonly Pick<City, 'manifest'>[],
  lang: Lang,
): ShownWhere {
  const p = planLinkText(lang);
  const kinds = PAGES[id] ?? [];
  const pages = kinds.flatMap(kind =>
    cities
      .filter(city => hasPage(kind, city))
      .map(city => ({
        words: p(`pl.${kind}`, {city: city.manifest.name[lang]}),
        href: HREFS[kind](lang, city.manifest.id),
      })),
  );
  return {services, pages, none: services.length + pages.length > 0 ? null : whyNone(id, kinds, p)};
}
