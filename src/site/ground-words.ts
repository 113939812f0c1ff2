import type {GroundName} from '#charts/ground-names.ts';
import type {Bounds, MapFrame} from '#charts/map-frame.ts';
import type {Lang} from '#i18n/lang.ts';
import {type PlacedFeature, placedFeatures} from './ground.ts';

/** In the order they are written. */
const SORTS = ['water', 'place', 'green', 'street'] as const;

/** Places worth a name on a map of a whole city, the greatest first. */
const PLACES = ['city', 'town', 'district', 'borough', 'village', 'suburb', 'quarter', 'island'];
/** Names of one sort that are tried at most. */
const MOST_TRIED = 12;
const MAIN_STREET = /^(motorway|trunk|primary|secondary)$/;

/**
 * What a static map may name, in the language of the page, else as on the sign: rivers and lakes, places, parks and main streets, the
 * greatest of each sort first. `except`: names that stand on the map already.
 */
export function groundWords(
  bytes: Uint8Array,
  bounds: Bounds,
  frame: MapFrame,
  lang: Lang,
  except: ReadonlySet<string>,
): GroundName[] {
  const found = new Map<string, {name: GroundName; size: number}>();
  for (const feature of placedFeatures(bytes, bounds, frame)) {
    const layer = sortOf(feature);
    const text = (lang === 'zh' ? feature.nameZh : feature.nameEn) || feature.name;
    if (layer === null || text === '' || except.has(text)) continue;
    const shape: GroundName['shape'] = feature.type === 'polygon' ? 'area' : feature.type;
    const key = `${layer} ${shape} ${text}`;
    const before = found.get(key);
    const name = {layer, shape, text, lines: [...(before?.name.lines ?? []), ...feature.lines]};
    found.set(key, {name, size: (before?.size ?? 0) + sizeOf(feature, frame)});
  }
  return SORTS.flatMap(sort =>
    [...found.values()]
      .filter(({name}) => name.layer === sort)
      .sort((a, b) => b.size - a.size || (a.name.text < b.name.text ? -1 : 1))
      .slice(0, MOST_TRIED)
      .map(({name}) => name),
  );
}

function sortOf({layer, kind, type}: PlacedFeature): GroundName['layer'] | null {
  if (layer === 'places') return PLACES.includes(kind) ? 'place' : null;
  if (layer === 'streets') return MAIN_STREET.test(kind) ? 'street' : null;
  if (layer === 'green') return type === 'polygon' ? 'green' : null;
  return layer === 'water' ? 'water' : null;
}

/** How great a feature is on the drawing: rank of a place, else length of its lines. */
function sizeOf({layer, kind, lines}: PlacedFeature, frame: MapFrame): number {
  if (layer === 'places') return PLACES.length - PLACES.indexOf(kind);
  let size = 0;
  for (const line of lines)
    for (const [index, place] of line.entries()) {
      const before = line[index - 1];
      if (!before) continue;
      const [[x1, y1], [x2, y2]] = [frame.project(...before), frame.project(...place)];
      size += Math.hypot(x2 - x1, y2 - y1);
    }
  return size;
}
