import type {MapSign} from '#map/scene.ts';
import type {Store} from '../store.ts';
import type {OwnList} from './own-store.ts';

const signsOf = new WeakMap<OwnList, readonly MapSign[]>();
let joined: {lists: readonly OwnList[]; category: string; signs: readonly MapSign[]} | null = null;

/** Places of the lists in use: facilities of the shown service, and candidates. The same lists give the same object. */
export function ownSigns(store: Store): readonly MapSign[] {
  const lists = store.own.lists.value;
  const category = store.category.value;
  if (joined?.lists === lists && joined.category === category) return joined.signs;
  const signs = lists.flatMap(list => {
    const all = signsOfList(list);
    return list.choices.use === 'candidates' ? all : all.filter((_, i) => list.places[i]!.category === category);
  });
  joined = {lists, category, signs};
  return signs;
}

function signsOfList(list: OwnList): readonly MapSign[] {
  const known = signsOf.get(list);
  if (known !== undefined) return known;
  const kind = list.choices.use === 'candidates' ? 'candidate' : 'own';
  const signs = list.places.map(({lon, lat}): MapSign => ({lon, lat, kind, label: '', from: null}));
  signsOf.set(list, signs);
  return signs;
}
