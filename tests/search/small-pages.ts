import type {PageCity, PageEntry, PageFile} from '#search/page-file.ts';

const READINGS = {
  ...{缺: 'que', 口: 'kou', 药: 'yao', 店: 'dian', 隐: 'yin', 私: 'si', 和: 'he', 平: 'ping', 城: 'cheng'},
  ...{托: 'tuo', 位: 'wei', 岁: 'sui', 以: 'yi', 下: 'xia', 数: 'shu'},
};

/** A city of a small file of pages. */
export function smallCity(id: string, name: string, invented: boolean): PageCity {
  return {
    id,
    invented,
    name: {zh: name, en: id},
    ribbons: {zh: invented ? ['演示数据'] : [], en: invented ? ['invented'] : []},
    noData: [],
    services: {pharmacy: {zh: '药店', en: 'Pharmacy'}},
    places: null,
  };
}

/** An entry with what a test leaves out filled in. */
export function smallEntry(path: string, zh: string, en: string, more: Partial<PageEntry> = {}): PageEntry {
  return {kind: 'page', city: -1, path, title: {zh, en}, part: null, words: [], also: [], ...more};
}

/** A file of pages with a real city and an invented one, in this order. */
export function smallPages(entries: readonly PageEntry[]): PageFile {
  return {
    format: 'yikezhong-pages/1',
    readings: READINGS,
    cities: [smallCity('real', '和平城', false), smallCity('made', '平和城', true)],
    entries,
  };
}
