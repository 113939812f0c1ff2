import type {ExplorerText} from '#i18n/explorer.ts';
import type {PartTrouble} from './fetch-part.ts';

interface Props {
  readonly text: ExplorerText;
  readonly trouble: PartTrouble;
  /** Takes the notice away; not given where it stands in the place of the part. */
  readonly onClose?: () => void;
}

/**
 * How it stands with a part of the program: coming, late or failed, with a way on. Loading the page anew helps where a second try
 * does not, and the address brings the view back.
 */
export function PartNotice({text, trouble, onClose}: Props) {
  const {name, state, message, failures, again} = trouble;
  const failed = state === 'failed';
  return (
    <div class="ykx-notice" data-part={state} role={failed ? 'alert' : 'status'}>
      <p>{failed ? text('error.network', {message}) : text(`part.${state}`, {name})}</p>
      {failed && (
        <button type="button" class="ykx-again" onClick={again}>
          {text('error.retry')}
        </button>
      )}
      {(state === 'late' || failures > 1) && (
        <button type="button" onClick={() => location.reload()}>
          {text('part.reload')}
        </button>
      )}
      {failed && onClose !== undefined && (
        <button type="button" onClick={onClose}>
          {text('notice.close')}
        </button>
      )}
    </div>
  );
}
