import {expect, test} from 'vitest';
import {writtenPlaces} from '#search/coordinates.ts';

const monaco = [7.4, 43.71, 7.47, 43.77] as const;
const here = {lat: 43.7384, lon: 7.4246};

test('reads a pair of numbers in both orders, by where it lies', () => {
  for (const text of [
    '43.7384, 7.4246',
    '7.4246,43.7384',
    '43.7384 7.4246',
    '（43.7384，7.4246）'.slice(1, -1),
    'geo:43.7384,7.4246',
  ])
    expect(writtenPlaces(text, monaco), text).toEqual({inside: [here], outside: false});
});

test('reads letters, words and signs of the sides', () => {
  for (const text of [
    'N43.7384 E7.4246',
    '43.7384N, 7.4246E',
    '7.4246E 43.7384N',
    '北纬43.7384，东经7.4246',
    '东经7.4246°，北纬43.7384°',
  ])
    expect(writtenPlaces(text, monaco), text).toEqual({inside: [here], outside: false});
  expect(writtenPlaces('28.1S 15.4W', [-16, -29, -15, -28])).toEqual({
    inside: [{lat: -28.1, lon: -15.4}],
    outside: false,
  });
  expect(writtenPlaces('28.1, -15.4', [-16, 28, -15, 29])?.inside).toEqual([{lat: 28.1, lon: -15.4}]);
});

test('reads minutes and seconds', () => {
  const found = writtenPlaces('43°44′18.24″N 7°25′28.56″E', monaco);
  expect(found?.inside[0]?.lat).toBeCloseTo(43.7384, 7);
  expect(found?.inside[0]?.lon).toBeCloseTo(7.4246, 7);
});

test('shows both orders where both lie in the city, latitude first', () => {
  expect(writtenPlaces('5, 6', [0, 0, 10, 10])?.inside).toEqual([
    {lat: 5, lon: 6},
    {lat: 6, lon: 5},
  ]);
  expect(writtenPlaces('5, 5', [0, 0, 10, 10])?.inside).toEqual([{lat: 5, lon: 5}]);
});

test('says that coordinates are of somewhere else', () => {
  expect(writtenPlaces('48.8584, 2.2945', monaco)).toEqual({inside: [], outside: true});
});

test('takes no name, number or impossible place for coordinates', () => {
  for (const text of ['', '12', '43.7384', 'rue 12, 5', '12号 5栋', '200, 300', '95.5N, 7.4', 'N43 N7', '1 2 3'])
    expect(writtenPlaces(text, monaco), text).toBeNull();
});

test('answers at once for any length of spaces and signs', () => {
  const begun = performance.now();
  const hostile = [
    `1${' '.repeat(5000)}x`,
    `1${' '.repeat(300)}2${' '.repeat(10)}x`,
    `1${'\u3000'.repeat(200)}x`,
    `1 ${'°'.repeat(300)}`,
    `${'1 '.repeat(39)}x`,
    '9'.repeat(100_000),
  ];
  for (const text of hostile) expect(writtenPlaces(text, monaco), text.slice(0, 20)).toBeNull();
  expect(performance.now() - begun).toBeLessThan(200);
  expect(writtenPlaces(`43.7384,${' '.repeat(100)}7.4246`, monaco)?.inside).toEqual([here]);
});
