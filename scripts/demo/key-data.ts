import {readFile} from 'node:fs/promises';
import type {KeyStandard, KeyWalker} from './planted/key.ts';
import type {KeyData} from './planted/plant.ts';
import {PLANTED_CATEGORIES} from './planted/quarter.ts';

interface CatalogueFile {
  readonly categories: readonly {
    readonly key: string;
    readonly standards: readonly {
      readonly id: string;
      readonly measure: string;
      readonly minutes: number | null;
      readonly metres: number | null;
      readonly obligation: string;
      readonly status: string;
      readonly scope: string;
    }[];
  }[];
}

const CATALOGUES = new URL('../../data/catalogues/', import.meta.url);

async function readJson<Shape>(file: string): Promise<Shape> {
  return JSON.parse(await readFile(new URL(file, CATALOGUES), 'utf8')) as Shape;
}

/** The thresholds and walkers the key is made for, out of the catalogue and the profiles. */
export async function readKeyData(): Promise<KeyData> {
  const catalogue = await readJson<CatalogueFile>('categories.json');
  const profiles = await readJson<{profiles: readonly KeyWalker[]}>('profiles.json');
  const walker = (key: string) => {
    const found = profiles.profiles.find(profile => profile.key === key);
    if (found === undefined) throw new Error(`demo: profiles.json has no walker ${key}`);
    return found;
  };
  const standards = catalogue.categories
    .filter(({key}) => (PLANTED_CATEGORIES as readonly string[]).includes(key))
    .flatMap(({key, standards}) =>
      standards
        .filter(row => row.obligation === 'must' && row.status !== 'recalled' && row.scope === 'CN')
        .flatMap((row): KeyStandard[] => {
          if (row.measure === 'seconds' && row.minutes !== null)
            return [{id: row.id, category: key, measure: 'seconds', cutoff: row.minutes * 60}];
          if (row.measure === 'path_meters' && row.metres !== null)
            return [{id: row.id, category: key, measure: 'path_meters', cutoff: row.metres}];
          throw new Error(`demo: standard ${row.id} is measured as ${row.measure}, which the key cannot tell`);
        }),
    );
  return {standards, adult: walker('adult'), older: walker('age60plus')};
}
