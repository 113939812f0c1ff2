import {expect, test} from 'vitest';
import {readArguments} from '../../scripts/commands/arguments.ts';
import {
  type Command,
  choiceFlag,
  numberFlag,
  placeFlag,
  UsageError,
  wholeFlag,
} from '../../scripts/commands/command.ts';
import {commandHelp} from '../../scripts/commands/help.ts';
import {suggest} from '../../scripts/commands/suggest.ts';

const command: Command = {
  name: 'walk',
  usage: '<city-dir> --at LON,LAT',
  zh: '走',
  en: 'Walk',
  flags: {at: {type: 'string'}, minutes: {type: 'string'}, format: {type: 'string'}, public: {type: 'boolean'}},
  flagHelp: {at: 'where', minutes: 'how long', format: 'geojson or edges', public: 'for all'},
  rest: ['city-dir', 'pairs.csv'],
  notes: ['A note.'],
  run: async () => {},
};

const read = (...args: string[]) => readArguments(['dir', 'a.csv', ...args], command);

test('takes flags with a space or an equals sign, before or after the rest', () => {
  const wanted = {flags: {at: '1,2', public: true}, rest: ['dir', 'a.csv']};
  expect(read('--at', '1,2', '--public')).toEqual(wanted);
  expect(readArguments(['--at=1,2', 'dir', '--public', 'a.csv'], command)).toEqual(wanted);
});

test('takes a value that begins with a minus: western longitudes', () => {
  expect(read('--at', '-15.43,28.13')?.flags).toEqual({at: '-15.43,28.13'});
});

test.each([
  [['--minuts', '5'], '--minuts is no flag of yike walk; did you mean --minutes?'],
  [['--zzzzzz'], '--zzzzzz is no flag of yike walk; see yike walk --help'],
  [['-m', '5'], '-m is no flag of yike walk'],
  [['--at'], '--at needs a value'],
  [['--at='], '--at needs a value'],
  [['--public=yes'], '--public takes no value'],
  [['--at', '1,2', '--at', '1,2'], '--at is given twice'],
  [['more'], 'found more, expected nothing more'],
])('refuses %j as wrong usage', (args, message) => {
  expect(() => read(...args)).toThrow(UsageError);
  expect(() => read(...args)).toThrow(message);
});

test('names the argument that is missing', () => {
  expect(() => readArguments(['dir'], command)).toThrow('<pairs.csv> is missing');
});

test('asks for help whatever else is wrong', () => {
  expect(readArguments(['--help'], command)).toBeNull();
  expect(readArguments(['dir', '-h'], command)).toBeNull();
});

test('reads places longitude first and refuses swapped ones that cannot be', () => {
  const given = (at: string) => ({flags: {at}, rest: []});
  expect(placeFlag(given('-15.43, 28.13'), 'at')).toEqual([-15.43, 28.13]);
  for (const wrong of ['28', '1,2,3', 'a,b', '39.9,116.4', '1e1,2', ','])
    expect(() => placeFlag(given(wrong), 'at'), wrong).toThrow('expected LON,LAT');
});

test('reads numbers in a range and words of a list', () => {
  const given = {flags: {minutes: '15', format: 'edges'}, rest: []};
  expect(numberFlag(given, 'minutes', 0, 109)).toBe(15);
  expect(() => numberFlag(given, 'minutes', 0, 10)).toThrow('--minutes: found 15, expected a number from 0 to 10');
  expect(numberFlag({flags: {}, rest: []}, 'minutes', 0, 10)).toBeUndefined();
  expect(wholeFlag({flags: {seed: '7'}, rest: []}, 'seed', 0, 10)).toBe(7);
  expect(() => wholeFlag({flags: {seed: '1.5'}, rest: []}, 'seed', 0, 10)).toThrow(
    '--seed: found 1.5, expected a whole number from 0 to 10',
  );
  expect(choiceFlag(given, 'format', ['geojson', 'edges'])).toBe('edges');
  expect(choiceFlag({flags: {}, rest: []}, 'format', ['geojson', 'edges'])).toBe('geojson');
  expect(() => choiceFlag(given, 'format', ['geojson'])).toThrow('expected geojson');
});

test('suggests the nearest known word and nothing far-fetched', () => {
  expect(suggest('isocrone', ['build', 'isochrone', 'times'])).toBe('isochrone');
  expect(suggest('cov', ['coverage', 'gaps'])).toBe('coverage');
  expect(suggest('banana', ['build', 'gaps'])).toBeNull();
});

test('explains every flag in the help, in both languages above', () => {
  const text = commandHelp(command);
  for (const part of ['Walk', '走', '--at …', '--minutes …', '--public ', '--help', 'A note.'])
    expect(text).toContain(part);
});
