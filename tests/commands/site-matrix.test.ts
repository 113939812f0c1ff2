import {describe, expect, test} from 'vitest';
import {siteFromMatrix} from '../../scripts/commands/site-matrix.ts';
import {folderWith} from '../support/folder.ts';
import {sharedFile} from '../support/shared.ts';

/** Answer of `site --matrix` for a file with the given text, or for a path. */
async function answerTo(file: {readonly text: string} | {readonly path: string}, flags: Record<string, string>) {
  const cwd = 'text' in file ? folderWith({'pairs.csv': file.text}) : '/';
  const matrix = 'text' in file ? 'pairs.csv' : file.path;
  let answer = '';
  await siteFromMatrix(
    {flags: {...flags, matrix}, rest: []},
    {
      cwd,
      answer: text => {
        answer += text;
      },
      tell: () => undefined,
      progress: () => undefined,
    },
  );
  return JSON.parse(answer) as Record<string, unknown>;
}

const PAIRS = `demand,site,cost,weight
a,north,10,3
a,south,30,3
b,north,20,1
b,south,5,1
c,south,40,2
c,north,,2
`;

describe('site --matrix', () => {
  test('answers one object with the objective, the sites, a bound and how sure it is', async () => {
    const answer = await answerTo({text: PAIRS}, {objective: 'pmedian', count: '2'});
    expect(answer).toEqual({
      objective: 115,
      objective_kind: 'cost',
      count: 2,
      sites: ['north', 'south'],
      lower_bound: 115,
      optimal: true,
      seconds: expect.any(Number),
    });
    expect(await answerTo({text: PAIRS}, {objective: 'coverage', count: '1', radius: '20'})).toMatchObject({
      ...{objective: 4, objective_kind: 'people', count: 1, sites: ['north'], upper_bound: 4, optimal: true},
    });
    expect(await answerTo({text: PAIRS}, {objective: 'setcover', radius: '20'})).toMatchObject({
      ...{objective: 1, objective_kind: 'sites', sites: ['north'], lower_bound: 1, optimal: true, uncoverable: ['c']},
    });
  });

  test('the order of rows and columns changes nothing', async () => {
    const rows = PAIRS.trim().split('\n').slice(1);
    const turned = rows.reverse().map(row => row.split(',').reverse().join(','));
    const text = `weight,cost,site,demand\n${turned.join('\n')}\n`;
    const flags = {objective: 'coverage', count: '2', radius: '30'};
    const {seconds: _, ...answer} = await answerTo({text}, flags);
    expect(await answerTo({text: PAIRS}, flags)).toMatchObject(answer);
  });

  test('takes the names of the columns from --columns, ids as text, weights with decimals', async () => {
    const text = 'w;to;from;m\n1.5;007;x y;3\n0.25;7;x y;9\n1.5;007;z;8\n';
    const flags = {objective: 'coverage', count: '1', radius: '5', columns: 'demand=to,site=from,cost=m,weight=w'};
    expect(await answerTo({text}, flags)).toMatchObject({objective: 1.5, sites: ['x y'], upper_bound: 1.5});
  });

  test.each(['to,from,m,w', 'demand:to,site:from,cost:m,weight:w'])('takes --columns %s as well', async columns => {
    const text = 'w;to;from;m\n1.5;007;x y;3\n0.25;7;x y;9\n1.5;007;z;8\n';
    expect(await answerTo({text}, {objective: 'coverage', count: '1', radius: '5', columns})).toMatchObject({
      ...{objective: 1.5, sites: ['x y']},
    });
  });

  test('every demand weighs 1 without a weight column', async () => {
    const text = 'demand,site,cost\n1,9,4\n2,9,6\n1,10,1\n2,10,20\n';
    expect(await answerTo({text}, {objective: 'pmedian', count: '1'})).toMatchObject({objective: 10, sites: ['9']});
  });

  test.each([
    ['a cost that is no number', 'demand,site,cost\na,b,far\n', {}, 'pairs.csv: row 1, column "cost": found far'],
    ['a missing column', 'demand,place,cost\na,b,1\n', {}, 'expected a column named "site"'],
    ['an empty id', 'demand,site,cost\n,b,1\n', {}, 'row 1, column "demand": found nothing, expected an id'],
    ['a negative weight', 'demand,site,cost,weight\na,b,1,-2\n', {}, 'column "weight": found -2'],
    ['two weights', 'demand,site,cost,weight\na,b,1,2\na,c,1,3\n', {}, 'row 2, column "weight": found 3 for demand a'],
    ['two costs', 'demand,site,cost\na,b,1\na,b,2\n', {}, 'row 2: found the cost 2 for demand a and site b'],
    ['too many sites', 'demand,site,cost\na,b,1\n', {count: '2'}, 'found --count 2, expected 1 to 1'],
    ['no count', 'demand,site,cost\na,b,1\n', {count: ''}, '--count'],
    ['a demand without sites', 'demand,site,cost\na,b,1\nc,b,\n', {}, 'demand c: found no site with a cost'],
    ['nobody can serve all', 'demand,site,cost\na,b,1\nc,d,1\n', {}, 'found no plan of 1 site that serves all demand'],
    ['no rows', 'demand,site,cost\n', {}, 'found no rows'],
    ['a missing radius', 'demand,site,cost\na,b,1\n', {objective: 'coverage'}, '--radius R is missing'],
    ['a wrong mapping', 'demand,site,cost\na,b,1\n', {columns: 'people=cost'}, '--columns: found people=cost'],
    ['a flag of cities', 'demand,site,cost\na,b,1\n', {minutes: '15'}, '--minutes does not go with --matrix'],
  ])('refuses %s', async (_, text, flags, message) => {
    await expect(answerTo({text}, {objective: 'pmedian', count: '1', ...flags})).rejects.toThrow(message);
  });

  test('reads OR-Library networks: a repeated edge overwrites, p from the file unless --count', async () => {
    const text = ' 4 4 1\n 1 2 9\n 2 3 1\n 3 4 1\n 1 2 2\n';
    const flags = {objective: 'pmedian', format: 'orlib'};
    // a line 1 –2– 2 –1– 3 –1– 4
    expect(await answerTo({text}, flags)).toMatchObject({objective: 5, count: 1, sites: [2], lower_bound: 5});
    expect(await answerTo({text}, {...flags, count: '2'})).toMatchObject({objective: 2, count: 2, optimal: true});
  });

  test.each([
    ['fewer edges than promised', '2 2 1\n1 2 3\n', 'line 1: found 1 edges, expected 2 edges'],
    ['a node that is not there', '2 1 1\n1 3 3\n', 'line 2: found 3, expected a whole number from 0 to 2'],
    ['a cost that is no number', '2 1 1\n1 2 x\n', 'line 2: found x, expected a number, 0 or more'],
    ['too many sites', '2 1 3\n1 2 1\n', 'found 2 nodes and p = 3'],
  ])('refuses an OR-Library file with %s', async (_, text, message) => {
    await expect(answerTo({text}, {objective: 'pmedian', format: 'orlib'})).rejects.toThrow(message);
  });

  const sanFrancisco = sharedFile('spopt_sf/SF_network_distance_candidateStore_16_censusTract_205_new.csv');
  test.skipIf(sanFrancisco === null)('reaches the published optima of spopt San Francisco', async () => {
    const columns = 'demand=DestinationName,site=name,cost=distance,weight=demand';
    const ask = (flags: Record<string, string>) => answerTo({path: sanFrancisco as string}, {columns, ...flags});
    const median = await ask({objective: 'pmedian', count: '4'});
    expect(median['objective']).toBeCloseTo(2848268129.7145, 4);
    expect(median['optimal']).toBe(true);
    const coverage = {objective: 875247, upper_bound: 875247, optimal: true};
    expect(await ask({objective: 'coverage', count: '4', radius: '5000'})).toMatchObject(coverage);
    const cover = {objective: 8, lower_bound: 8, optimal: true, uncoverable: []};
    expect(await ask({objective: 'setcover', radius: '5000'})).toMatchObject(cover);
  });
});
