import type {ReachAnswer} from '#worker/client.ts';
import type {Store} from '../store.ts';
import {groupName, metersRounded, peopleWords} from '../words.ts';

/** Youngest first; groups without ages last. */
function byAge(a: string, b: string): number {
  const from = (key: string) => Number(/^age(\d+)/.exec(key)?.[1] ?? 999);
  return from(a) - from(b);
}

/** How many people live within so many minutes, by age; folded until asked for. */
export function ReachTable({store, reach}: {readonly store: Store; readonly reach: ReachAnswer}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const groups = Object.keys(reach.rings[0]?.groups ?? {}).sort(byAge);
  const minutes = reach.rings.map(ring => ring.minutes).join(props.lang === 'zh' ? '、' : ', ');
  const title = text('card.reach', {minutes});
  return (
    <details class="ykx-fold">
      <summary>
        <h3>{title}</h3>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="ykx-wide" tabIndex={0} aria-label={title}>
        <table class="ykx-reach">
          <thead>
            <tr>
              <th scope="col">{text('card.minutes')}</th>
              <th scope="col">{text('card.people')}</th>
              {groups.map(key => (
                <th scope="col" key={key}>
                  {groupName(words, key, true)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reach.rings.map(ring => (
              <tr key={ring.minutes} class={ring.minutes === store.minutes.value ? 'is-chosen' : ''}>
                <th scope="row">{ring.minutes}</th>
                <td>
                  <data value={ring.people / 1000}>{peopleWords(words, ring.people)}</data>
                </td>
                {groups.map(key => (
                  <td key={key}>
                    <data value={(ring.groups[key] ?? 0) / 1000}>{peopleWords(words, ring.groups[key] ?? 0)}</data>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="ykx-quiet">
        {text('card.note')} {text('card.approach', {meters: metersRounded(words, reach.snapMeters)})}
      </p>
    </details>
  );
}
