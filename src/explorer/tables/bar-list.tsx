import type {ComponentChildren} from 'preact';

/** One bar that can be chosen. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  /** Length of the bar, and of its firm part; the same unit for all bars of a list. */
  readonly total: number;
  readonly part: number | null;
  /** What stands behind the bar. */
  readonly words: string;
  readonly chosen: boolean;
}

interface Props {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly onChoose: (key: string) => void;
  /** What is said when there is no bar. */
  readonly empty: string;
  readonly children?: ComponentChildren;
}

/** Bars as a list of buttons: a chart that is read and worked like a list. All bars share one zero and one scale. */
export function BarList({title, bars, onChoose, empty, children}: Props) {
  const longest = bars.reduce((most, {total}) => Math.max(most, total), 0);
  const share = (value: number) => (longest === 0 ? 0 : Math.max(0, value / longest));
  return (
    <section class="ykx-bars">
      <h4>{title}</h4>
      {children}
      {bars.length === 0 && <p class="ykx-quiet">{empty}</p>}
      <ul>
        {bars.map(({key, label, total, part, words, chosen}) => (
          <li key={key}>
            <button
              type="button"
              aria-pressed={chosen}
              data-key={key}
              data-total={total}
              {...(part === null ? {} : {'data-part': part})}
              onClick={() => onChoose(key)}
            >
              <span class="ykx-bar-label">{label}</span>
              <span class="ykx-bar" aria-hidden="true">
                <span class={part === null ? 'is-firm' : 'is-whole'} style={{width: `${100 * share(total)}%`}} />
                {part !== null && <span class="is-firm" style={{width: `${100 * share(part)}%`}} />}
              </span>
              <span class="ykx-bar-words">{words}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
