import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {mapMarkLines, writeMapMark} from '#explorer/frame/map-mark.ts';
import {pictureOfMap} from '#explorer/picture.ts';
import {createStore, type OpenCity, type Store} from '#explorer/store.ts';

const NOTICE = {zh: '未经地图审核，不得公开传播', en: 'Map not officially reviewed: not for publication'};

interface Written {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A picture that remembers what was written on it, in pixels of the page; a letter is as wide as its size, a Latin one half. */
function paper(width: number, height: number, scale = 1) {
  const written: Written[] = [];
  const plates: (readonly [x: number, y: number, width: number, height: number])[] = [];
  const context = {
    ...{font: '', fillStyle: '', save() {}, restore() {}, setTransform() {}, scale() {}, drawImage() {}},
    fillRect: (...box: [number, number, number, number]) => plates.push(box),
    fillText: (words: string, x: number, y: number) => written.push({words, x, y, size: sizeOf(context.font)}),
    measureText: (words: string) => ({width: widthOf(words, sizeOf(context.font))}),
  };
  const canvas = {
    ...{width: width * scale, height: height * scale, getContext: () => context},
    toBlob: (done: (blob: object) => void) => done({}),
  };
  return {canvas: canvas as unknown as HTMLCanvasElement, written, plates};
}

const sizeOf = (font: string) => Number(/([\d.]+)px/.exec(font)?.[1] ?? 0);
const widthOf = (words: string, size: number) =>
  [...words].reduce((sum, sign) => sum + (/\p{Script=Han}|[，：]/u.test(sign) ? size : size / 2), 0);

const publish = (mapApproval: string | null) => ({mapApproval, notice: mapApproval === null ? NOTICE : null});
const cityWith = (statement: object) =>
  ({
    info: {
      manifest: {
        ...{id: 'x', name: {zh: '城', en: 'City'}, jurisdiction: 'CN', invented: false, sources: [], licences: []},
        publish: statement,
      },
    },
  }) as unknown as OpenCity;
function storeOf(lang: 'zh' | 'en', open: OpenCity): Store {
  const store = createStore({cityId: 'x', lang, base: '/'});
  [store.city.value, store.mode.value] = [open, 'city'];
  return store;
}

let made: ReturnType<typeof paper>;
beforeEach(() => {
  vi.stubGlobal('devicePixelRatio', 2);
  vi.stubGlobal('location', {href: 'https://example.org/'});
  vi.stubGlobal('document', {
    ...{body: {}, documentElement: {}},
    createElement: () => {
      made = paper(720, 400);
      return made.canvas;
    },
  });
  vi.stubGlobal('getComputedStyle', () => ({fontFamily: 'sans-serif', getPropertyValue: () => ''}));
});
afterEach(() => vi.unstubAllGlobals());

describe('what a map says of its approval', () => {
  test('the Chinese words in both languages, the English ones beside them, nothing where nothing is asked', () => {
    expect(mapMarkLines(storeOf('zh', cityWith(publish(null))), cityWith(publish(null)))).toEqual([NOTICE.zh]);
    expect(mapMarkLines(storeOf('en', cityWith({})), cityWith(publish(null)))).toEqual([NOTICE.zh, NOTICE.en]);
    const approved = cityWith(publish('京S(2025)041号'));
    expect(mapMarkLines(storeOf('zh', approved), approved)).toEqual(['审图号：京S(2025)041号']);
    expect(mapMarkLines(storeOf('en', approved), approved).join()).toContain('京S(2025)041号');
    const abroad = cityWith({mapApproval: null, notice: null});
    expect(mapMarkLines(storeOf('zh', abroad), abroad)).toEqual([]);
  });

  test.each([1, 2, 1.5])('stands at the lower left inside the picture, on a plate, at %s pixels a pixel', scale => {
    const {canvas, written, plates} = paper(600, 400, scale);
    writeMapMark(canvas, [NOTICE.zh, NOTICE.en], scale);
    expect(written.map(({words}) => words)).toEqual([NOTICE.zh, NOTICE.en]);
    const [left, top, width, height] = plates[0]!;
    expect([left, top + height]).toEqual([0, 400]);
    for (const {words, x, y, size} of written) {
      expect(x).toBeLessThan(20);
      expect(y).toBeGreaterThan(top);
      expect(y).toBeLessThan(400);
      expect(x + widthOf(words, size)).toBeLessThanOrEqual(width);
    }
  });

  test('is written smaller on a narrow picture rather than cut off', () => {
    const {canvas, written} = paper(260, 300);
    writeMapMark(canvas, [NOTICE.zh, NOTICE.en], 1);
    const {size} = written[1]!;
    expect(size).toBeLessThan(13);
    expect(widthOf(NOTICE.en, size)).toBeLessThanOrEqual(260);
  });

  test('leaves the picture of a city that need not say anything as it is', () => {
    const {canvas, written, plates} = paper(600, 400);
    writeMapMark(canvas, [], 1);
    expect([...written, ...plates]).toEqual([]);
  });

  test('a picture of words alone says it below them', async () => {
    const open = cityWith(publish(null));
    await pictureOfMap(storeOf('zh', open), async () => null, {title: '题', below: [], scenario: false});
    expect(made.written.map(({words}) => words)).toContain(NOTICE.zh);
  });
});

test('every picture of the map passes the place that writes it: the map is captured nowhere else', () => {
  const explorer = fileURLToPath(new URL('../../../src/explorer', import.meta.url));
  const capturing = readdirSync(explorer, {recursive: true, encoding: 'utf8'}).filter(
    file =>
      /\.tsx?$/.test(file) && /view\S*\.capture\(\)|getCanvas\(\)/.test(readFileSync(join(explorer, file), 'utf8')),
  );
  expect(capturing).toEqual([join('frame', 'start-map.ts')]);
  const start = readFileSync(join(explorer, 'frame', 'start-map.ts'), 'utf8');
  expect(start.indexOf('writeMapMark(picture')).toBeGreaterThan(start.indexOf('await view.capture()'));
});
