import {isExplorerKey} from '#i18n/explorer.ts';
import type {Store} from '../store.ts';
import {PartNotice} from './part-notice.tsx';
import {reviveCity} from './revive.ts';

/** What the visitor must know about this view: an invented city, a link that was not understood, something that failed. */
export function Notices({store}: {readonly store: Store}) {
  const {text, props} = store;
  const problems = store.linkProblems.value;
  const parts = problems.map(({part, found}) => {
    const key = `notice.part.${part}`;
    return `${isExplorerKey(key) ? text(key) : part}: ${found}`;
  });
  const part = store.modeTrouble.value;
  return (
    <>
      <Stopped store={store} />
      {part !== null && store.shownMode.value !== null && (
        <PartNotice text={text} trouble={part} onClose={() => (store.modeTrouble.value = null)} />
      )}
      {problems.length > 0 && (
        <p class="ykx-notice" role="status">
          {text('notice.link', {parts: parts.join(props.lang === 'zh' ? '；' : '; ')})}{' '}
          <button type="button" onClick={() => (store.linkProblems.value = [])}>
            {text('notice.close')}
          </button>
        </p>
      )}
      {store.trouble.value !== null && (
        <p class="ykx-notice" role="status">
          {store.trouble.value}{' '}
          <button type="button" onClick={() => (store.trouble.value = null)}>
            {text('notice.close')}
          </button>
        </p>
      )}
    </>
  );
}

/** The worker ended: what is shown stays, nothing new is worked out until another one is there. */
function Stopped({store}: {readonly store: Store}) {
  const {text} = store;
  const stopped = store.stopped.value;
  if (stopped === null) return null;
  return (
    <div class="ykx-notice" role="alert" data-stopped={stopped.coming ? 'coming' : 'yes'}>
      <p>{text('stopped.why', {message: stopped.message})}</p>
      <button
        type="button"
        class="ykx-again"
        aria-disabled={stopped.coming}
        onClick={() => stopped.coming || void reviveCity(store)}
      >
        {text(stopped.coming ? 'stopped.coming' : 'error.retry')}
      </button>
    </div>
  );
}
