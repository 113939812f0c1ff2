import type {OsmExtract, Tags} from '../../io/osm-extract.ts';

/** Names of a street in other languages, where they differ from the one on the sign. */
export interface OtherNames {
  readonly zh?: string;
  readonly en?: string;
}

/** Other names of the streets of an extract, by the name on the sign: the one most ways of that name carry. */
export function streetNames(extract: OsmExtract, ways: ReadonlySet<number>): Map<string, OtherNames> {
  const votes = new Map<string, Record<'zh' | 'en', Map<string, number>>>();
  for (const way of ways) {
    const tags = extract.wayTags(way);
    const name = tags['name'];
    if (name === undefined) continue;
    for (const [language, other] of Object.entries(otherNames(tags)) as ['zh' | 'en', string][]) {
      const seen = votes.get(name) ?? {zh: new Map<string, number>(), en: new Map<string, number>()};
      votes.set(name, seen);
      seen[language].set(other, (seen[language].get(other) ?? 0) + 1);
    }
  }
  return new Map([...votes].map(([name, seen]) => [name, {...most('zh', seen.zh), ...most('en', seen.en)}]));
}

/** Names in Chinese and English that differ from the one on the sign. */
export function otherNames(tags: Tags): OtherNames {
  const pick = (language: 'zh' | 'en') => {
    const other = tags[`name:${language}`]?.trim();
    return other === undefined || other === '' || other === tags['name'] ? {} : {[language]: other};
  };
  return {...pick('zh'), ...pick('en')};
}

function most(language: 'zh' | 'en', seen: ReadonlyMap<string, number>): OtherNames {
  const [first] = [...seen].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return first === undefined ? {} : {[language]: first[0]};
}
