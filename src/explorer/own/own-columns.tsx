import type {Store} from '../store.ts';
import {choose} from './own-actions.ts';
import type {OwnDraft} from './own-store.ts';

const OTHERS = [
  'category',
  'address',
  'phone',
  'opening_hours',
  'capacity',
  'floor_area_sqm',
  'status',
  'provider',
  'wheelchair',
  'name_zh',
  'name_en',
  'as_of',
] as const;

type Ours = 'name' | 'lon' | 'lat' | 'lon_lat' | 'lat_lon' | (typeof OTHERS)[number];

interface Asked {
  readonly store: Store;
  readonly draft: OwnDraft;
}

/** Which column of the list is what: our name beside theirs, with values to see it by. */
export function OwnColumns({store, draft}: Asked) {
  const {text} = store;
  const {columns} = draft.choices;
  const found = OTHERS.filter(ours => columns[ours] !== undefined).length;
  const place: readonly Ours[] = wholePlace(columns) === null ? ['lon', 'lat'] : [wholePlace(columns)!];
  return (
    <section>
      <h3>{text('own.stepColumns')}</h3>
      <p class="ykx-quiet">{text('own.columnsHelp')}</p>
      {draft.preview.swapped && (
        <p class="ykx-notice" role="status">
          {text('own.swapped')}
        </p>
      )}
      <div class="ykx-own-columns">
        <ColumnSelect store={store} draft={draft} ours="name" />
        {draft.preview.format !== 'geojson' && <PlaceForm store={store} draft={draft} />}
        {place.map(ours => (
          <ColumnSelect key={ours} store={store} draft={draft} ours={ours} />
        ))}
      </div>
      <details class="ykx-own-more">
        <summary>{text('own.moreColumns', {count: found})}</summary>
        <div class="ykx-own-columns">
          {OTHERS.map(ours => (
            <ColumnSelect key={ours} store={store} draft={draft} ours={ours} />
          ))}
        </div>
      </details>
    </section>
  );
}

function wholePlace(columns: Readonly<Record<string, string>>): 'lon_lat' | 'lat_lon' | null {
  if (columns['lon_lat'] !== undefined) return 'lon_lat';
  return columns['lat_lon'] === undefined ? null : 'lat_lon';
}

/** One column or two for longitude and latitude. */
function PlaceForm({store, draft}: Asked) {
  const {text} = store;
  const {lon, lat, lon_lat, lat_lon, ...others} = draft.choices.columns;
  const whole = lon_lat ?? lat_lon;
  const change = (form: string) => {
    const first = draft.preview.header[0]!;
    if (form === 'two') {
      const guess = draft.preview.columns;
      const pair = {...(guess['lon'] ? {lon: guess['lon']} : {}), ...(guess['lat'] ? {lat: guess['lat']} : {})};
      choose(store, {columns: {...others, ...pair}});
    } else choose(store, {columns: {...others, [form]: whole ?? lon ?? lat ?? first}});
  };
  return (
    <label class="ykx-own-column">
      <span>{text('own.placeForm')}</span>
      <select
        name="own-place-form"
        value={wholePlace(draft.choices.columns) ?? 'two'}
        onChange={event => change(event.currentTarget.value)}
      >
        <option value="two">{text('own.placeTwo')}</option>
        <option value="lon_lat">{text('own.placeLonLat')}</option>
        <option value="lat_lon">{text('own.placeLatLon')}</option>
      </select>
    </label>
  );
}

function ColumnSelect({store, draft, ours}: Asked & {readonly ours: Ours}) {
  const {text} = store;
  const {preview, choices} = draft;
  const theirs = choices.columns[ours];
  const at = theirs === undefined ? -1 : preview.header.indexOf(theirs);
  const values = preview.sample.map(row => row[at] ?? '').filter(value => value !== '');
  const change = (value: string) => {
    const {[ours]: _before, ...others} = choices.columns;
    choose(store, {columns: value === '' ? others : {...others, [ours]: value}});
  };
  return (
    <label class="ykx-own-column">
      <span>{text(`own.col.${ours}`)}</span>
      <select name={`own-column-${ours}`} value={theirs ?? ''} onChange={event => change(event.currentTarget.value)}>
        <option value="">{text('own.none')}</option>
        {preview.header.map(name => (
          <option key={name}>{name}</option>
        ))}
      </select>
      {values.length > 0 && (
        <span class="ykx-own-sample">
          {text('own.example', {values: values.slice(0, 3).join(store.props.lang === 'zh' ? '，' : ', ')})}
        </span>
      )}
    </label>
  );
}
