import {isExplorerKey} from '#i18n/explorer.ts';
import type {Failure, Store} from '../store.ts';

interface Props {
  readonly store: Store;
  readonly problem: Failure;
  readonly onRetry: () => void;
}

/** In the place of the map: why it is not drawn, that all else goes on, and a way to try again. */
export function MapNotice({store, problem, onRetry}: Props) {
  const {text} = store;
  if (problem.kind === 'late') return <MapLate store={store} />;
  const key = `error.${problem.kind}`;
  return (
    <div class="ykx-undrawn" role="alert" data-problem={problem.kind}>
      <p class="ykx-strong">{text(isExplorerKey(key) ? key : 'error.other', {message: problem.message})}</p>
      <p>{text('map.rest')}</p>
      <button type="button" class="ykx-primary" onClick={onRetry}>
        {text('error.retry')}
      </button>
    </div>
  );
}

/** The map's program is on its way for long: what is on its way cannot be asked for twice, but the page can be loaded anew. */
function MapLate({store}: {readonly store: Store}) {
  const {text} = store;
  return (
    <div class="ykx-undrawn" role="status" data-problem="late">
      <p class="ykx-strong">{text('part.late', {name: text('open.map')})}</p>
      <p>{text('map.rest')}</p>
      <button type="button" onClick={() => location.reload()}>
        {text('part.reload')}
      </button>
    </div>
  );
}
