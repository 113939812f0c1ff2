const METRIC = /^(\d+(?:[.,]\d+)?)\s*(m|cm|mm)?$/;
const FEET = /^(?:(\d+)\s*(?:'|ft))?\s*(?:(\d+(?:\.\d+)?)\s*(?:"|in))?$/;
const METERS_PER_UNIT: Readonly<Record<string, number>> = {m: 1, cm: 0.01, mm: 0.001};

/** Metres of a length as people write it in the map: `0.8`, `0.8 m`, `80 cm`, `2'6"`. Null when it is not understood. */
export function metersOf(value: string | undefined): number | null {
  const text = value?.trim().toLowerCase() ?? '';
  const metric = METRIC.exec(text);
  if (metric) return Number(metric[1]!.replace(',', '.')) * METERS_PER_UNIT[metric[2] ?? 'm']!;
  const imperial = FEET.exec(text);
  if (!imperial || (imperial[1] === undefined && imperial[2] === undefined)) return null;
  return Number(imperial[1] ?? 0) * 0.3048 + Number(imperial[2] ?? 0) * 0.0254;
}

/** Percent of a slope as people write it, without its sign: `10%`, `-8 %`, `5°`. Null for `up`, `down` and what is not understood. */
export function inclinePercent(value: string | undefined): number | null {
  const found = /^[+-]?(\d+(?:[.,]\d+)?)\s*(%|°)$/.exec(value?.trim() ?? '');
  if (!found) return null;
  const size = Number(found[1]!.replace(',', '.'));
  return found[2] === '%' ? size : 100 * Math.tan((size * Math.PI) / 180);
}
