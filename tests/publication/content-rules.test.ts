import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {z} from 'zod';
import {mapFeatures} from '../../scripts/steps/background/map-features.ts';
import {OsmScene} from '../support/osm-scene.ts';

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const text = z.string().min(1);
const said = {id: text, zh: text, en: text, document: text, note: text};
const read = z.discriminatedUnion('status', [
  z.looseObject({status: z.literal('found'), url: z.url()}),
  z.looseObject({status: z.literal('recalled'), note: z.string().includes('待核'), url: z.undefined().optional()}),
]);
const answered = z.discriminatedUnion('answer', [
  z.looseObject({answer: z.literal('met'), test: text}),
  z.looseObject({answer: z.enum(['person', 'none']), test: z.undefined().optional()}),
]);
const rules = z
  .array(z.looseObject(said).and(read).and(answered))
  .parse(JSON.parse(readFileSync(inProject('data/publication/content-rules.json'), 'utf8')).rules);

test('every rule says where it stands, whether it was read, and how it is answered: what is met names its test', () => {
  expect(new Set(rules.map(({id}) => id)).size).toBe(rules.length);
  for (const rule of rules)
    if (rule.answer === 'met') expect(existsSync(inProject(rule.test)), `${rule.id}: ${rule.test}`).toBe(true);
});

test('draws railways, but not the tracks of stations and yards', () => {
  const scene = new OsmScene().node('a', 0, 0).node('b', 100, 0).node('c', 0, 10).node('d', 100, 10);
  const extract = scene
    .way('a b', {railway: 'rail'})
    .way('a c', {railway: 'rail', service: 'yard'})
    .way('c d', {railway: 'rail', service: 'siding'})
    .way('b d', {railway: 'tram', service: 'crossover'})
    .extract();
  expect(mapFeatures(extract).map(({properties}) => properties)).toEqual([{kind: 'rail'}]);
});

test('keeps of a feature its kind and its names, no figure of it', () => {
  const scene = new OsmScene().node('a', 0, 0).node('b', 100, 0).node('c', 100, 100);
  const figures = {
    ele: '812',
    depth: '7',
    voltage: '110000',
    maxheight: '3',
    'reservoir:capacity': '90000',
    width: '40',
  };
  const extract = scene
    .way('a b', {highway: 'primary', bridge: 'yes', 'bridge:structure': 'arch', name: '桥', ...figures})
    .way('b c', {waterway: 'river', name: '河', ...figures})
    .way('a b c a', {leisure: 'park', name: '园', 'name:en': 'Park', ...figures})
    .extract();
  const keys = new Set(mapFeatures(extract).flatMap(({properties}) => Object.keys(properties)));
  expect([...keys].sort()).toEqual(['kind', 'name', 'name_en']);
});
