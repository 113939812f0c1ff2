import type {Inside} from './blocks.ts';
import {type Board, withName} from './board.ts';
import {type Name, suffixed} from './names.ts';
import type {DrawnTags} from './osm-drawing.ts';
import type {Random} from './random.ts';

/** A kind of place a mapper would draw: its tags, the endings of its name, and in how many of 100 blocks there is one. */
interface ServiceKind {
  readonly tags: DrawnTags;
  readonly zh: string;
  readonly en: string;
  readonly inHundred: number;
  /** Category whose invented list holds these places instead of the map. */
  readonly list?: string;
}

const listed = (inHundred: number, zh: string, en: string, list: string): ServiceKind => ({
  inHundred,
  zh,
  en,
  tags: {},
  list,
});
const kind = (inHundred: number, zh: string, en: string, tags: DrawnTags): ServiceKind => ({inHundred, zh, en, tags});

/**
 * Places of every category of the catalogue but those of the planted quarters, on the map or in a list. As in a real map, many
 * are missing.
 */
export const SERVICE_KINDS: readonly ServiceKind[] = [
  kind(24, '社区党群服务中心', 'Community Service Station', {amenity: 'community_centre'}),
  kind(5, '街道便民服务中心', 'Subdistrict Service Centre', {amenity: 'townhall'}),
  kind(4, '邻里中心', 'Neighbourhood Complex', {amenity: 'community_centre', building: 'yes'}),
  kind(5, '民主议事厅', 'Residents Council Hall', {amenity: 'community_centre'}),
  kind(6, '退役军人服务站', 'Veterans Service Station', {office: 'government'}),
  kind(10, '新时代文明实践站', 'Volunteer Station', {amenity: 'community_centre'}),
  kind(12, '日间照料中心', 'Day Care Centre for the Elderly', {
    amenity: 'social_facility',
    social_facility: 'day_care',
    'social_facility:for': 'senior',
  }),
  kind(5, '养老院', 'Nursing Home', {
    amenity: 'social_facility',
    social_facility: 'nursing_home',
    'social_facility:for': 'senior',
  }),
  listed(52, '社区食堂', 'Community Canteen', 'elder_meal'),
  kind(4, '助浴点', 'Assisted Bathing', {amenity: 'social_facility'}),
  kind(12, '老年活动中心', 'Seniors Activity Room', {amenity: 'community_centre', 'community_centre:for': 'senior'}),
  listed(34, '托育园', 'Nursery', 'nursery'),
  kind(8, '初级中学', 'Junior High School', {amenity: 'school', 'isced:level': '2'}),
  kind(8, '儿童之家', 'Children’s House', {amenity: 'social_facility', 'social_facility:for': 'child'}),
  kind(30, '儿童乐园', 'Playground', {leisure: 'playground'}),
  listed(30, '社区卫生服务站', 'Health Station', 'health_station'),
  listed(80, '大药房', 'Pharmacy', 'pharmacy'),
  kind(3, '医院', 'Hospital', {amenity: 'hospital', healthcare: 'hospital'}),
  kind(4, '心理咨询室', 'Counselling Room', {healthcare: 'counselling'}),
  kind(4, '阳光家园', 'Sunshine Home', {amenity: 'social_facility', 'social_facility:for': 'disabled'}),
  kind(6, '文化活动中心', 'Culture Centre', {amenity: 'community_centre'}),
  listed(16, '城市书房', 'City Reading Room', 'library'),
  kind(20, '篮球场', 'Basketball Court', {leisure: 'pitch', sport: 'basketball', access: 'yes'}),
  kind(4, '足球场', 'Football Pitch', {leisure: 'pitch', sport: 'soccer', access: 'yes'}),
  kind(7, '全民健身中心', 'Public Gym', {leisure: 'sports_centre'}),
  kind(8, '健身房', 'Fitness Club', {leisure: 'fitness_centre'}),
  kind(10, '广场', 'Square', {place: 'square'}),
  kind(20, '超市', 'Supermarket', {shop: 'supermarket'}),
  kind(40, '包子铺', 'Steamed Bun Breakfast', {amenity: 'fast_food', opening_hours: 'Mo-Su 06:00-13:00'}),
  kind(20, '洗衣店', 'Laundry', {shop: 'laundry'}),
  kind(40, '理发店', 'Hairdresser', {shop: 'hairdresser'}),
  kind(16, '家电维修', 'Appliance Repair', {shop: 'repair'}),
  kind(8, '家政服务部', 'Housekeeping Agency', {office: 'company'}),
  kind(12, '文印店', 'Copy Shop', {shop: 'copyshop'}),
  kind(35, '快递驿站', 'Parcel Station', {amenity: 'parcel_locker'}),
  kind(14, '再生资源回收点', 'Recycling Point', {amenity: 'recycling', recycling_type: 'centre'}),
  kind(25, '垃圾分类投放点', 'Waste Collection Point', {amenity: 'waste_disposal'}),
  listed(70, '公共厕所', 'Public Toilet', 'toilet'),
  kind(3, '地铁站', 'Metro Station', {
    railway: 'station',
    station: 'subway',
    public_transport: 'station',
    subway: 'yes',
  }),
  kind(16, '充电站', 'Charging Station', {amenity: 'charging_station'}),
  kind(20, '停车场', 'Car Park', {amenity: 'parking', access: 'yes'}),
  kind(16, '银行', 'Bank', {amenity: 'bank'}),
  kind(9, '电信营业厅', 'Telecom Shop', {shop: 'mobile_phone', office: 'telecommunication'}),
  kind(4, '供电营业厅', 'Electricity Counter', {office: 'energy_supplier'}),
  kind(6, '派出所', 'Police Station', {amenity: 'police'}),
  kind(6, '微型消防站', 'Micro Fire Station', {office: 'government'}),
  kind(8, '应急避难场所', 'Emergency Assembly Point', {emergency: 'assembly_point'}),
  kind(5, '司法所', 'Justice Office', {office: 'government'}),
  kind(4, '人力资源市场', 'Job Centre', {office: 'employment_agency'}),
  kind(6, '书店', 'Bookshop', {shop: 'books'}),
  kind(12, '蛋糕房', 'Bakery', {shop: 'bakery'}),
  kind(14, '茶馆', 'Tea House', {amenity: 'cafe'}),
  kind(8, '花店', 'Florist', {shop: 'florist'}),
  kind(6, '宠物店', 'Pet Shop', {shop: 'pet'}),
  kind(8, '艺术培训', 'Art School', {amenity: 'prep_school'}),
  kind(6, '养生馆', 'Massage', {shop: 'massage'}),
  kind(4, '旅行社', 'Travel Agency', {shop: 'travel_agency'}),
  kind(45, '饭店', 'Restaurant', {amenity: 'restaurant'}),
];

/** Marks along the two streets inside a block where a shop or service may stand, metres inside the block. */
const STANDS: readonly (readonly [number, number])[] = [22, 34, 56, 70, 84, 98, 112, 126].flatMap(offset => [
  [offset, 145] as const,
  [offset, 155] as const,
  [145, offset] as const,
  [155, offset] as const,
]);

/** Share of the places in the list above that stand in an average block: the map of the city is as thin as real ones. */
const MAPPED = 0.55;

/**
 * Draws the shops and services of one of `blockCount` blocks. Every kind stands at least once in the city: kind k in block
 * k modulo their number.
 */
export function drawServices(
  board: Board,
  at: Inside,
  community: Name,
  {index, blockCount}: {readonly index: number; readonly blockCount: number},
  random: Random,
): void {
  const free = [...STANDS];
  SERVICE_KINDS.forEach((service, k) => {
    const isDue = k % blockCount === index;
    if (!(random.chance((MAPPED * service.inHundred) / 100) || isDue) || free.length === 0) return;
    const [[x, y]] = free.splice(random.below(free.length), 1) as [readonly [number, number]];
    const name = suffixed(community, service.zh, service.en);
    if (service.list === undefined) board.drawing.point(at(x, y), withName(service.tags, name));
    else board.listed.push({category: service.list, name, spot: at(x, y), address: `${community.zh}社区`});
  });
}
