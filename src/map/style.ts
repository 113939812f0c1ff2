import type {ExpressionSpecification, LayerSpecification, StyleSpecification} from 'maplibre-gl';
import type {Palette} from '#charts/colors.ts';

/** Fonts of map labels, drawn by the browser: no glyph is fetched. */
export const LABEL_FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

/** Lowest style layer that stays above the surface. */
export const ABOVE_SURFACE = 'streets-minor';
/** Lowest style layer that stays above everything of ours: the labels. */
export const ABOVE_ALL = 'labels-street';

/** Edges of what the background shows, degrees. */
export type Frame = readonly [west: number, south: number, east: number, north: number];

const SOURCE = 'background';

/** Name of a place or street in the language of the page, else as on the sign. */
function labelText(lang: string): ExpressionSpecification {
  return ['coalesce', ['get', `name:${lang}`], ['get', `name_${lang}`], ['get', 'name']];
}

/**
 * Style of the city's own background: pale ground, water, green, buildings faint, streets thin, few labels. Without a
 * `backgroundUrl` it is the ground alone. Beyond the `frame` nothing is known, and bare paper says so: ground there would look
 * like land where the sea goes on. No glyphs, no sprites: nothing is fetched but the tiles.
 */
export function mapStyle(
  palette: Palette,
  lang: string,
  backgroundUrl: string | null,
  frame: Frame | null = null,
): StyleSpecification {
  const ground: LayerSpecification = {id: 'ground', type: 'background', paint: {'background-color': palette.land}};
  if (backgroundUrl === null) return {version: 8, sources: {}, layers: [ground]};
  const background: StyleSpecification['sources'] = {[SOURCE]: {type: 'vector', url: backgroundUrl}};
  const parts = [...fills(palette), ...streets(palette), ...labels(palette, lang)];
  if (frame === null) return {version: 8, sources: background, layers: [ground, ...parts]};
  const drawn: LayerSpecification = {
    id: 'drawn',
    type: 'fill',
    source: 'frame',
    paint: {'fill-color': palette.land, 'fill-antialias': false},
  };
  const nothing: LayerSpecification = {...ground, paint: {'background-color': palette.paper}};
  return {
    version: 8,
    sources: {...background, frame: {type: 'geojson', data: frameShape(frame)}},
    layers: [nothing, drawn, ...parts],
  };
}

function frameShape([west, south, east, north]: Frame): GeoJSON.Polygon {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {type: 'Polygon', coordinates: [corners]};
}

function fills(palette: Palette): LayerSpecification[] {
  const fill = (id: string, color: string, minzoom = 0): LayerSpecification => ({
    id,
    type: 'fill',
    source: SOURCE,
    'source-layer': id,
    minzoom,
    // rivers are lines of the same layer: filled, they would be shapes
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: {'fill-color': color, 'fill-antialias': true},
  });
  const shores: LayerSpecification = {
    id: 'water-lines',
    type: 'line',
    source: SOURCE,
    'source-layer': 'water',
    filter: ['==', ['geometry-type'], 'LineString'],
    paint: {'line-color': palette.water, 'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 16, 4]},
  };
  return [fill('green', palette.green), fill('water', palette.water), shores, fill('buildings', palette.building, 13)];
}

function streets(palette: Palette): LayerSpecification[] {
  const major: ExpressionSpecification = [
    'match',
    ['get', 'kind'],
    ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'major'],
    true,
    false,
  ];
  const line = (id: string, layer: string, isMajor: boolean | null, widths: number[]): LayerSpecification => ({
    id,
    type: 'line',
    source: SOURCE,
    'source-layer': layer,
    ...(isMajor === null ? {} : {filter: isMajor ? major : (['!', major] as ExpressionSpecification)}),
    layout: {'line-cap': 'round', 'line-join': 'round'},
    paint: {
      'line-color': palette.street,
      'line-opacity': 0.75,
      'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 11, widths[0]!, 14, widths[1]!, 18, widths[2]!],
    },
  });
  return [
    line('streets-minor', 'streets', false, [0.2, 0.7, 4]),
    line('streets-major', 'streets', true, [0.7, 1.8, 9]),
    {
      id: 'rail',
      type: 'line',
      source: SOURCE,
      'source-layer': 'rail',
      paint: {'line-color': palette.quiet, 'line-opacity': 0.5, 'line-width': 1, 'line-dasharray': [4, 2]},
    },
  ];
}

function labels(palette: Palette, lang: string): LayerSpecification[] {
  const paint = {'text-color': palette.quiet, 'text-halo-color': palette.paper, 'text-halo-width': 1.4};
  return [
    {
      id: ABOVE_ALL,
      type: 'symbol',
      source: SOURCE,
      'source-layer': 'streets',
      minzoom: 15,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': labelText(lang),
        'text-size': 11,
        'text-max-angle': 30,
      },
      paint,
    },
    {
      id: 'labels-place',
      type: 'symbol',
      source: SOURCE,
      'source-layer': 'places',
      layout: {'text-field': labelText(lang), 'text-size': 13, 'text-max-width': 8, 'text-padding': 12},
      paint: {...paint, 'text-color': palette.ink},
    },
  ];
}
