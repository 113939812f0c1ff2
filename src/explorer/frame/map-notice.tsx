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
