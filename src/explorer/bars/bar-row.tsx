import './bars.css';
import type {ComponentChildren} from 'preact';

interface Props {
  readonly name: ComponentChildren;
  /** What the bar is in words, at its right end. */
  readonly value: ComponentChildren;
  /** A PartsBar; null: too little to be told apart. */
  readonly bar: ComponentChildren;
  readonly note?: ComponentChildren;
  /** Undefined: a row that leads somewhere and is not chosen or not. */
  readonly pressed?: boolean;
  /** What is behind it, in plain units. */
  readonly data: Readonly<Record<`data-${string}`, string | number>>;
  readonly onPress: () => void;
}

/** One row of a chart that is read and worked like a list: name, words, and below them the bar. Stands in `ul.ykx-barlist`. */
export function BarRow({name, value, bar, note, pressed, data, onPress}: Props) {
  return (
    <li>
      <button type="button" class="ykx-barrow" aria-pressed={pressed} {...data} onClick={onPress}>
        <span class="ykx-barname">{name}</span>
        <span class="ykx-barvalue">{value}</span>
        {bar}
        {note !== undefined && <small class="ykx-barnote">{note}</small>}
      </button>
    </li>
  );
}
