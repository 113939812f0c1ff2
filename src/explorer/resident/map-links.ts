/** Map apps a place can be opened in. */
export const MAP_APPS = ['amap', 'baidu', 'apple', 'google', 'osm', 'geo'] as const;
export type MapApp = (typeof MAP_APPS)[number];

export interface MapLink {
  readonly app: MapApp;
  readonly href: string;
}

/** Digits after the point: about a decimetre. */
const DIGITS = 6;

/**
 * Links that show a place (degrees, WGS 84) in other maps. Only its coordinates and a label of ours are in them, so nothing a
 * list says of the place can shape an address. The Chinese maps are told that the coordinates are WGS 84, else they would be
 * 500 m off; `geo:` asks the phone for whatever map it has (RFC 5870).
 */
export function mapLinks(lon: number, lat: number, label: string): MapLink[] {
  const [x, y] = [lon.toFixed(DIGITS), lat.toFixed(DIGITS)];
  const name = encodeURIComponent(label);
  const byApp: Readonly<Record<MapApp, string>> = {
    amap: `https://uri.amap.com/marker?position=${x},${y}&name=${name}&src=yikezhong&coordinate=wgs84&callnative=1`,
    baidu: `https://api.map.baidu.com/marker?location=${y},${x}&title=${name}&content=${name}&coord_type=wgs84&output=html&src=webapp.yikezhong`,
    apple: `https://maps.apple.com/?ll=${y},${x}&q=${name}`,
    google: `https://www.google.com/maps/search/?api=1&query=${y},${x}`,
    osm: `https://www.openstreetmap.org/?mlat=${y}&mlon=${x}#map=18/${y}/${x}`,
    geo: `geo:${y},${x}?q=${y},${x}(${name})`,
  };
  return MAP_APPS.map(app => ({app, href: byApp[app]}));
}
