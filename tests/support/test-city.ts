import {type City, parseCity} from '#schema/city.ts';

/** A checked city file with the least in it; `change` replaces keys. */
export function testCity(change: Readonly<Record<string, unknown>> = {}): City {
  const least = {
    id: 'test',
    name: {zh: '测试', en: 'Test'},
    language: 'zh',
    timeZone: 'Asia/Shanghai',
    jurisdiction: 'CN',
    boundary: {bbox: [113, 23, 113.02, 23.02]},
    population: {kind: 'buildings', total: 1000},
    facilities: [],
    licences: [],
  };
  return parseCity(JSON.stringify({...least, ...change}), 'city.json');
}
