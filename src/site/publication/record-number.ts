import {join} from 'node:path';
import {readManifest} from '#files/read-city.ts';
import {cityIds, dataRoot} from '../cities.ts';
import type {City} from '../city.ts';

/** Where anyone can look up an ICP record number. */
export const RECORD_SITE = 'https://beian.miit.gov.cn/';

/** ICP record numbers the foot of a page shows: that of its city; on pages of no city those of all cities, each once. */
export function recordNumbers(city: City | null, root = dataRoot()): string[] {
  const stated = city ? [city.manifest.publish.icp] : cityIds(root).map(id => readManifest(join(root, id)).publish.icp);
  return [...new Set(stated.filter(number => number !== null))];
}
