import {isExplorerKey} from '#i18n/explorer.ts';
import type {Store} from '../store.ts';

/** What the visitor must know about this view: an invented city, a link that was not understood, something that failed. */
export function Notices({store}: {readonly store: Store}) {
  const {text, props} = store;
  const problems = store.linkProblems.value;
  const parts = problems.map(({part, found}) => {
    const key = `notice.part.${part}`;
    return `${isExplorerKey(key) ? text(key) : part}: ${found}`;
  });
  return (
    <>
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
