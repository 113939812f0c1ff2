/** How a header may call a column of ours: whole names first, then what it may contain. Both without spaces and marks. */
interface HeaderWords {
  readonly whole: readonly string[];
  readonly part: RegExp | null;
}

const WORDS: Readonly<Record<string, HeaderWords>> = {
  lon: {
    whole: ['lon', 'lng', 'long', 'longitude', '经度', '經度', 'pointx', 'geolon', 'longitud', 'x坐标', '坐标x'],
    part: /经度|經度|longitude|(?:^|[^a-z])(?:lon|lng)(?:$|[^a-z])|^(?:gcj|bd|wgs)\d*(?:lon|lng|x)$/,
  },
  lat: {
    whole: ['lat', 'latitude', '纬度', '緯度', 'pointy', 'geolat', 'latitud', 'y坐标', '坐标y'],
    part: /(?<!经)纬度|(?<!經)緯度|latitude|(?:^|[^a-z])lat(?:$|[^a-z])|^(?:gcj|bd|wgs)\d*(?:lat|y)$/,
  },
  lon_lat: {
    whole: [
      '坐标',
      '經緯度',
      '经纬度',
      '地理坐标',
      '位置坐标',
      '坐标位置',
      'lonlat',
      'lnglat',
      'coordinates',
      'coordinate',
      'coords',
      'location',
      'gps',
    ],
    part: /经纬度|經緯度|坐标$/,
  },
  name_zh: {whole: ['中文名', '中文名称', '中文名稱', 'namezh', 'namechi', 'namecn', 'chinesename'], part: null},
  name_en: {whole: ['英文名', '英文名称', '英文名稱', 'nameen', 'nameeng', 'englishname'], part: null},
  name: {
    whole: [
      '名称',
      '名稱',
      '名字',
      'name',
      'nombre',
      'title',
      '机构名称',
      '单位名称',
      '设施名称',
      '設施名稱',
      '店名',
      '门店名称',
      '站名',
      '校名',
      '学校名称',
      '企业名称',
      '机构',
      '设施',
      '小区名称',
      'facilityname',
    ],
    part: /名称$|名稱$|^name|name$/,
  },
  address: {
    whole: ['地址', '详细地址', '地点', '位置', '所在地', 'address', 'addr', 'direccion', '地址门牌'],
    part: /地址|住址|address|门牌/,
  },
  phone: {
    whole: [
      '电话',
      '電話',
      '联系电话',
      '聯絡電話',
      '联系方式',
      '手机',
      'phone',
      'tel',
      'telephone',
      'telefono',
      'contact',
    ],
    part: /电话|電話|telephone|phone|手机号/,
  },
  category: {
    whole: [
      '类别',
      '類別',
      '类型',
      '類型',
      '分类',
      '种类',
      '业态',
      'category',
      'type',
      'kind',
      'class',
      '设施类别',
      '设施类型',
      '机构类别',
      '机构类型',
    ],
    part: /类别$|类型$|類別$|category$/,
  },
  capacity: {
    whole: [
      '床位',
      '床位数',
      '床位數',
      '学位',
      '学位数',
      '學額',
      '座位',
      '座位数',
      '餐位',
      '餐位数',
      '托位',
      '托位数',
      '容量',
      '核定人数',
      '可容纳人数',
      '车位',
      '车位数',
      'capacity',
      'beds',
      'seats',
      'places',
    ],
    part: /床位|学位|座位数|餐位|托位|容纳人数|capacity/,
  },
  capacity_unit: {whole: ['capacityunit', '容量单位', '容量單位'], part: null},
  floor_area_sqm: {
    whole: ['建筑面积', '面积', '营业面积', '占地面积', 'floorarea', 'floorareasqm', 'area'],
    part: /建筑面积|营业面积|使用面积/,
  },
  opening_hours: {
    whole: [
      '营业时间',
      '开放时间',
      '開放時間',
      '服务时间',
      '工作时间',
      '门诊时间',
      '开门时间',
      '供餐时间',
      'openinghours',
      'hours',
      'opentime',
      'horario',
    ],
    part: /营业时间|开放时间|開放時間|服务时间|openinghours/,
  },
  status: {
    whole: ['状态', '狀態', '营业状态', '运营状态', '经营状态', '建设状态', 'status', 'state'],
    part: /状态$|status$/,
  },
  provider: {
    whole: [
      '性质',
      '办学性质',
      '机构性质',
      '单位性质',
      '经营性质',
      '公办民办',
      '举办主体',
      'provider',
      'ownership',
      'operatortype',
    ],
    part: /性质$/,
  },
  wheelchair: {
    whole: ['无障碍', '无障碍设施', '轮椅', '輪椅', 'wheelchair', 'accessible', 'accessibility'],
    part: /无障碍|wheelchair/,
  },
  as_of: {
    whole: ['更新日期', '更新时间', '截至日期', '数据日期', '统计日期', 'asof', 'lastupdate', 'updated', 'date'],
    part: /更新(?:日期|时间)$|截至/,
  },
  id: {
    whole: ['id', '编号', '編號', '编码', '机构代码', '机构编码', '统一社会信用代码', 'facilityid', 'uid', 'gmid'],
    part: null,
  },
};

/** Weak names: only when the values are degrees. */
const WEAK: Readonly<Record<string, string>> = {x: 'lon', y: 'lat', easting: 'lon', northing: 'lat'};

/** Our columns that header words are known of, the ones that are tried first first. */
export const GUESSED_COLUMNS: readonly string[] = Object.keys(WORDS);

const withoutMarks = (name: string) => name.replace(/[^\p{L}\p{N}]/gu, '');

/** How well a header cell names a column of ours: 3 by its whole name, 2 by that before a bracket, 1 in part, 0.5 for x and y. */
export function headerScore(cell: string, column: string): number {
  const words = WORDS[column];
  if (words === undefined || cell.length > 200) return 0;
  const plain = cell.normalize('NFKC').trim().toLowerCase();
  if (plain === '' || plain.length > 30) return 0;
  if (withoutMarks(plain) === withoutMarks(column)) return 3;
  if (words.whole.includes(withoutMarks(plain))) return 3;
  const before = plain.replace(/[([【].*$/u, '');
  if (words.whole.includes(withoutMarks(before))) return 2;
  if (words.part?.test(plain) || words.part?.test(withoutMarks(plain))) return 1;
  return WEAK[withoutMarks(plain)] === column ? 0.5 : 0;
}

/** How many cells of a row look like names of columns; `sure`: x and y do not count. */
export function headerLikeness(row: readonly string[], sure = false): number {
  const least = sure ? 1 : 0.5;
  return row.filter(cell => GUESSED_COLUMNS.some(column => headerScore(cell, column) >= least)).length;
}
