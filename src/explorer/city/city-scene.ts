import type {MapDots, MapGap, MapMark, MapPolygons, MapScene, SurfacePicture, SurfaceRaster} from '#map/scene.ts';
import {commonScene, facilitiesServing} from '../scene.ts';
import {LIFE_CIRCLE, type OpenCity, type Store} from '../store.ts';
import {circleClasses, circleDotClass, circlePalette, hadClasses, hadPalette} from './circle-colors.ts';
import {keptPart} from './kept-part.ts';
import {fadedOutside} from './minute-range.ts';
import {surfaceClasses, surfacePalette, withFaded} from './surface-colors.ts';
import {cellPixels, peopleByClass, peopleOfDot, uncoveredDots} from './uncovered-dots.ts';

const NO_GAPS: readonly MapGap[] = [];

/** The surface of the shown service as a picture; null while there is none. The same surface gives the same picture. */
export function surfacePicture(store: Store): SurfacePicture | null {
  const shown = store.surface.value;
  const raster = rasterOf(store.city.value);
  const dark = store.dark.value;
  if (shown === null || raster === null) return null;
  return keptPart(store, 'surface', [shown, raster, dark], () => ({
    raster,
    classes: classesOf(store),
    palette: surfacePalette(shown.minutes, dark),
  }));
}

/** The surface with all but the picked out minutes faded, or the life circle by what is missing. */
export function cityPicture(store: Store): SurfacePicture | null {
  if (store.category.value === LIFE_CIRCLE) return circlePicture(store);
  const picture = surfacePicture(store);
  const brush = store.cityView.brush.value;
  const shown = store.surface.value;
  if (picture === null || brush === null || shown === null) return picture;
  return keptPart(store, 'brushed', [picture, brush], () => ({
    raster: picture.raster,
    classes: fadedOutside(picture.classes, shown.answer.tenths, brush, picture.palette.length / 4),
    palette: withFaded(picture.palette),
  }));
}

/** Classes at least one cell of a picture has; a legend names no others. */
export function drawnClasses(picture: SurfacePicture): ReadonlySet<number> {
  return keptPart(picture, 'drawn', [], () => new Set(picture.classes));
}

/** What the dots of the map show: the dots, and how many people each stands for. */
export interface ShownDots {
  readonly dots: MapDots;
  readonly perDot: number;
}

/** People out of reach, or of whom it is not clear, as dots; null while nothing is known or nobody is left out. */
export function shownDots(store: Store): ShownDots | null {
  const isCircle = store.category.value === LIFE_CIRCLE;
  const answer = (isCircle ? store.circle.value : store.surface.value)?.answer ?? null;
  const raster = rasterOf(store.city.value);
  if (answer === null || raster === null || !store.cityView.showDots.value || isHadView(store)) return null;
  const {people} = store.city.value!.worker.summary;
  return keptPart(store, 'dots', [answer, raster], () => {
    // the verdicts of a surface are numbered as the classes of dots are
    const dotClass = 'verdict' in answer ? answer.verdict : circleDotClass(answer);
    const {out, unsure} = peopleByClass(dotClass, people);
    if (out + unsure === 0) return null;
    const perDot = peopleOfDot(out + unsure, mostDots());
    const pixels = keptPart(raster, 'pixels', [], () => cellPixels(raster, people.length));
    return {perDot, dots: uncoveredDots(raster, pixels, dotClass, people, perDot)};
  });
}

/** What the map shows of the city as a whole. */
export function cityScene(store: Store, marks: readonly MapMark[]): MapScene {
  const {showSurface, showGaps} = store.cityView;
  const isCircle = store.category.value === LIFE_CIRCLE;
  return {
    ...commonScene(store, marks),
    surface: showSurface.value ? cityPicture(store) : null,
    dots: shownDots(store)?.dots ?? null,
    gaps: showGaps.value && !isCircle ? store.shownGaps.value : NO_GAPS,
    area: chosenOutline(store),
    chosenMark: chosenMark(store),
  };
}

/** Most dots that can still be told apart on a screen of this width. */
function mostDots(): number {
  return innerWidth < 760 ? 400 : 1200;
}

function rasterOf(open: OpenCity | null): SurfaceRaster | null {
  return open === null || open.worker.summary.people.length === 0 ? null : open.worker.summary.raster;
}

function classesOf(store: Store): Uint8Array {
  const shown = store.surface.value!;
  return keptPart(store, 'classes', [shown], () => surfaceClasses(shown.answer, shown.minutes));
}

/** True while the life circle is shown by the number of services had; then nobody is said to be left out. */
export function isHadView(store: Store): boolean {
  return store.category.value === LIFE_CIRCLE && store.cityView.circleView.value === 'had';
}

function circlePicture(store: Store): SurfacePicture | null {
  const shown = store.circle.value;
  const raster = rasterOf(store.city.value);
  const dark = store.dark.value;
  if (shown === null || raster === null) return null;
  const services = shown.answer.services.length;
  if (isHadView(store)) {
    const had = keptPart(store, 'had classes', [shown.answer], () => hadClasses(shown.answer));
    return keptPart(store, 'had', [had, raster, dark], () => ({
      raster,
      classes: had,
      palette: hadPalette(services, dark),
    }));
  }
  const classes = keptPart(store, 'circle classes', [shown.answer], () => circleClasses(shown.answer));
  return keptPart(store, 'circle', [classes, raster, dark], () => ({raster, classes, palette: circlePalette(dark)}));
}

/** Outline of the chosen gap, else of the chosen area. */
export function chosenOutline(store: Store): MapPolygons | null {
  const {gap, areas} = store.cityView;
  if (gap.value !== null) {
    const found = store.shownGaps.value.find(({id}) => id === gap.value);
    if (found) return found.polygons;
  }
  return areas.value?.find(({areaId}) => areaId === store.area.value)?.polygons ?? null;
}

/** Place of the chosen facility among the symbols of the shown service. */
function chosenMark(store: Store): number | null {
  const facility = store.cityView.facility.value;
  const open = store.city.value;
  if (facility === null || open === null) return null;
  const index = facilitiesServing(open.info, open.worker.summary, store.category.value).indexOf(facility);
  return index < 0 ? null : index;
}
