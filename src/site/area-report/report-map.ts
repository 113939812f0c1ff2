import {type AreaMapContent, areaMap, type PlaceState} from '#charts/area-map.ts';
import {withMapMark} from '#charts/map-mark.ts';
import {inlineSvg} from '#charts/svg.ts';
import {meters} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {mapMark} from '#i18n/map-mark.ts';
import type {Translate} from '#i18n/translate.ts';
import {areaName, type City} from '../city.ts';
import type {AreaRow, CellRow} from '../rows.ts';
import {areaIndex} from './area-index.ts';
import {isJudged} from './services.ts';

/** Services of the three tiers that a cell lacks, or that nobody knows of there. */
const LACKS = ['lacks_5min', 'lacks_10min', 'lacks_15min'];
const UNKNOWN = ['unknown_5min', 'unknown_10min', 'unknown_15min'];

/** Pixels: the width it has on paper (area-paper.css), so that its letters are as large there as they are drawn. */
const WIDTH = 360;
const HEIGHT = 145;

/** The small map of an area as SVG; '' when it has no outline. */
export function reportMap(city: City, area: AreaRow, t: Translate, lang: Lang): string {
  if (area.polygon.length === 0) return '';
  const index = areaIndex(city);
  const judged = isJudged(city, area);
  const glyphs = new Map(city.categories.map(({key, glyph}) => [key, glyph]));
  const content: AreaMapContent = {
    area: area.polygon,
    around: neighbours(city, area).map(({polygon}) => polygon),
    people: index.cells.get(area.areaId).map(cell => ({
      ...{lon: cell.lon, lat: cell.lat, people: cell.people},
      state: judged ? stateOf(cell) : 'plain',
    })),
    facilities: index.inside.get(area.areaId).map(({lon, lat, category}) => ({
      ...{lon, lat},
      glyph: glyphs.get(category) ?? '',
    })),
    scale: value => meters(lang, value),
  };
  const drawn = withMapMark(areaMap(content, WIDTH, HEIGHT), mapMark(city.manifest.publish, lang));
  return inlineSvg(drawn, t('ar.map.label', {name: areaName(area, lang)}), 'area-map');
}

/** What the people of a cell have: something known to be missing comes before something unclear. */
export function stateOf({row}: CellRow): PlaceState {
  const sum = (names: readonly string[]) =>
    names.reduce((total, name) => total + (typeof row[name] === 'number' ? row[name] : 0), 0);
  if (sum(LACKS) > 0) return 'lacks';
  return sum(UNKNOWN) > 0 ? 'unknown' : 'has';
}

/** Areas under the same one above: those beside this one are among them. */
function neighbours(city: City, area: AreaRow): readonly AreaRow[] {
  const index = areaIndex(city);
  const siblings =
    area.parentId === null
      ? city.areas.filter(other => other.kind === area.kind)
      : (index.children.get(area.parentId) ?? []);
  return siblings.filter(other => other !== area && other.kind === area.kind).slice(0, 40);
}
