import type {MapSign} from '#map/scene.ts';
import type {Store} from '../store.ts';
import type {OwnList} from './own-store.ts';

const signsOf = new WeakMap<OwnList, readonly MapSign[]>();
let kept: {lists: readonly OwnList[]; category: string; own: readonly MapSign[]; all: readonly MapSign[]} | null = null;

/** Places of the lists in use: facilities of the shown service, and candidates. The same lists give the same object. */
export function ownSigns(store: Store): readonly MapSign[] {
  return signsFor(store).all;
}

/** The facilities among them. */
export function ownFacilitySigns(store: Store): readonly MapSign[] {
  return signsFor(store).own;
}

function signsFor(store: Store): NonNullable<typeof kept> {
  const lists = store.own.lists.value;
  const category = store.category.value;
  if (kept?.lists === lists && kept.category === category) return kept;
  const own = lists.flatMap(list =>
    list.choices.use === 'candidates' ? [] : signsOfList(list).filter((_, i) => list.places[i]!.category === category),
  );
  const candidates = lists.flatMap(list => (list.choices.use === 'candidates' ? signsOfList(list) : []));
  kept = {lists, category, own, all: [...own, ...candidates]};
  return kept;
}

function signsOfList(list: OwnList): readonly MapSign[] {
  const known = signsOf.get(list);
  if (known !== undefined) return known;
  const kind = list.choices.use === 'candidates' ? 'candidate' : 'own';
  const signs = list.places.map(({lon, lat}): MapSign => ({lon, lat, kind, label: '', from: null}));
  signsOf.set(list, signs);
  return signs;
}
