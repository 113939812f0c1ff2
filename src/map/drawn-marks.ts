import type {MapScene} from './scene.ts';

/** What a browser test can wait for: each becomes a performance mark `ykx-<name>-drawn` when its frame is finished. */
export type DrawnName = 'surface' | 'reach' | 'signs';

/** What of a scene is drawn anew after another one. */
export function newlyDrawn(scene: MapScene, before: MapScene): DrawnName[] {
  const isNew: Readonly<Record<DrawnName, boolean>> = {
    surface: scene.surface !== null && scene.surface.classes !== before.surface?.classes,
    reach: scene.reach.length > 0 && scene.reach !== before.reach,
    signs:
      (scene.signs !== before.signs && (scene.signs.length > 0 || before.signs.length > 0)) ||
      (scene.dots !== before.dots && [scene, before].some(hasChanges)),
  };
  return (Object.keys(isNew) as DrawnName[]).filter(name => isNew[name]);
}

/** True when people gained or lost by a plan are among the dots. */
function hasChanges({dots}: MapScene): boolean {
  return dots?.kinds.some(kind => kind === 'gained' || kind === 'lost') === true;
}

/** Milliseconds between two looks at whether the graphics card is done. */
const LOOK_MILLISECONDS = 2;
/** Looks after which a frame counts as finished, for a card that never says so. */
const MOST_LOOKS = 1000;

/** Tells when the graphics card has finished what was given to it so far. Never blocks. */
export function whenFinished(gl: WebGL2RenderingContext, tell: () => void): void {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl.flush();
  let looks = 0;
  const look = () => {
    looks++;
    const isDone = fence === null || gl.isContextLost() || gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED;
    if (!isDone && looks < MOST_LOOKS) return void setTimeout(look, LOOK_MILLISECONDS);
    gl.deleteSync(fence);
    tell();
  };
  look();
}
