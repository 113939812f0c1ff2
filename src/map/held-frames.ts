import type {Map as MapLibreMap} from 'maplibre-gl';

/** How long a frame may wait for what a press asks for. */
const HOLD_MILLISECONDS = 200;
/** A press that moves further is a drag. */
const MOST_PIXELS = 4;

export interface HeldFrames {
  readonly isHolding: () => boolean;
  readonly release: () => void;
}

/**
 * After every press MapLibre draws a frame in which nothing changed, and the frame with the answer would have to wait for it:
 * in software that is half of the time to the answer. Holds such a frame back until `release`, until the map moves or the hand
 * does something else, or for a fifth of a second.
 */
export function heldFrames(map: MapLibreMap, onRelease: () => void): HeldFrames {
  const draw = map.triggerRepaint.bind(map);
  let down: PointerEvent | null = null;
  let held: ReturnType<typeof setTimeout> | null = null;
  let isWanted = false;
  const release = () => {
    if (held === null) return;
    clearTimeout(held);
    held = null;
    if (isWanted) draw();
    isWanted = false;
    onRelease();
  };
  map.triggerRepaint = () => {
    if (held === null) draw();
    else isWanted = true;
  };
  const container = map.getCanvasContainer();
  container.addEventListener(
    'pointerdown',
    event => {
      release();
      down = event;
    },
    {capture: true},
  );
  container.addEventListener('wheel', release, {capture: true, passive: true});
  map.on('movestart', release);
  container.addEventListener(
    'pointerup',
    event => {
      const isPress = down !== null && Math.hypot(event.x - down.x, event.y - down.y) < MOST_PIXELS;
      down = null;
      if (isPress && held === null && !map.isMoving()) held = setTimeout(release, HOLD_MILLISECONDS);
    },
    {capture: true},
  );
  map.once('remove', () => {
    if (held !== null) clearTimeout(held);
    held = null;
  });
  return {isHolding: () => held !== null, release};
}
