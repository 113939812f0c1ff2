import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {sha256Hex} from '#files/digest.ts';
import {bytes} from '#i18n/format.ts';
import {sharedAddress} from '../address.ts';
import {sourcesOf} from '../frame/map-words.ts';
import type {Store} from '../store.ts';
import {planText} from './plan-export.ts';
import {cityFingerprint} from './plan-limits.ts';

/** Where the report comes from, and by which files it can be made again: the plan's own hash and the fingerprint of the city's data. */
export function ReportOrigin({store}: {readonly store: Store}) {
  const {text} = store;
  const hash = useSignal<string | null>(null);
  const content = planText(store);
  const file = new TextEncoder().encode(content);
  useEffect(() => {
    void sha256Hex(file).then(digest => (hash.value = digest));
  }, [content]);
  const {info} = store.city.value!;
  const {code} = info.manifest;
  return (
    <dl class="ykx-report-origin">
      <dt>{text('plan.report.sources')}</dt>
      <dd>{sourcesOf(store.city.value!, store.props.lang)}</dd>
      <dt>{text('plan.report.file')}</dt>
      <dd>
        {bytes(file.length)}
        {hash.value !== null && ` · SHA-256 ${hash.value}`}
      </dd>
      <dt>{text('plan.report.build')}</dt>
      <dd>{cityFingerprint(info)}</dd>
      <dt>{text('plan.report.program')}</dt>
      <dd>{`${code.version} · ${code.sha256.slice(0, 16)}`}</dd>
      <dt>{text('plan.report.address')}</dt>
      <dd>{sharedAddress(store)}</dd>
    </dl>
  );
}
