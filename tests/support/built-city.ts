import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {readCityFile, readManifest} from '#files/read-city.ts';
import type {Manifest} from '#schema/manifest.ts';
import {type LiveCity, openCity} from '#worker/live-city.ts';

/** A city's folder as the browser's worker opens it. */
export function openBuiltCity(dir: string): {readonly city: LiveCity; readonly manifest: Manifest} {
  const file = (name: string) => readCityFile(dir, name);
  const cells = existsSync(join(dir, 'cell-shape.bin.gz')) ? file('cell-shape.bin.gz') : null;
  return {
    city: openCity({
      graph: file('graph.bin.gz'),
      shape: file('graph-shape.bin.gz'),
      demand: file('demand.bin.gz'),
      facilities: file('facilities.bin.gz'),
      cells,
    }),
    manifest: readManifest(dir),
  };
}
