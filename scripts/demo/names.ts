import type {Random} from './random.ts';

/** A name as on the sign and in English. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

/** Syllables of invented names: characters with their pinyin. */
const FIRST: readonly (readonly [string, string])[] = [
  ['清', 'Qing'],
  ['明', 'Ming'],
  ['云', 'Yun'],
  ['安', 'An'],
  ['永', 'Yong'],
  ['新', 'Xin'],
  ['东', 'Dong'],
  ['文', 'Wen'],
  ['和', 'He'],
  ['景', 'Jing'],
  ['望', 'Wang'],
  ['春', 'Chun'],
  ['松', 'Song'],
  ['竹', 'Zhu'],
  ['梅', 'Mei'],
  ['柳', 'Liu'],
  ['石', 'Shi'],
  ['玉', 'Yu'],
  ['锦', 'Jin'],
  ['长', 'Chang'],
  ['福', 'Fu'],
  ['瑞', 'Rui'],
  ['泰', 'Tai'],
  ['晓', 'Xiao'],
  ['白', 'Bai'],
  ['青', 'Qing'],
  ['丹', 'Dan'],
  ['兰', 'Lan'],
  ['书', 'Shu'],
  ['知', 'Zhi'],
];
const SECOND: readonly (readonly [string, string])[] = [
  ['河', 'he'],
  ['桥', 'qiao'],
  ['园', 'yuan'],
  ['湖', 'hu'],
  ['山', 'shan'],
  ['林', 'lin'],
  ['坊', 'fang'],
  ['苑', 'yuan'],
  ['阳', 'yang'],
  ['平', 'ping'],
  ['川', 'chuan'],
  ['泉', 'quan'],
  ['塘', 'tang'],
  ['溪', 'xi'],
  ['台', 'tai'],
  ['门', 'men'],
  ['华', 'hua'],
  ['宁', 'ning'],
  ['庆', 'qing'],
  ['丰', 'feng'],
  ['光', 'guang'],
  ['亭', 'ting'],
  ['岸', 'an'],
  ['墨', 'mo'],
  ['洲', 'zhou'],
  ['坪', 'ping'],
  ['岭', 'ling'],
  ['桐', 'tong'],
  ['雅', 'ya'],
  ['谷', 'gu'],
];

/** Hands out two-syllable names, none of them twice, in an order that depends on the stream. */
export function nameGiver(random: Random): () => Name {
  const names: Name[] = [];
  for (const [zh1, en1] of FIRST) for (const [zh2, en2] of SECOND) names.push({zh: zh1 + zh2, en: en1 + en2});
  for (let i = names.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [names[i], names[j]] = [names[j]!, names[i]!];
  }
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const name = names.pop();
      if (name === undefined) throw new Error('names: no invented name is left');
      if (taken.has(name.en)) continue;
      taken.add(name.en);
      return name;
    }
  };
}

/** A name with an ending in both languages: 清河 + 路 → 清河路, Qinghe Road. */
export function suffixed(name: Name, zh: string, en: string): Name {
  return {zh: name.zh + zh, en: `${name.en} ${en}`};
}

/** OSM tags of a name. */
export function nameTags(name: Name): Record<string, string> {
  return {name: name.zh, 'name:zh': name.zh, 'name:en': name.en};
}
