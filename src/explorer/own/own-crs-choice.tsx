import {meters as metersWords} from '#i18n/format.ts';
import type {OwnCrs, OwnPreview, OwnWindow} from '#worker/client.ts';
import type {Store} from '../store.ts';
import {choose} from './own-actions.ts';
import type {OwnDraft} from './own-store.ts';

const SYSTEMS: readonly OwnCrs[] = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'];
const PICTURED = ['wgs84', 'gcj02', 'bd09'] as const;

interface Asked {
  readonly store: Store;
  readonly draft: OwnDraft;
}

/** The coordinate system: always asked, with what speaks for the guess and the places laid over the streets in each system. */
export function OwnCrsChoice({store, draft}: Asked) {
  const {text} = store;
  const {preview, choices} = draft;
  const isShifted = preview.crsReason !== 'outside-china' && preview.places.wgs84.length > 0;
  return (
    <section data-crs={choices.crs} data-crs-reason={preview.crsReason}>
      <h3>{text('own.stepCrs')}</h3>
      <p>{text(`own.because.${preview.crsReason}`, {crs: text(`own.short.${shortOf(preview.crs)}`)})}</p>
      <fieldset class="ykx-own-choices">
        <legend class="ykx-unseen">{text('own.stepCrs')}</legend>
        {SYSTEMS.map(crs => (
          <label key={crs}>
            <input
              type="radio"
              name="own-crs"
              value={crs}
              checked={choices.crs === crs}
              onChange={() => choose(store, {crs})}
            />
            {text(`own.crs.${crs}`)}
          </label>
        ))}
      </fieldset>
      {isShifted && <Shift store={store} draft={draft} />}
    </section>
  );
}

const shortOf = (crs: OwnCrs): (typeof PICTURED)[number] => (crs === 'cgcs2000' ? 'wgs84' : crs);

function Shift({store, draft}: Asked) {
  const {text} = store;
  const {preview, choices} = draft;
  const {window} = preview;
  const best = bestFit(preview);
  return (
    <>
      <p>{text('own.shift', {gcj: shiftMeters(preview, 'gcj02'), bd: shiftMeters(preview, 'bd09')})}</p>
      {window !== null && (
        <>
          <p class="ykx-quiet">{text('own.shiftHelp', {width: 2 * window.halfMeters})}</p>
          <div class="ykx-own-pictures">
            {PICTURED.map(crs => (
              <figure key={crs} class={shortOf(choices.crs) === crs ? 'is-chosen' : ''}>
                <Picture store={store} preview={preview} window={window} crs={crs} />
                <figcaption>
                  <strong>{text(`own.short.${crs}`)}</strong>
                  {best === crs && <em>{text('own.fits')}</em>}
                  {preview.streetMeters !== null && (
                    <span class="ykx-quiet">
                      {text('own.toStreet', {meters: metersWords(store.props.lang, preview.streetMeters[crs])})}
                    </span>
                  )}
                </figcaption>
              </figure>
            ))}
          </div>
        </>
      )}
    </>
  );
}

/** The system named as the best fit: only where the guess rests on where the places lie. */
function bestFit({crs, crsReason}: OwnPreview): (typeof PICTURED)[number] | null {
  return crsReason === 'nearer-to-streets' || crsReason === 'same-names' ? shortOf(crs) : null;
}

/** Streets and places in metres around the middle of the window, north up. */
function Picture({
  store,
  preview,
  window,
  crs,
}: {
  readonly store: Store;
  readonly preview: OwnPreview;
  readonly window: OwnWindow;
  readonly crs: (typeof PICTURED)[number];
}) {
  const {halfMeters: half, lines} = window;
  const places = preview.places[crs]
    .map(
      ([lon, lat]) =>
        [(lon - window.lon) * window.metersPerDegreeLon, (lat - window.lat) * window.metersPerDegreeLat] as const,
    )
    .filter(([x, y]) => Math.abs(x) <= half && Math.abs(y) <= half);
  let path = '';
  for (let at = 0; at < lines.length; at += 4)
    path += `M${lines[at]!.toFixed(0)} ${(-lines[at + 1]!).toFixed(0)}L${lines[at + 2]!.toFixed(0)} ${(-lines[at + 3]!).toFixed(0)}`;
  const label = store.text('own.picture', {crs: store.text(`own.short.${crs}`), count: places.length});
  return (
    <svg viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`} role="img" aria-label={label} data-crs={crs}>
      <path class="ykx-own-streets" d={path} />
      {places.map(([x, y], i) => (
        <circle key={i} cx={x.toFixed(1)} cy={(-y).toFixed(1)} r="14" />
      ))}
    </svg>
  );
}

/** Median metres between a place read as WGS-84 and as another system, to ten metres. */
function shiftMeters({places, window}: OwnPreview, crs: 'gcj02' | 'bd09'): number {
  const perLat = window?.metersPerDegreeLat ?? 111_195;
  const all = places.wgs84.map(([lon, lat], i) => {
    const [x, y] = places[crs][i]!;
    const perLon = window?.metersPerDegreeLon ?? perLat * Math.cos((lat * Math.PI) / 180);
    return Math.hypot((x - lon) * perLon, (y - lat) * perLat);
  });
  const middle = all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return Math.round(middle / 10) * 10;
}
