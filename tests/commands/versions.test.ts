import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {readManifest, readTable} from '#files/read-city.ts';
import {sha256} from '#files/sha256.ts';
import type {Manifest} from '#schema/manifest.ts';
import {fingerprintOf} from '../../scripts/steps/manifest.ts';
import {townCity, townXml, writeTown, yike} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-versions-'));
const out = join(root, 'out');
const tiny = join(out, 'tiny');
const kept = join(tiny, 'versions', '2023-05-01');
afterAll(() => rmSync(root, {recursive: true}));

const OLD = {...townCity, streets: {file: 'town.osm', snapshot: '2023-05-01'}};
/** A year before the pharmacy had another name and the supermarket was not on the map; a bank was. */
const oldXml = () =>
  townXml()
    .replace('=HYPERLINK(1)', '=CMD(1)')
    .replace(
      /<node id="9002".*?<\/node>/s,
      '<node id="9004" version="1" lon="7.0031" lat="43.0031"><tag k="amenity" v="bank"/></node>',
    );

/** Writes the town and, beside it, the town a year before. Gives the path of the city file. */
function writeBoth(dir: string, city: object = {}, old: object = {}): string {
  writeTown(join(dir, '2023'), {'city.json': {...OLD, ...old}, 'town.osm': oldXml()});
  return writeTown(dir, {'city.json': {...townCity, earlier: [{city: '2023/city.json'}], ...city}});
}

const bytesBelow = (dir: string) =>
  Object.fromEntries(
    readdirSync(dir, {recursive: true, withFileTypes: true})
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(dir.length), sha256(readFileSync(path))]),
  );

beforeAll(async () => {
  expect(await yike(root, 'build', writeBoth(join(root, 'sources')), '--out', 'out')).toMatchObject({code: 0});
});

describe('a city with an earlier version', () => {
  test('says what changed in the register, hostile names guarded in CSV and as they are elsewhere', async () => {
    const rows = await readTable(tiny, 'changes');
    expect(rows.map(row => [row['change'], row['facility_id'], row['before'], row['after']])).toEqual([
      ['renamed', 'osm:n9001:pharmacy', '=CMD(1)', '=HYPERLINK(1)'],
      ['registered', 'osm:n9002:supermarket', null, null],
      ['unregistered', 'osm:n9004:bank', null, null],
    ]);
    expect(rows.map(row => row['completeness_to'])).toEqual(['assumed', 'partial', 'partial']);
    const csv = readFileSync(join(tiny, 'changes.csv'), 'utf8');
    expect(csv).toContain("'=CMD(1)");
    expect(csv).not.toContain(',=');
  });

  test('keeps of it what was published, byte for byte as it is built alone, and nothing else', async () => {
    expect((await yike(root, 'build', 'sources/2023/city.json', '--out', 'alone')).code).toBe(0);
    const [version] = readManifest(tiny).versions ?? [];
    expect(version).toMatchObject({version: '2023-05-01', kept: 'city', codeSha256: readManifest(tiny).code.sha256});
    expect(readManifest(tiny).version).toBe('2024-05-01');
    const names = readdirSync(kept);
    expect(names).toEqual(version!.files.map(file => file.name));
    for (const table of ['areas', 'facilities', 'coverage', 'completeness', 'indicators', 'gaps', 'clauses'])
      expect(names).toEqual(expect.arrayContaining([`${table}.csv`, `${table}.zh.csv`, `${table}.parquet`]));
    expect(names).toEqual(expect.arrayContaining(['manifest.json', 'report.json', 'LICENCES.txt', 'dictionary.json']));
    for (const {name, bytes, sha256: hash} of version!.files) {
      const alone = readFileSync(join(root, 'alone', 'tiny', name));
      expect([alone.length, sha256(alone)], name).toEqual([bytes, hash]);
      expect(readFileSync(join(kept, name)).equals(alone), name).toBe(true);
    }
    expect(readdirSync(tiny).filter(name => name.startsWith('.'))).toEqual([]);
  });

  test('is verified: every hash, every change', async () => {
    expect(await yike(root, 'verify', 'out/tiny')).toMatchObject({code: 0, told: ''});
  });

  test('comes out the same from another folder', async () => {
    expect((await yike(root, 'build', writeBoth(join(root, 'deep', 'other')), '--out', 'again')).code).toBe(0);
    expect(bytesBelow(join(root, 'again', 'tiny'))).toEqual(bytesBelow(tiny));
  });

  test('kept as a folder: the same files, and the same changes', async () => {
    const file = writeBoth(join(root, 'from-folder'), {earlier: [{folder: '../alone/tiny'}]});
    expect((await yike(root, 'build', file, '--out', 'folder-out')).code).toBe(0);
    const dir = join(root, 'folder-out', 'tiny');
    expect(readManifest(dir).versions).toMatchObject([{version: '2023-05-01', kept: 'folder'}]);
    expect(bytesBelow(join(dir, 'versions'))).toEqual(bytesBelow(join(tiny, 'versions')));
    expect(await readTable(dir, 'changes')).toEqual(await readTable(tiny, 'changes'));
    expect(await yike(root, 'verify', dir)).toMatchObject({code: 0, told: ''});
  });
});

describe('an altered folder', () => {
  const copy = join(root, 'copy');
  const change = (path: string, from: string, to: string) => {
    const text = readFileSync(join(copy, path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(copy, path), text.replace(from, to));
  };
  const facts = (path: string) => {
    const bytes = readFileSync(join(copy, path));
    return {bytes: bytes.length, sha256: sha256(bytes)};
  };
  const editManifest = (path: string, edit: (manifest: Manifest) => void) => {
    const manifest = JSON.parse(readFileSync(join(copy, path), 'utf8')) as Manifest;
    edit(manifest);
    writeFileSync(
      join(copy, path),
      JSON.stringify({...manifest, fingerprint: fingerprintOf(manifest.files, manifest.versions)}),
    );
  };
  const KEPT = 'versions/2023-05-01';

  async function told(alter: () => void): Promise<string> {
    rmSync(copy, {recursive: true, force: true});
    cpSync(tiny, copy, {recursive: true});
    alter();
    const {code, told: message} = await yike(root, 'verify', 'copy');
    expect(code).toBe(1);
    return message;
  }

  /** Makes the manifest of the city fit a kept file. */
  const listKept = (name: string) =>
    editManifest('manifest.json', manifest => {
      Object.assign(manifest.versions![0]!.files.find(file => file.name === name)!, facts(`${KEPT}/${name}`));
    });

  test('is noticed: a kept file, one missing, one more, a version nobody lists', async () => {
    expect(await told(() => change(`${KEPT}/facilities.csv`, 'open', 'shut'))).toContain(`${KEPT}/facilities.csv`);
    expect(await told(() => rmSync(join(copy, KEPT, 'gaps.csv')))).toContain('no such file');
    expect(await told(() => writeFileSync(join(copy, KEPT, 'more.txt'), ''))).toContain('more.txt');
    expect(
      await told(() => cpSync(join(copy, KEPT), join(copy, 'versions', '2020-01-01'), {recursive: true})),
    ).toContain('2020-01-01');
  });

  test('is noticed with the hashes of one or both manifests made to fit', async () => {
    const alter = () => change(`${KEPT}/facilities.csv`, 'CMD', 'DMC');
    const oneManifest = await told(() => {
      alter();
      listKept('facilities.csv');
    });
    expect(oneManifest).toContain(`${KEPT}/manifest.json: files`);
    const both = await told(() => {
      alter();
      editManifest(`${KEPT}/manifest.json`, manifest => {
        Object.assign(manifest.files.find(file => file.path === 'facilities.csv')!, facts(`${KEPT}/facilities.csv`));
      });
      listKept('facilities.csv');
      listKept('manifest.json');
    });
    expect(both).toContain(`${KEPT}/facilities.csv: found other rows`);
  });

  test.each([
    ['changes.csv', '=CMD', '=DMC'],
    ['changes.csv', 'registered', 'renamed'],
    ['changes_coverage.csv', 'cannot-say', 'more'],
    ['changes_coverage.csv', 'register-incomplete', 'ranges-overlap'],
  ])('is noticed with its hash made to fit: a row of %s, %s for %s', async (name, from, to) => {
    const message = await told(() => {
      change(name, from, to);
      editManifest('manifest.json', manifest => {
        Object.assign(manifest.files.find(file => file.path === name)!, facts(name));
      });
    });
    expect(message).toContain(`${name}: row`);
  });

  test('is noticed: another day for a version, another kind', async () => {
    const day = await told(() =>
      editManifest('manifest.json', manifest => Object.assign(manifest, {version: '2030-01-01'})),
    );
    expect(day).toContain('version');
    const kind = await told(() =>
      editManifest('manifest.json', manifest => Object.assign(manifest.versions![0]!, {kept: 'folder'})),
    );
    expect(kind).toContain('versions');
  });
});

describe('--only', () => {
  test('keeps the versions of the build before while their sources are the same, else keeps nothing', async () => {
    const dir = join(root, 'only');
    cpSync(out, dir, {recursive: true});
    const build = () => yike(root, 'build', 'sources/city.json', '--out', 'only', '--only', 'streets');
    expect((await build()).code).toBe(0);
    expect(bytesBelow(dir)).toEqual(bytesBelow(out));
    const people = join(root, 'sources', '2023', 'people.csv');
    const before = readFileSync(people, 'utf8');
    writeFileSync(people, `${before}\n7.0005,43.0005,1,0`);
    expect((await build()).code).toBe(0);
    writeFileSync(people, before);
    expect(existsSync(join(dir, 'tiny', 'versions'))).toBe(false);
    expect(readManifest(join(dir, 'tiny'))).toMatchObject({versions: [], tables: {}});
  });
});

describe('a city file with earlier versions is refused, nothing built:', () => {
  const folder = 'alone/tiny';
  test.each<[string, object, object, readonly string[]]>([
    ['another city', {}, {id: 'other'}, ['city.json: earlier.0.city', '"other"', '"tiny"']],
    ['an invented one', {}, {invented: true}, ['earlier.0.city', 'an invented city', 'a real city']],
    ['one that names earlier ones itself', {}, {earlier: []}, ['earlier.0.city', 'names earlier versions itself']],
    ['no day', {}, {streets: {file: 'town.osm'}}, ['earlier.0.city', 'no day', '2023/city.json']],
    ['no day of its own', {streets: {file: 'town.osm'}}, {}, ['city.json: version', 'nothing']],
    ['the same day', {version: '2023-05-01'}, {}, ['earlier.0.city', '2023-05-01', 'before']],
    ['a later day', {}, {version: '2025-01-01'}, ['earlier.0.city', '2025-01-01', 'before 2024-05-01']],
    [
      'two in the wrong order',
      {earlier: [{folder: `../${folder}`}, {city: '2023/city.json'}]},
      {version: '2022-01-01'},
      ['earlier.0.folder', 'oldest first'],
    ],
    ['neither city nor folder', {earlier: [{}]}, {}, ['earlier.0', 'either']],
    ['both', {earlier: [{city: 'a', folder: 'b'}]}, {}, ['earlier.0', 'either']],
    ['a key that does not exist', {earlier: [{citty: 'a'}]}, {}, ['earlier.0.citty', 'city, folder']],
    ['a missing file', {earlier: [{city: 'none.json'}]}, {}, ['none.json', 'no such file']],
    ['a missing folder', {earlier: [{folder: 'none'}]}, {}, ['none/manifest.json', 'no such file']],
    ['an error in the earlier city', {}, {colour: 'red'}, ['2023/city.json: colour', '"red"']],
    [
      'an earlier source that is missing',
      {},
      {streets: {file: 'gone.osm', snapshot: '2023-05-01'}},
      ['2023/gone.osm', 'no such file'],
    ],
  ])('%s', async (_what, city, old, words) => {
    const dir = join(root, 'refused');
    rmSync(dir, {recursive: true, force: true});
    const {code, told, answer} = await yike(root, 'build', writeBoth(dir, city, old), '--out', 'refused-out');
    expect([code, answer]).toEqual([1, '']);
    for (const word of words) expect(told).toContain(word);
    expect(told.trimEnd().split('\n')).toHaveLength(1);
    if (existsSync(join(root, 'refused-out'))) expect(readdirSync(join(root, 'refused-out'))).toEqual([]);
  });

  test('a folder whose files are not as its manifest says, and the folder that is being replaced', async () => {
    const broken = join(root, 'broken');
    cpSync(join(root, 'alone', 'tiny'), broken, {recursive: true});
    writeFileSync(join(broken, 'gaps.csv'), 'x');
    const file = writeBoth(join(root, 'refused'), {earlier: [{folder: '../broken'}]});
    expect((await yike(root, 'build', file, '--out', 'refused-out')).told).toContain(
      '../broken/gaps.csv: found SHA-256',
    );
    const own = writeBoth(join(root, 'refused'), {earlier: [{folder: '../alone/tiny'}]});
    symlinkSync(join(root, 'alone'), join(root, 'link'));
    expect((await yike(root, 'build', own, '--out', 'link')).told).toContain('the folder this build replaces');
    expect((await yike(root, 'build', own, '--out', 'alone')).told).toContain('the folder this build replaces');
  });
});

test('a manifest whose version is a path is refused: nothing is written outside the folder', async () => {
  const hostile = join(root, 'hostile');
  cpSync(join(root, 'alone', 'tiny'), hostile, {recursive: true});
  const file = writeBoth(join(root, 'refused'), {earlier: [{folder: '../hostile'}]});
  const manifest = JSON.parse(readFileSync(join(hostile, 'manifest.json'), 'utf8')) as Manifest;
  const city = {...manifest.parameters.city, version: '../../../escaped'};
  for (const altered of [
    {...manifest, version: '../../../escaped'},
    {...manifest, version: null, parameters: {...manifest.parameters, city}},
  ]) {
    writeFileSync(join(hostile, 'manifest.json'), JSON.stringify(altered));
    const {code, told} = await yike(root, 'build', file, '--out', 'hostile-out');
    expect(code).toBe(1);
    expect(told).toContain('hostile');
    expect(existsSync(join(root, 'escaped'))).toBe(false);
  }
});

describe('--public', () => {
  const approved = {jurisdiction: 'CN', publish: {mapApproval: 'GS(2024)1234号'}};

  test('refuses an earlier version without an approval number, before anything is built', async () => {
    const file = writeBoth(join(root, 'public'), approved, {jurisdiction: 'CN'});
    const {code, told} = await yike(root, 'build', file, '--out', 'public-out', '--public');
    expect(code).toBe(1);
    expect(told).toContain('2023/city.json: publish.mapApproval');
    expect(existsSync(join(root, 'public-out'))).toBe(false);
  });

  test('refuses a kept register with what the map now knows as sensitive; without --public it is built', async () => {
    const file = writeBoth(join(root, 'sensitive'));
    const barracks = townXml()
      .replace('<tag k="shop" v="supermarket"/>', '<tag k="military" v="barracks"/>')
      .replaceAll('9002', '9004');
    writeFileSync(join(root, 'sensitive', 'town.osm'), barracks);
    const build = (...more: string[]) => yike(root, 'build', file, '--out', 'sensitive-out', ...more);
    const {code, told} = await build('--public');
    expect(code).toBe(1);
    expect(told).toContain('versions/2023-05-01/facilities: found osm:n9004:bank');
    expect(readdirSync(join(root, 'sensitive-out'))).toEqual([]);
    expect((await build()).code).toBe(0);
  });
});
