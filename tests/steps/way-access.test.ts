import {expect, test} from 'vitest';
import {EDGE_FLAG} from '#core/graph.ts';
import type {Tags} from '../../scripts/io/osm-extract.ts';
import {isSignalCrossing, nodeBarrier} from '../../scripts/steps/network/node-barriers.ts';
import {loadWalkingRules} from '../../scripts/steps/network/walking-rules.ts';
import {walkableWay} from '../../scripts/steps/network/way-access.ts';

const rules = await loadWalkingRules();
const nowhere = () => false;

function flags(tags: Tags): number {
  return walkableWay(rules, {highway: 'footway', ...tags}, nowhere)!.flags;
}

test.each([
  [{highway: 'residential'}, 'residential'],
  [{highway: 'secondary_link'}, 'secondary'],
  [{highway: 'footway', footway: 'crossing'}, 'crossing'],
  [{highway: 'cycleway', cycleway: 'crossing'}, 'crossing'],
  [{highway: 'elevator'}, 'elevator'],
  [{public_transport: 'platform'}, 'platform'],
  [{route: 'ferry', foot: 'designated'}, 'ferry'],
])('calls a way with %o %s', (tags, kind) => {
  expect(walkableWay(rules, tags, nowhere)?.kind).toBe(kind);
});

test('takes the first value it knows of several, and what it does not know for open', () => {
  expect(walkableWay(rules, {highway: 'path', foot: 'no;yes'}, nowhere)).toBeNull();
  expect(walkableWay(rules, {highway: 'path', foot: 'sunny;no'}, nowhere)).toBeNull();
  expect(walkableWay(rules, {highway: 'path', foot: 'sunny'}, nowhere)).not.toBeNull();
});

test('knows no highway by the name of a property every object has', () => {
  expect(walkableWay(rules, {highway: 'constructor'}, nowhere)).toBeNull();
});

test('asks for residential land only on ways open to residents', () => {
  const asked = () => {
    throw new Error('asked');
  };
  expect(walkableWay(rules, {highway: 'service', access: 'no'}, asked)).toBeNull();
  expect(walkableWay(rules, {highway: 'service'}, asked)).not.toBeNull();
  expect(() => walkableWay(rules, {highway: 'service', access: 'private'}, asked)).toThrow('asked');
});

test.each([
  [{}, 0],
  [{layer: '0'}, 0],
  [{layer: '-1'}, EDGE_FLAG.offGround],
  [{level: '0'}, 0],
  [{level: '1'}, EDGE_FLAG.offGround],
  [{level: '-1;0'}, 0],
  [{level: '-2--1'}, EDGE_FLAG.offGround],
  [{level: '-1-2'}, 0],
  [{level: 'ground'}, 0],
  [{indoor: 'yes'}, EDGE_FLAG.offGround],
  [{indoor: 'no'}, 0],
  [{bridge: 'yes', layer: '1'}, EDGE_FLAG.bridge],
  [{bridge: 'viaduct'}, EDGE_FLAG.bridge],
  [{bridge: 'no'}, 0],
  [{tunnel: 'yes', layer: '-1'}, EDGE_FLAG.tunnel],
  [{tunnel: 'building_passage'}, 0],
  [{location: 'underground'}, EDGE_FLAG.tunnel],
  [{wheelchair: 'no'}, EDGE_FLAG.notStepFree],
  [{'oneway:foot': 'yes'}, EDGE_FLAG.noBackward],
  [{'foot:forward': 'no'}, EDGE_FLAG.noForward],
  [{oneway: 'yes'}, 0],
])('flags a footway with %o', (tags, expected) => {
  expect(flags(tags)).toBe(expected);
});

test('does not walk a way shut in both directions', () => {
  expect(walkableWay(rules, {highway: 'footway', 'foot:forward': 'no', 'foot:backward': 'no'}, nowhere)).toBeNull();
});

test('lets foot decide at a barrier, then a lock, then access, then the table', () => {
  const passage = (tags: Tags) => nodeBarrier(rules, {barrier: 'gate', ...tags}).passage;
  expect(passage({})).toBe('open');
  expect(passage({access: 'private'})).toBe('residents');
  expect(passage({access: 'no'})).toBe('closed');
  expect(passage({access: 'yes', locked: 'yes'})).toBe('closed');
  expect(passage({foot: 'yes', locked: 'yes', access: 'no'})).toBe('open');
  expect(passage({foot: 'no', access: 'yes'})).toBe('closed');
  expect(nodeBarrier(rules, {barrier: 'city_wall'}).passage).toBe('closed');
  expect(nodeBarrier(rules, {barrier: 'something_new'}).passage).toBe('open');
});

test.each([
  [{highway: 'crossing', crossing: 'traffic_signals'}, true],
  [{highway: 'crossing', 'crossing:signals': 'yes'}, true],
  [{highway: 'traffic_signals', crossing: 'marked'}, true],
  [{highway: 'traffic_signals'}, false],
  [{highway: 'crossing', crossing: 'zebra'}, false],
])('takes a node with %o for a signal crossing: %s', (tags, expected) => {
  expect(isSignalCrossing(tags)).toBe(expected);
});

test('has no value in two lists, and a kind for every highway', () => {
  const {open, residents, closed} = rules.access;
  const values = [...open, ...residents, ...closed];
  expect(new Set(values).size).toBe(values.length);
  const {pass, passOnFootOnly, block} = rules.barriers;
  const barriers = [...pass, ...passOnFootOnly, ...block];
  expect(new Set(barriers).size).toBe(barriers.length);
  for (const highway of rules.notHighways) expect(Object.hasOwn(rules.highways, highway)).toBe(false);
});
