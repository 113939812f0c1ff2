/** Texts that put residents and residential land side by side, in Chinese. The English file has the same keys. */
export const landZh = {
  'land.people': '走得到的居民',
  'land.land': '范围内的居住用地',
  'land.hectares': '{reached}公顷，共{all}公顷',
  'land.unknown': '{hectares}公顷不清楚',
  'land.peopleUnknown': '{people}不清楚',
  'land.none': '没有给出',
  'land.noneWhy':
    '没有给出居住用地：这座城市的资料里没有居住用地图斑，本站不用别的东西代替，所以用地一栏空着，不是零。',
  'land.how':
    '居住用地：{source}，{date}。市内共{all}公顷，切成边长{side}米的方格，从每一格走到设施，和居民用同样的路、同样的速度。名单不全的地方，够不着的用地算“不清楚”。',
  'land.noDate': '日期不详',
  'land.osm': 'OpenStreetMap 上标为居住用地的地块',
  'land.osmCaution': '地图上画了多少就有多少，多半不全：这里的份额只说画出来的这{all}公顷，不能代表全市的居住用地。',
  'land.judged': '判断看居民；用地只作对照，不作判断。条款只管城镇的，用地也只算城镇的。',
  'land.byDistrict': '各区的居民和居住用地',
} as const;

export type LandKey = keyof typeof landZh;
