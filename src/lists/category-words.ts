/** Names of a category by which a list may call it. */
export interface CategoryNames {
  readonly key: string;
  readonly name_zh: string;
  readonly name_en: string;
}

/** Everyday words for what the catalogue calls differently; tried after its own names. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  pharmacy: ['药房', '大药房', '零售药店', 'pharmacies', 'chemist'],
  health_centre: ['卫生院', 'health centre', 'health center'],
  health_station: ['诊所', '卫生室', '卫生服务站', 'clinic', 'clinics'],
  hospital: ['综合医院', 'hospitals'],
  primary: ['小学校', 'primary schools'],
  junior: ['中学', '初级中学', 'secondary school', 'secondary schools', 'junior school'],
  kindergarten: ['幼稚园', '幼儿园（所）', 'kindergartens'],
  nursery: ['托育', '托育园', 'nurseries'],
  market: ['农贸市场', '菜场', '菜市', '街市', 'market', 'markets', 'public market'],
  elder_meal: ['老年食堂', '长者食堂', '老年餐厅', '助餐点', '社区食堂'],
  elder_daycare: ['日间照料', '日照中心', '日间照料中心', 'day care centres for the elderly'],
  elder_home: ['养老机构', '敬老院', '养老服务机构', 'nursing homes'],
  toilet: ['公共厕所', '卫生间', '厕所', 'toilets'],
  bus: ['公交车站', '公交站点', '公共汽车站', 'bus stops', 'bus station'],
  metro: ['地铁站', '地铁', 'metro', 'subway'],
  parcel: ['快递', '快递驿站', '菜鸟驿站', '邮局', '邮政', '邮政所', 'post office', 'post offices', 'parcel'],
  park: ['公园', '口袋公园', 'parks'],
  library: ['公共图书馆', 'libraries'],
  bank: ['银行', 'bank', 'banks'],
  police: ['警署', 'police'],
  supermarket: ['超市', '大型超市', 'supermarkets'],
  convenience: ['小超市', '便民店', 'convenience stores'],
  shelter: ['避难场所', '应急避难所', 'shelters'],
  charging: ['充电桩', '充电站', 'charging station'],
  parking: ['停车场', 'car park'],
  breakfast: ['早餐', '早点'],
  hair: ['理发', '理发店', '美发', '美容院'],
  elder_activity: ['老年活动中心', '老年活动站'],
};

const plain = (word: string) => word.normalize('NFKC').trim().toLowerCase();

/** Finds the category of a word: its key, or its Chinese or English name in the catalogue. */
export function categoryWords(categories: readonly CategoryNames[]): (word: string) => string | null {
  const keys = new Map<string, string>();
  for (const {key, name_zh, name_en} of categories) {
    for (const word of [...name_zh.split(/[、，（）]/), name_zh, name_en])
      if (plain(word) !== '' && !keys.has(plain(word))) keys.set(plain(word), key);
  }
  for (const {key} of categories) keys.set(plain(key), key);
  return word => keys.get(plain(word)) ?? null;
}

/** The same with everyday words beside the names of the catalogue, for lists nobody has prepared. */
export function everydayCategoryWords(categories: readonly CategoryNames[]): (word: string) => string | null {
  const named = categoryWords(categories);
  const others = new Map<string, string>();
  for (const {key} of categories) for (const word of OTHER_WORDS[key] ?? []) others.set(plain(word), key);
  return word => named(word) ?? others.get(plain(word)) ?? null;
}

/**
 * The category a text names somewhere, such as 2025年示范市药店名录.csv or Public_Market.geojson: the longest name found in it.
 * Null when there is none, or when two of equal length disagree.
 */
export function categoryInText(text: string, categories: readonly CategoryNames[]): string | null {
  // who runs it is named after what it is: Clinics under the Hospital Authority
  const within = ` ${plain(text).replace(/[\s_\-–./\\()（）]+/gu, ' ')} `.replace(/ under .*/, ' ');
  let best = 0;
  let found: string | null = null;
  for (const {key, name_zh, name_en} of categories)
    for (const word of [
      ...name_zh.split(/[、，（）]/),
      name_en,
      ...(OTHER_WORDS[key] ?? []),
      key.replaceAll('_', ' '),
    ]) {
      const name = plain(word);
      const isHan = /\p{Script=Han}/u.test(name);
      if (name.length < (isHan ? 2 : 4) || !within.includes(isHan ? name : ` ${name} `)) continue;
      const weight = isHan ? name.length * 3 : name.length;
      if (weight > best) {
        best = weight;
        found = key;
      } else if (weight === best && found !== key) found = null;
    }
  return found;
}
