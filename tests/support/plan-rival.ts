import {oneSnap} from '#core/facility-selection.ts';
import type {FacilityPoints, SnapColumns} from '#core/places.ts';
import type {Profile} from '#core/profile.ts';
import type {PlanEdit} from '#worker/client.ts';
import type {LiveCity} from '#worker/live-city.ts';
import {originAt} from '#worker/origin.ts';
import {joinSnaps} from './scene.ts';

/** A facility as the rival sees it: what counts, and where it is entered. */
interface Row {
  id: string;
  category: number;
  doubtful: number;
  open: number;
  points: SnapColumns;
}

/** A city built anew as a plan makes it, without links: closed ones shut, moved ones elsewhere, new ones behind the others. */
export function rebuiltCity(city: LiveCity, edits: readonly PlanEdit[], serving: readonly string[], profile: Profile) {
  const {facilities, cards} = city;
  const family = profile.family === 'stepFree' ? facilities.pointsStepFree : facilities.points;
  const rows: Row[] = cards.map(({facilityId}, f) => {
    const points = [];
    for (let p = facilities.firstPoint[f]!; p < facilities.firstPoint[f + 1]!; p++)
      points.push(oneSnap(family.edge[p]!, family.fraction[p]!, family.centimeters[p]!));
    return {
      id: facilityId,
      category: facilities.category[f]!,
      doubtful: facilities.doubtful[f]!,
      open: facilities.open[f]!,
      points: joinSnaps(...points),
    };
  });
  for (const edit of edits) {
    if (edit.kind === 'link' || edit.kind === 'resize') continue;
    const place = edit.kind === 'close' ? null : originAt(city, edit.lon, edit.lat, profile);
    if (edit.kind === 'add') {
      const category = facilities.categories.indexOf(edit.category);
      if (place && serving.includes(edit.category))
        rows.push({id: edit.id, category, doubtful: 0, open: 1, points: place});
      continue;
    }
    const row = rows.find(({id}) => id === edit.facility);
    if (!row?.open || !serving.includes(facilities.categories[row.category]!)) continue;
    if (edit.kind === 'close') row.open = 0;
    else if (place) row.points = place;
  }
  return {...city, facilities: pointsOfRows(rows, facilities.categories)};
}

function pointsOfRows(rows: readonly Row[], categories: readonly string[]): FacilityPoints {
  const firstPoint = [0];
  for (const {points} of rows) firstPoint.push(firstPoint.at(-1)! + points.edge.length);
  const points = joinSnaps(...rows.map(row => row.points));
  const none = new Int32Array(rows.length);
  return {
    ...{facilityCount: rows.length, categories, lon: none, lat: none, points, pointsStepFree: points},
    category: Uint16Array.from(rows, row => row.category),
    inside: new Uint8Array(rows.length).fill(1),
    doubtful: Uint8Array.from(rows, row => row.doubtful),
    open: Uint8Array.from(rows, row => row.open),
    firstPoint: Uint32Array.from(firstPoint),
  };
}
