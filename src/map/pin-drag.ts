import type {Map as MapLibreMap, MapMouseEvent, MapTouchEvent} from 'maplibre-gl';
import type {LonLat} from './scene.ts';

export interface PinDragOptions {
  readonly map: MapLibreMap;
  /** Where the pin stands; null when there is none, or it must not be moved. */
  readonly pin: () => LonLat | null;
  /** The pin is carried to another place; null when the carrying ended. */
  readonly onCarry: (at: LonLat | null) => void;
  /** The pin was put down somewhere else. */
  readonly onPutDown: (at: LonLat) => void;
}

/** Half the width of what takes hold of the pin, and its height above the foot, CSS pixels: at least 44 across. */
const HALF_WIDTH = 22;
const HEIGHT = 48;
const BELOW = 10;
/** Less than this is no carrying but a click. */
const LEAST_PIXELS = 4;

/** Lets the pin be carried with a mouse or one finger; the map stands still meanwhile. */
export function carryPin({map, pin, onCarry, onPutDown}: PinDragOptions): void {
  let start: {readonly x: number; readonly y: number; readonly at: LonLat} | null = null;
  let carried: LonLat | null = null;

  const isOnPin = ({point}: MapMouseEvent | MapTouchEvent): LonLat | null => {
    const at = pin();
    if (at === null) return null;
    const foot = map.project([at[0], at[1]]);
    const isNear = Math.abs(point.x - foot.x) <= HALF_WIDTH && point.y <= foot.y + BELOW && point.y >= foot.y - HEIGHT;
    return isNear ? at : null;
  };
  const take = (event: MapMouseEvent | MapTouchEvent) => {
    const isOneFinger = !('points' in event) || event.points.length === 1;
    const at = isOneFinger ? isOnPin(event) : null;
    if (at === null) return;
    event.preventDefault();
    start = {x: event.point.x, y: event.point.y, at};
  };
  const carry = (event: MapMouseEvent | MapTouchEvent) => {
    if (start === null) {
      map.getCanvas().classList.toggle('is-on-pin', isOnPin(event) !== null);
      return;
    }
    const [dx, dy] = [event.point.x - start.x, event.point.y - start.y];
    if (carried === null && Math.hypot(dx, dy) < LEAST_PIXELS) return;
    // the foot keeps its distance from the finger
    const foot = map.project([start.at[0], start.at[1]]);
    const {lng, lat} = map.unproject([foot.x + dx, foot.y + dy]);
    carried = [lng, lat];
    onCarry(carried);
  };
  const putDown = () => {
    const at = carried;
    [start, carried] = [null, null];
    if (at === null) return;
    onPutDown(at);
    onCarry(null);
  };
  const giveUp = () => {
    if (carried !== null) onCarry(null);
    [start, carried] = [null, null];
  };
  map.on('mousedown', take);
  map.on('touchstart', take);
  map.on('mousemove', carry);
  map.on('touchmove', carry);
  map.on('mouseup', putDown);
  map.on('touchend', putDown);
  map.on('touchcancel', giveUp);
  map.on('mouseout', giveUp);
}
