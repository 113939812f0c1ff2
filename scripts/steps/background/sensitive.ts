import {readFileSync} from 'node:fs';
import {z} from 'zod';
import type {OsmExtract, Tags} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import {type RingBox, ringAreaContains, ringBoxes} from '../network/ring-area.ts';

const text = z.string().min(1);
const values = z.record(text, z.array(text).min(1));

/** Form of data/publication/sensitive-features.json. `*` stands for any value but no. */
export const sensitiveFeaturesSchema = z.strictObject({
  about: text,
  kinds: z.array(
    z.strictObject({
      kind: z.enum(['military', 'prison', 'fuel', 'power', 'water']),
      zh: text,
      en: text,
      /** `closed`: nothing that stands on such ground is published either; `open`: people go there for other things. */
      ground: z.enum(['closed', 'open']),
      tags: values,
      /** Tags with which a feature is not of this kind after all. */
      except: values.optional(),
      source: z.strictObject({
        document: text,
        status: z.enum(['found', 'recalled']),
        url: text.optional(),
        note: text,
      }),
    }),
  ),
});

/** What a published map does not show, and by what tags it is known. */
export type SensitiveKind = z.infer<typeof sensitiveFeaturesSchema>['kinds'][number];

let kinds: readonly SensitiveKind[] | undefined;

/** The table of what is left out of every published file. */
export function sensitiveKinds(): readonly SensitiveKind[] {
  kinds ??= sensitiveFeaturesSchema.parse(
    JSON.parse(readFileSync(new URL('../../../data/publication/sensitive-features.json', import.meta.url), 'utf8')),
  ).kinds;
  return kinds;
}

function carries(tags: Tags, table: Readonly<Record<string, readonly string[]>>): boolean {
  for (const key in table) {
    const given = tags[key];
    if (given === undefined) continue;
    const wanted = table[key] as readonly string[];
    for (const value of given.split(';')) {
      if (wanted.includes(value.trim()) || (wanted[0] === '*' && value.trim() !== 'no')) return true;
    }
  }
  return false;
}

function isOf({tags: wanted, except}: SensitiveKind, tags: Tags): boolean {
  return carries(tags, wanted) && !(except !== undefined && carries(tags, except));
}

/** True for what no published map of ours shows: military, prisons, fuel, power and water supply. */
export function isSensitive(tags: Tags): boolean {
  return sensitiveKinds().some(kind => isOf(kind, tags));
}

/** True for grounds of which nothing is published, whatever stands there: military and prisons. */
export function isClosedGround(tags: Tags): boolean {
  return sensitiveKinds().some(kind => kind.ground === 'closed' && isOf(kind, tags));
}

/** Grounds of an extract by what makes them one: several steps ask for the same. */
const grounds = new WeakMap<OsmExtract, Map<typeof isSensitive, Ground>>();

type Ground = (lon: number, lat: number) => boolean;

/** Tells whether a place, in degrees, lies in a sensitive area: what stands there is not shown either. Found once for an extract. */
export function sensitiveGround(extract: OsmExtract, isGround = isSensitive): Ground {
  const known = grounds.get(extract) ?? new Map<typeof isSensitive, Ground>();
  grounds.set(extract, known);
  const ground = known.get(isGround) ?? findGround(extract, isGround);
  known.set(isGround, ground);
  return ground;
}

function findGround(extract: OsmExtract, isGround: typeof isSensitive): Ground {
  const areas: RingBox[] = [];
  for (let way = 0; way < extract.wayCount; way++) {
    if (isGround(extract.wayTags(way))) areas.push(...ringBoxes(polygonOfWay(extract, way)));
  }
  for (let relation = 0; relation < extract.relationCount; relation++) {
    if (isGround(extract.relationTags(relation))) areas.push(...ringBoxes(polygonsOfRelation(extract, relation)));
  }
  return (lon, lat) => areas.some(area => ringAreaContains(area, lon, lat));
}
