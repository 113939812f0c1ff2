import proj4 from 'proj4';

/** Turns places between a coordinate system and WGS84 degrees. */
export interface Projection {
  /** EPSG code, e.g. `EPSG:32650`. */
  readonly code: string;
  /** True when x and y are degrees. */
  readonly geographic: boolean;
  toLonLat(x: number, y: number): readonly [number, number];
  fromLonLat(lon: number, lat: number): readonly [number, number];
}

/** Systems of degrees that equal WGS84 at the precision of this project: WGS84, CGCS2000, ETRS89. */
const DEGREES = new Set([4326, 4490, 4258]);

/** The projection of an EPSG code: degrees, web mercator (3857) or UTM on WGS84 (326zz, 327zz). Null for any other. */
export function projectionOf(epsg: number): Projection | null {
  const code = `EPSG:${epsg}`;
  if (DEGREES.has(epsg))
    return {code, geographic: true, toLonLat: (x, y) => [x, y], fromLonLat: (lon, lat) => [lon, lat]};
  const definition = definitionOf(epsg);
  if (definition === null) return null;
  const converter = proj4('WGS84', definition);
  return {
    code,
    geographic: false,
    toLonLat: (x, y) => converter.inverse([x, y]) as [number, number],
    fromLonLat: (lon, lat) => converter.forward([lon, lat]) as [number, number],
  };
}

function definitionOf(epsg: number): string | null {
  if (epsg === 3857) return 'EPSG:3857';
  const zone = epsg % 100;
  const south = Math.floor(epsg / 100) === 327;
  if ((!south && Math.floor(epsg / 100) !== 326) || zone < 1 || zone > 60) return null;
  return `+proj=utm +zone=${zone}${south ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`;
}

/** The UTM zone of a place in degrees: number, hemisphere letter N or S, and EPSG code. */
export function utmZoneOf(lon: number, lat: number): {readonly name: string; readonly epsg: number} {
  const zone = Math.min(60, Math.max(1, Math.floor((lon + 180) / 6) + 1));
  return lat >= 0 ? {name: `${zone}N`, epsg: 32600 + zone} : {name: `${zone}S`, epsg: 32700 + zone};
}
