import type {City} from '#schema/city.ts';
import type {Manifest} from '#schema/manifest.ts';
import {needsMapNumber} from '#schema/map-number.ts';

/** What every map of a city in China must say without an approval number; null where nothing need be said. */
export function mapNotice(city: City): Manifest['publish']['notice'] {
  if (!needsMapNumber(city.jurisdiction) || city.publish.mapApproval !== null) return null;
  return {zh: '未经地图审核，不得公开传播', en: 'Map not officially reviewed: not for publication'};
}
