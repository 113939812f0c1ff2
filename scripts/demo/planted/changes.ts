import {turnedInside} from '../blocks.ts';
import {type Board, type ListedPlace, withName} from '../board.ts';
import {degreesOf, metersBetween, type Spot} from '../frame.ts';
import type {CoreCommunity} from '../lattice.ts';
import type {Name} from '../names.ts';
import type {DrawnTags} from '../osm-drawing.ts';

/** Where a planted place stands: which of the four inner communities, which of its blocks, metres inside that block. */
type Stand = readonly [community: number, block: number, x: number, y: number];

/** A difference as the key has it; null = nothing there at that time. */
interface PlantedChange {
  readonly change: 'registered' | 'unregistered' | 'moved' | 'renamed' | 'recategorised' | 'status' | 'details';
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** A place of a list that was planted to change: how it is and how it was; null = not in the list. */
interface ListedChange {
  readonly category: string;
  readonly name: Name;
  readonly stand: Stand;
  readonly address: string;
  readonly was: ListedPlace['earlier'] | ((at: (stand: Stand) => Spot) => ListedPlace['earlier']);
  readonly gone?: true;
  readonly change: PlantedChange;
}

const whole = (change: 'registered' | 'unregistered' | 'moved'): PlantedChange => ({
  change,
  field: null,
  before: null,
  after: null,
});

const LISTED: readonly ListedChange[] = [
  {
    category: 'library',
    name: {zh: '临水城市书房', en: 'Linshui City Reading Room'},
    stand: [0, 0, 238, 300],
    address: '临水路口',
    was: null,
    change: whole('registered'),
  },
  {
    category: 'health_station',
    name: {zh: '和风社区卫生服务站', en: 'Hefeng Health Station'},
    stand: [0, 1, 300, 214],
    address: '和风路口',
    was: null,
    change: whole('registered'),
  },
  {
    category: 'elder_meal',
    name: {zh: '旧街社区食堂', en: 'Jiujie Community Canteen'},
    stand: [1, 0, 232, 300],
    address: '旧街口',
    was: {},
    gone: true,
    change: whole('unregistered'),
  },
  {
    category: 'pharmacy',
    name: {zh: '老站大药房', en: 'Laozhan Pharmacy'},
    stand: [1, 2, 300, 226],
    address: '老站路口',
    was: {},
    gone: true,
    change: whole('unregistered'),
  },
  {
    category: 'nursery',
    name: {zh: '小步托育园', en: 'Xiaobu Nursery'},
    stand: [1, 1, 300, 90],
    address: '小步路口',
    was: at => ({spot: at([1, 1, 300, 262])}),
    change: whole('moved'),
  },
  {
    category: 'pharmacy',
    name: {zh: '安民平价大药房', en: 'Anmin Discount Pharmacy'},
    stand: [2, 0, 240, 300],
    address: '安民路口',
    was: {name: {zh: '安民大药房', en: 'Anmin Pharmacy'}},
    change: {change: 'renamed', field: 'name', before: '安民大药房', after: '安民平价大药房'},
  },
  {
    category: 'elder_meal',
    name: {zh: '新苑社区食堂', en: 'Xinyuan Community Canteen'},
    stand: [2, 2, 236, 300],
    address: '新苑路口',
    was: {status: 'building'},
    change: {change: 'status', field: 'status', before: 'building', after: 'open'},
  },
  {
    category: 'library',
    name: {zh: '银杏城市书房', en: 'Yinxing City Reading Room'},
    stand: [2, 3, 300, 218],
    address: '银杏路 6 号',
    was: {address: '银杏路 2 号'},
    change: {change: 'details', field: 'address', before: '银杏路 2 号', after: '银杏路 6 号'},
  },
];

/** A place of the map: its tags now and then; null = not on the map. */
interface MappedChange {
  readonly category: string;
  readonly name: Name;
  readonly stand: Stand;
  readonly present: DrawnTags | null;
  readonly earlier: DrawnTags | null;
  readonly change: PlantedChange;
}

const MAPPED: readonly MappedChange[] = [
  {
    category: 'quality_pets',
    name: {zh: '转角小店', en: 'Corner Shop'},
    stand: [3, 0, 244, 300],
    present: {shop: 'pet'},
    earlier: {shop: 'florist'},
    change: {change: 'recategorised', field: 'category', before: 'quality_flowers_gifts', after: 'quality_pets'},
  },
  {
    category: 'bank',
    name: {zh: '虚构储蓄所', en: 'Invented Savings Office'},
    stand: [3, 1, 300, 222],
    present: {amenity: 'bank'},
    earlier: null,
    change: whole('registered'),
  },
  {
    category: 'laundry',
    name: {zh: '晴天洗衣店', en: 'Sunny Day Laundry'},
    stand: [3, 2, 234, 300],
    present: null,
    earlier: {shop: 'laundry'},
    change: whole('unregistered'),
  },
];

/** Drawn anew under another id, 8 m aside: the same place, and no change. */
const REMAPPED = {
  category: 'hair',
  name: {zh: '青丝理发店', en: 'Qingsi Hairdresser'},
  tags: {shop: 'hairdresser'},
  earlier: [3, 3, 300, 216] as Stand,
  present: [3, 3, 300, 224] as Stand,
};

/** Places of the official lists that only the earlier ones hold. */
export type GonePlace = ListedPlace;

function standsOf(communities: readonly CoreCommunity[]): (stand: Stand) => Spot {
  return ([community, block, x, y]) => turnedInside(communities[community]!.blocks[block]!, block)(x, y);
}

/**
 * Plants what differs between the invented city and its earlier snapshot, in the four innermost communities, which every
 * demo has: entries of lists and places of the map. The streets are the same, so that the lists alone are compared. Nothing
 * of the categories with planted gaps.
 */
export function plantChanges(board: Board, communities: readonly CoreCommunity[]): void {
  const at = standsOf(communities);
  for (const {category, name, stand, address, was, gone} of LISTED) {
    const earlier = typeof was === 'function' ? was(at) : was;
    const place = {category, name, spot: at(stand), address, ...(earlier === undefined ? {} : {earlier})};
    (gone ? board.gone : board.listed).push(place);
  }
  const {drawing} = board;
  for (const {name, stand, present, earlier} of MAPPED) {
    const named = (tags: DrawnTags | null) => tags && withName(tags, name);
    drawing.point(at(stand), drawing.varying({present: named(present), earlier: named(earlier)}));
  }
  const tags = withName(REMAPPED.tags, REMAPPED.name);
  drawing.point(at(REMAPPED.earlier), drawing.varying({present: null, earlier: tags}));
  drawing.point(at(REMAPPED.present), drawing.varying({present: tags, earlier: null}));
}

/** How far a place has moved, for the key. */
function moveOf({was, stand}: ListedChange, at: (stand: Stand) => Spot): {readonly moved_meters?: number} {
  const spot = typeof was === 'function' ? was(at)?.spot : undefined;
  return spot === undefined ? {} : {moved_meters: Math.round(metersBetween(spot, at(stand)) * 10) / 10};
}

/** What the key says of the planted changes: it lists all there are. */
export function changesKey(
  communities: readonly CoreCommunity[],
  versions: {readonly from: string; readonly to: string},
) {
  const at = standsOf(communities);
  const row = ({category, name, stand, change}: Pick<ListedChange, 'category' | 'name' | 'stand' | 'change'>) => ({
    ...change,
    category,
    name: name.zh,
    name_en: name.en,
    at: degreesOf(at(stand)),
  });
  return {
    note_zh: '早一年的快照与现在的全部差别；登记的变化不等于新建或停业。',
    note_en:
      'All differences from the snapshot of one year before; a change of the register is not something built or closed.',
    from_version: versions.from,
    to_version: versions.to,
    changes: [...LISTED.map(listed => ({...row(listed), ...moveOf(listed, at)})), ...MAPPED.map(row)],
    same_place: [
      {
        category: REMAPPED.category,
        name: REMAPPED.name.zh,
        name_en: REMAPPED.name.en,
        from: degreesOf(at(REMAPPED.earlier)),
        to: degreesOf(at(REMAPPED.present)),
      },
    ],
  };
}
