import {count} from '#i18n/format.ts';
import {areaIndex, areasAbove} from '../area-report/area-index.ts';
import {areaName, type City} from '../city.ts';
import type {AreaRow} from '../rows.ts';
import {areaHref, finestArea, kindCounts} from './entry-lists.ts';
import type {PlacedChange, Step} from './steps.ts';
import {serviceName, type Words} from './version-words.ts';

/** What changed in one of the smallest areas: services with their counts. */
export interface AreaLine {
  readonly id: string;
  readonly name: string;
  readonly href: string | null;
  readonly registered: string;
  readonly unregistered: string;
  readonly edited: string;
}

/** The areas within one district whose register changed. */
export interface AreaList {
  readonly id: string;
  readonly summary: string;
  readonly total: number;
  readonly rows: readonly AreaLine[];
}

/** Areas listed within one district at most, and on a whole page. */
const MOST_WITHIN = 200;
const MOST_ON_PAGE = 500;

/** The changes of one of `steps` steps of a page by area: districts, and in each the smallest areas with changes, most first. */
export function areaLists(city: City, step: Step, steps: number, words: Words): AreaList[] {
  const finest = finestArea(city);
  const index = areaIndex(city);
  const placed = step.rows.map(row => ({row, area: finest(row.areaIds)}));
  const topOf = (area: AreaRow | null) => (area === null ? null : (areasAbove(index, area)[0] ?? area));
  const districts = [...Map.groupBy(placed, ({area}) => topOf(area)?.areaId ?? '')];
  const most = Math.max(1, Math.min(MOST_WITHIN, Math.floor(MOST_ON_PAGE / Math.max(1, steps * districts.length))));
  return districts
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([id, rows]) => {
      const district = index.areas.get(id);
      const within = [...Map.groupBy(rows, ({area}) => area?.areaId ?? '')].sort(
        ([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1),
      );
      const name = district ? areaName(district, words.lang) : words.v('ver.noArea');
      return {
        id,
        summary: words.v('ver.areaSummary', {
          name,
          changes: kindCounts(
            rows.map(({row}) => row),
            words,
          ),
        }),
        total: within.length,
        rows: within.slice(0, most).map(([areaId, here]) =>
          areaLine(
            city,
            index.areas.get(areaId) ?? null,
            here.map(({row}) => row),
            words,
          ),
        ),
      };
    });
}

function areaLine(city: City, area: AreaRow | null, rows: readonly PlacedChange[], words: Words): AreaLine {
  const of = (isWanted: (change: string) => boolean) =>
    serviceCounts(
      city,
      rows.filter(({change}) => isWanted(change)),
      words,
    );
  return {
    id: area?.areaId ?? '',
    name: area ? areaName(area, words.lang) : words.v('ver.noArea'),
    href: area && areaHref(city, area, words),
    registered: of(change => change === 'registered'),
    unregistered: of(change => change === 'unregistered'),
    edited: of(change => change !== 'registered' && change !== 'unregistered'),
  };
}

/** 药店2处、小学1处: changes by service, in the order of the catalogue. */
function serviceCounts(city: City, rows: readonly PlacedChange[], {lang, v}: Words): string {
  const byService = Map.groupBy(rows, ({category}) => category);
  const services = new Set([...city.categories.map(({key}) => key), ...byService.keys()]);
  return [...services]
    .flatMap(key => {
      const found = byService.get(key)?.length ?? 0;
      return found === 0 ? [] : [v('ver.serviceCount', {service: serviceName(city, key, lang), count: count(found)})];
    })
    .join(lang === 'zh' ? '、' : ', ');
}
