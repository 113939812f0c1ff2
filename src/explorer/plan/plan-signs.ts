import type {LonLat, MapSign} from '#map/scene.ts';
import type {PlanEdit} from '#worker/client.ts';
import type {OpenCity, Store} from '../store.ts';
import {linkDegrees} from '../url-state.ts';
import {placeOf} from './plan-facilities.ts';
import type {Picked, ShownSites} from './plan-store.ts';

/** How near to a sign a click must be to mean it. */
const HIT_PIXELS = 18;
/** Metres of a pixel at zoom 0 on the equator, tiles of 512 pixels. */
const PIXEL_METERS = 78_271.517;
const METERS_PER_DEGREE = 111_195;

/** The signs of a plan's edits, numbered as in its list; edits of facilities this build lacks have none. */
export function editSigns(open: OpenCity, edits: readonly PlanEdit[]): MapSign[] {
  return edits.flatMap((edit, index): MapSign[] => {
    const label = index < 999 ? String(index + 1) : '';
    if (edit.kind === 'add') return [{lon: edit.lon, lat: edit.lat, kind: 'added', label, from: null}];
    if (edit.kind === 'link')
      return [{lon: edit.toLon, lat: edit.toLat, kind: 'link', label, from: [edit.fromLon, edit.fromLat]}];
    const place = placeOf(open, edit.facility);
    if (place === null) return [];
    if (edit.kind === 'move') return [{lon: edit.lon, lat: edit.lat, kind: 'moved', label, from: place}];
    const moved = edits.find(one => one.kind === 'move' && one.facility === edit.facility);
    const [lon, lat] = moved?.kind === 'move' ? [moved.lon, moved.lat] : place;
    return [{lon, lat, kind: edit.kind === 'close' ? 'closed' : 'resized', label, from: null}];
  });
}

/** What was clicked first of two. */
export function pickedSign(open: OpenCity, picked: Picked | null): MapSign[] {
  if (picked?.kind === 'from') return [{lon: picked.lon, lat: picked.lat, kind: 'link', label: '', from: null}];
  const place = picked === null ? null : placeOf(open, picked.facility);
  return place === null ? [] : [{lon: place[0], lat: place[1], kind: 'resized', label: '…', from: null}];
}

/** What a place found is called on the map and in tables: a letter, for numbers are those of the plan's edits. */
export function siteLabel(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

/** Proposed places by rank; those already in the plan have its sign. */
export function siteSigns(sites: ShownSites | null, edits: readonly PlanEdit[]): MapSign[] {
  if (sites === null) return [];
  return sites.answer.sites.flatMap(({lon, lat}, index): MapSign[] =>
    isPlannedAt(edits, lon, lat) ? [] : [{lon, lat, kind: 'proposed', label: siteLabel(index), from: null}],
  );
}

/** True when a plan adds a facility just there, degrees. */
export function isPlannedAt(edits: readonly PlanEdit[], lon: number, lat: number): boolean {
  return edits.some(edit => edit.kind === 'add' && edit.lon === linkDegrees(lon) && edit.lat === linkDegrees(lat));
}

/** The facility whose sign is under a click, by its id; null when there is none. Degrees. */
export function signAt(store: Store, [lon, lat]: LonLat): string | null {
  const zoom = store.mapCamera.value?.().zoom;
  if (zoom === undefined) return null;
  const cosine = Math.cos((lat * Math.PI) / 180);
  const limit = (HIT_PIXELS * PIXEL_METERS * cosine) / 2 ** zoom;
  let [best, found] = [limit, null as string | null];
  for (const edit of store.plan.edits.value) {
    if (edit.kind !== 'add' && edit.kind !== 'move') continue;
    const meters = Math.hypot((edit.lon - lon) * cosine, edit.lat - lat) * METERS_PER_DEGREE;
    if (meters <= best) [best, found] = [meters, edit.kind === 'add' ? edit.id : edit.facility];
  }
  return found;
}
