import type {LonLat, MapDots, MapMark, MapScene, MapSign, SurfacePicture} from '#map/scene.ts';
import {surfacePicture} from '../city/city-scene.ts';
import {keptPart} from '../city/kept-part.ts';
import {surfaceClasses, surfacePalette} from '../city/surface-colors.ts';
import {ownFacilitySigns} from '../own/own-signs.ts';
import {commonScene} from '../scene.ts';
import type {OpenCity, Store} from '../store.ts';
import {changeClasses, changePalette} from './change-classes.ts';
import {changedCells, peopleDots} from './plan-dots.ts';
import {placeOf} from './plan-facilities.ts';
import {isCurrent} from './plan-question.ts';
import {editSigns, pickedSign, siteSigns} from './plan-signs.ts';
import type {ShownPlan} from './plan-store.ts';
import {drawnSites} from './sites-current.ts';

/** Dots of the map and how many people each stands for. */
export interface ShownDots {
  readonly dots: MapDots;
  readonly perDot: number;
  /** `plan`: gained and lost; `dependents`: who has one facility alone. */
  readonly of: 'plan' | 'dependents';
}

/** What the map shows of a plan. */
export function planScene(store: Store, marks: readonly MapMark[]): MapScene {
  const open = store.city.value!;
  return {
    ...commonScene(store, marks),
    marks: unchangedMarks(store, open, marks),
    surface: planPicture(store, open),
    dots: planDots(store)?.dots ?? null,
    area: store.cityView.areas.value?.find(({areaId}) => areaId === store.area.value)?.polygons ?? null,
    signs: planSigns(store, open),
  };
}

/** Times with the plan, without it, or what changes; the city's surface until the worker has answered. */
function planPicture(store: Store, open: OpenCity): SurfacePicture | null {
  const {shown, picture} = store.plan;
  const plan = shown.value;
  const dark = store.dark.value;
  const kind = picture.value;
  if (plan === null || plan.category !== store.category.value || open.worker.summary.people.length === 0)
    return surfacePicture(store);
  if (kind === 'before' && isSurfaceOf(store, plan)) return surfacePicture(store);
  return keptPart(store, 'plan picture', [plan, kind, dark, open.worker.summary.raster], () => ({
    raster: open.worker.summary.raster,
    classes: kind === 'change' ? changeClasses(plan.answer, plan.minutes) : timeClasses(plan, kind),
    palette: kind === 'change' ? changePalette(dark) : surfacePalette(plan.minutes, dark),
  }));
}

/** True when the city's own surface says how things are without the plan. */
function isSurfaceOf(store: Store, plan: ShownPlan): boolean {
  const surface = store.surface.value;
  const keys = ['category', 'walker', 'minutes'] as const;
  return surface !== null && surface.hours === 'any' && keys.every(key => surface[key] === plan[key]);
}

function timeClasses({answer, minutes}: ShownPlan, kind: 'plan' | 'before'): Uint8Array {
  return surfaceClasses(kind === 'plan' ? answer : {...answer, tenths: answer.tenthsBefore}, minutes);
}

/** People gained and lost, or those who depend on the chosen facility. */
export function planDots(store: Store): ShownDots | null {
  const {shown, dependents, dependentsOf, dependentsOpen, picture} = store.plan;
  const open = store.city.value;
  const plan = shown.value;
  if (open === null) return null;
  const {raster, people} = open.worker.summary;
  const alone =
    dependentsOpen.value && isCurrent(store, dependents.value)
      ? dependents.value?.answer.facilities.find(one => one.facility === dependentsOf.value)
      : undefined;
  const before = picture.value === 'before';
  return keptPart<ShownDots | null>(store, 'plan dots', [plan, alone, before, raster], () => {
    if (alone !== undefined) {
      const made = peopleDots(raster, people, [{cells: alone.cells, kind: 'lost'}]);
      return made && {...made, of: 'dependents'};
    }
    if (plan === null || plan.edits.length === 0 || before) return null;
    const {gained, lost} = changedCells(plan.answer, plan.minutes);
    const made = peopleDots(raster, people, [
      {cells: gained, kind: 'gained'},
      {cells: lost, kind: 'lost'},
    ]);
    return made && {...made, of: 'plan'};
  });
}

function planSigns(store: Store, open: OpenCity): readonly MapSign[] {
  const {edits, picked, sitesList, tool} = store.plan;
  const candidates = tool.value === 'sites' ? sitesList.value : null;
  const sites = drawnSites(store);
  const parts = [open, edits.value, picked.value, sites, candidates, ownFacilitySigns(store)];
  return keptPart<readonly MapSign[]>(store, 'plan signs', parts, () => [
    ...ownFacilitySigns(store),
    ...candidateSigns(store, candidates),
    ...editSigns(open, edits.value),
    ...siteSigns(sites, edits.value),
    ...pickedSign(open, picked.value),
  ]);
}

function candidateSigns(store: Store, listId: string | null): MapSign[] {
  const places = store.own.lists.value.find(list => list.id === listId)?.places ?? [];
  return places.map(({lon, lat}) => ({lon, lat, kind: 'candidate', label: '', from: null}));
}

/** Symbols of facilities the plan moves or closes are left to their signs. */
function unchangedMarks(store: Store, open: OpenCity, marks: readonly MapMark[]): readonly MapMark[] {
  const edits = store.plan.edits.value;
  return keptPart(store, 'plan marks', [marks, edits], () => {
    const gone: LonLat[] = edits.flatMap(edit => {
      const place = edit.kind === 'move' || edit.kind === 'close' ? placeOf(open, edit.facility) : null;
      return place === null ? [] : [place];
    });
    const isGone = (mark: MapMark) =>
      gone.some(([lon, lat]) => Math.abs(mark.lon - lon) < 1e-6 && Math.abs(mark.lat - lat) < 1e-6);
    return gone.length === 0 ? marks : marks.filter(mark => !isGone(mark));
  });
}
