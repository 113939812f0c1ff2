import {people as peopleSaid, percent} from '#i18n/format.ts';
import {BarRow} from '../bars/bar-row.tsx';
import {PartsBar} from '../bars/parts-bar.tsx';
import {categoryOf, timeStandard} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {serviceName} from '../words.ts';

/** The services of the life circle, those most people lack first; one leads to its own map. */
export function CircleServices({store}: {readonly store: Store}) {
  const {text, props} = store;
  const shown = store.circle.value;
  if (store.category.value !== LIFE_CIRCLE || shown === null) return null;
  const words = {text, lang: props.lang};
  const {info} = store.city.value!;
  const services = [...shown.answer.services].sort(
    (a, b) => b.counts.uncovered - a.counts.uncovered || b.counts.unknown - a.counts.unknown,
  );
  return (
    <section class="ykx-city-part ykx-circle-services">
      <h3 class="ykx-subtitle">{text('circle.services')}</h3>
      <p class="ykx-quiet">{text('circle.servicesHint')}</p>
      <ul class="ykx-barlist">
        {services.map(({category, counts}) => {
          const share = (part: number) => percent(counts.people === 0 ? 0 : part / counts.people);
          return (
            <BarRow
              key={category}
              name={
                <>
                  {serviceName(words, categoryOf(info, category))}
                  <small> {text('ask.minutesValue', {n: timeStandard(info, category).minutes})}</small>
                </>
              }
              value={text('circle.lacks', {share: share(counts.uncovered)})}
              bar={<PartsBar inTime={counts.covered} out={counts.uncovered} unsure={counts.unknown} range={null} />}
              note={text('circle.parts', {
                has: share(counts.covered),
                people: peopleSaid(props.lang, counts.uncovered / 1000),
                unsure: share(counts.unknown),
              })}
              data={{'data-category': category, 'data-lacks': counts.uncovered / 1000}}
              onPress={() => (store.category.value = category)}
            />
          );
        })}
      </ul>
    </section>
  );
}
