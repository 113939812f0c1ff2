import {pinyin} from 'pinyin-pro';

/**
 * Characters that place names read in two ways (重庆 chong, 重工 zhong; 厦门 xia, 大厦 sha): both are understood,
 * because a dictionary of words does not know every name.
 */
const ALSO_READ: Readonly<Record<string, readonly string[]>> = {
  重: ['chong', 'zhong'],
  长: ['chang', 'zhang'],
  行: ['hang', 'xing'],
  朝: ['chao', 'zhao'],
  乐: ['le', 'yue'],
  都: ['du', 'dou'],
  厦: ['xia', 'sha'],
  大: ['da', 'dai'],
  单: ['dan', 'shan'],
  曾: ['zeng', 'ceng'],
  盛: ['sheng', 'cheng'],
  会: ['hui', 'kuai'],
  藏: ['zang', 'cang'],
  调: ['diao', 'tiao'],
  解: ['jie', 'xie'],
  仇: ['qiu', 'chou'],
  查: ['cha', 'zha'],
  区: ['qu', 'ou'],
  尉: ['wei', 'yu'],
  六: ['liu', 'lu'],
  番: ['fan', 'pan'],
  泊: ['bo', 'po'],
  栅: ['zha', 'shan'],
  堡: ['bao', 'pu'],
  铺: ['pu', 'bu'],
  埔: ['pu', 'bu'],
  浒: ['hu', 'xu'],
  荥: ['xing', 'ying'],
  蚌: ['beng', 'bang'],
  亳: ['bo', 'hao'],
  奇: ['qi', 'ji'],
  参: ['can', 'shen'],
  宿: ['su', 'xiu'],
  圩: ['wei', 'xu'],
  弄: ['nong', 'long'],
  巷: ['xiang', 'hang'],
  角: ['jiao', 'jue'],
  柏: ['bai', 'bo'],
  咀: ['ju', 'zui'],
  洞: ['dong', 'tong'],
  车: ['che', 'ju'],
  传: ['chuan', 'zhuan'],
  谷: ['gu', 'yu'],
  石: ['shi', 'dan'],
};

const HAN = /\p{Script=Han}+/gu;

/**
 * Readings of every Chinese character in some texts, without tones and with v for ü (lv also as lu, as people type it): first
 * as words of these texts read it, most often first, then as place names may. At most two from the texts.
 */
export function nameReadings(texts: Iterable<string>): Record<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const run of new Set([...texts].flatMap(text => text.match(HAN) ?? []))) {
    const characters = [...run];
    const read = pinyin(run, {toneType: 'none', type: 'array', v: true});
    // a word of the dictionary may be read as one: then each character by itself
    const aligned =
      read.length === characters.length ? read : characters.map(one => pinyin(one, {toneType: 'none', v: true}));
    for (const [at, character] of characters.entries()) {
      const seen = counts.get(character) ?? new Map<string, number>();
      counts.set(character, seen.set(aligned[at]!, (seen.get(aligned[at]!) ?? 0) + 1));
    }
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([character, seen]) => [character, readingsOf(character, seen).join(' ')]));
}

function readingsOf(character: string, seen: ReadonlyMap<string, number>): string[] {
  const usual = [...seen].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([reading]) => reading);
  const all = [...usual.slice(0, 2), ...(ALSO_READ[character] ?? [])].filter(reading => /^[a-z]+$/.test(reading));
  return [
    ...new Set(all.flatMap(reading => (/^[ln]v/.test(reading) ? [reading, reading.replace('v', 'u')] : [reading]))),
  ];
}
