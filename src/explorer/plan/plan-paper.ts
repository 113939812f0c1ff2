import type {Store} from '../store.ts';

/** The map as it is, without places found for an older plan; null while there is no map. Throws what the map throws. */
export async function planMap(store: Store): Promise<HTMLCanvasElement | null> {
  const {onPaper} = store.plan;
  const capture = store.capture.value;
  if (capture === null) return null;
  onPaper.value = true;
  try {
    return await capture();
  } finally {
    onPaper.value = false;
  }
}
