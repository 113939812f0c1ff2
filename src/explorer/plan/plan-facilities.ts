import {DEGREE_SCALE} from '#core/units.ts';
import {shownText} from '#files/shown-text.ts';
import {categoryOf, servingKeys} from '../city-info.ts';
import {facilitiesServing} from '../scene.ts';
import type {OpenCity, Store} from '../store.ts';
import {linkDegrees} from '../url-state.ts';
import {facilityName, serviceInSentence} from '../words.ts';

const indexOf = new WeakMap<OpenCity, ReadonlyMap<string, number>>();

/** Index of each facility of the city by its id. */
export function facilityIndex(open: OpenCity): ReadonlyMap<string, number> {
  const known = indexOf.get(open);
  if (known) return known;
  const index = new Map(open.worker.summary.cards.map((card, f) => [card.facilityId, f]));
  indexOf.set(open, index);
  return index;
}

/** Where a facility of the city stands, degrees; null for an id it does not have. */
export function placeOf(open: OpenCity, facility: string): readonly [number, number] | null {
  const f = facilityIndex(open).get(facility);
  if (f === undefined) return null;
  const {lon, lat} = open.worker.summary.facilities;
  return [linkDegrees(lon[f]! / DEGREE_SCALE), linkDegrees(lat[f]! / DEGREE_SCALE)];
}

/** Name of a facility of the city or of the plan; the id itself for one that this build does not have. */
export function nameOf(store: Store, facility: string): string {
  const open = store.city.value!;
  const words = {text: store.text, lang: store.props.lang};
  const edits = store.plan.edits.value;
  const at = edits.findIndex(edit => edit.kind === 'add' && edit.id === facility);
  const added = edits[at];
  if (added?.kind === 'add')
    return added.name === ''
      ? store.text('plan.name.added', {
          n: at + 1,
          service: serviceInSentence(words, categoryOf(open.info, added.category)),
        })
      : added.name;
  const f = facilityIndex(open).get(facility);
  if (f === undefined) return facility;
  const {facilities, cards} = open.worker.summary;
  const card = cards[f]!;
  if (card.name !== '' || card.nameZh !== null || card.nameEn !== null) return facilityName(words, card);
  const key = facilities.categories[facilities.category[f]!]!;
  return store.text('plan.name.unnamed', {service: serviceInSentence(words, categoryOf(open.info, key))});
}

/** A facility that may be moved, closed or resized. */
interface Choosable {
  readonly facility: string;
  readonly name: string;
  readonly address: string;
}

/** All of the shown service, planned ones first, the city's by name. */
export function choosable(store: Store): Choosable[] {
  const open = store.city.value!;
  const category = store.category.value;
  const serving = servingKeys(open.info, category);
  const {cards} = open.worker.summary;
  const planned = store.plan.edits.value.flatMap(edit =>
    edit.kind === 'add' && serving.includes(edit.category)
      ? [{facility: edit.id, name: nameOf(store, edit.id), address: ''}]
      : [],
  );
  const own = facilitiesServing(open.info, open.worker.summary, category).map(f => ({
    facility: cards[f]!.facilityId,
    name: nameOf(store, cards[f]!.facilityId),
    address: shownText(cards[f]!.address ?? ''),
  }));
  const order = new Intl.Collator(store.props.lang === 'zh' ? 'zh-CN' : 'en', {numeric: true});
  own.sort((a, b) => order.compare(a.name, b.name));
  return [...planned, ...own];
}

/** Known size of a facility with the plan; null: not known. */
export function capacityOf(store: Store, facility: string): number | null {
  const open = store.city.value!;
  for (const edit of store.plan.edits.value) {
    if (edit.kind === 'add' && edit.id === facility) return edit.capacity;
    if (edit.kind === 'resize' && edit.facility === facility) return edit.capacity;
  }
  const f = facilityIndex(open).get(facility);
  return f === undefined ? null : open.worker.summary.cards[f]!.capacity;
}
