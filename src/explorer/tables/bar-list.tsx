import type {ComponentChildren} from 'preact';
import {BarRow} from '../bars/bar-row.tsx';
import {PartsBar} from '../bars/parts-bar.tsx';

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
  /** What the chart shows. */
  readonly chart: 'minutes' | 'areas' | 'sources';
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly onChoose: (key: string) => void;
  /** What is said when there is no bar. */
  readonly empty: string;
  readonly children?: ComponentChildren;
}

/** Bars as a list of buttons: a chart that is read and worked like a list. All bars share one zero and one scale. */
export function BarList({chart, title, bars, onChoose, empty, children}: Props) {
  const longest = bars.reduce((most, {total}) => Math.max(most, total), 0);
  return (
    <section class="ykx-bars" data-chart={chart}>
      <h4>{title}</h4>
      {children}
      {bars.length === 0 && <p class="ykx-quiet">{empty}</p>}
      <ul class="ykx-barlist">
        {bars.map(({key, label, total, part, words, chosen}) => (
          <BarRow
            key={key}
            name={label}
            value={words}
            bar={
              <PartsBar
                inTime={part ?? total}
                out={0}
                unsure={0}
                rest={total - (part ?? total)}
                range={null}
                full={longest}
              />
            }
            pressed={chosen}
            data={{'data-key': key, 'data-total': total, ...(part === null ? {} : {'data-part': part})}}
            onPress={() => onChoose(key)}
          />
        ))}
      </ul>
    </section>
  );
}
