import type {LonLat} from '#map/scene.ts';

/** Latitude and longitude as people write them: 38.30112, 104.61872. Which is wrong: the form, or a place outside the data. */
export function placeTyped(
  text: string,
  [west, south, east, north]: readonly [number, number, number, number],
): LonLat | 'form' | 'outside' {
  const parts = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*(?:[,，;；]|\s)\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  if (parts === null) return 'form';
  const [lat, lon] = [Number(parts[1]), Number(parts[2])];
  return lon >= west && lon <= east && lat >= south && lat <= north ? [lon, lat] : 'outside';
}
