import {kindName} from '../city/kind-name.ts';
import {isNoData} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceName} from '../words.ts';
import {stepWords} from './cross-bars.ts';
import {areaKinds, type CrossStore, chooseArea, chooseCategory} from './cross-store.ts';
import {sourceName} from './table-words.ts';
import type {TablesStore} from './tables-store.ts';

interface Props {
  readonly store: TablesStore;
  /** Null: no map on this page. */
  readonly map: Store | null;
  readonly cross: CrossStore;
}

/** Which service, and areas of which kind. */
export function CrossChoices({store, map, cross}: Props) {
  const {text, props} = store;
  const {info} = store.open.value!;
  const kinds = areaKinds(info);
  return (
    <div class="ykx-controls">
      <label>
        <span>{text('ask.service')}</span>
        <select
          value={cross.category.value}
          onChange={event => chooseCategory(info, cross, map, event.currentTarget.value)}
        >
          {info.categories.map(category => (
            <option key={category.key} value={category.key}>
              {isNoData(info, category.key)
                ? text('ask.noData', {name: serviceName({text, lang: props.lang}, category)})
                : serviceName({text, lang: props.lang}, category)}
            </option>
          ))}
        </select>
      </label>
      {kinds.length > 1 && (
        <label>
          <span>{text('cross.kind')}</span>
          <select
            value={cross.areaKind.value ?? ''}
            onChange={event => {
              cross.areaKind.value = event.currentTarget.value;
              chooseArea(cross, map, null);
            }}
          >
            {kinds.map(kind => (
              <option key={kind} value={kind}>
                {kindName(text, kind.replaceAll('_', '-'))}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** What is narrowed, each with a button that takes it back. */
export function Narrowed({store, map, cross, areaName}: Props & {readonly areaName: string}) {
  const {text} = store;
  const {step, area, source} = cross;
  const parts = [
    area.value !== null && {words: areaName, end: () => chooseArea(cross, map, null)},
    step.value !== null && {words: stepWords(text, step.value), end: () => (step.value = null)},
    source.value !== null && {
      words: sourceName({info: store.open.value!.info, lang: store.props.lang}, source.value),
      end: () => (source.value = null),
    },
  ].filter(part => part !== false);
  return (
    <p class="ykx-row" role="status">
      {parts.length === 0 ? text('cross.whole') : text('cross.narrowed')}
      {parts.map(({words, end}) => (
        <button type="button" key={words} onClick={end} aria-label={text('cross.end', {what: words})}>
          {words} <span aria-hidden="true">×</span>
        </button>
      ))}
    </p>
  );
}
