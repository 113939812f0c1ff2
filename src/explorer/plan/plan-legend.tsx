import {timeScale} from '#charts/time-scale.ts';
import {stepColor} from '../city/surface-colors.ts';
import type {Store} from '../store.ts';
import {changeColor} from './change-classes.ts';
import {planDots} from './plan-scene.ts';
import {PLAN_PICTURES} from './plan-store.ts';
import {SIGNS, SignGlyph} from './sign-glyph.tsx';

const CHANGE_LEGEND = ['in', 'faster5', 'faster1', 'same', 'slower1', 'slower5', 'out'] as const;

/** What the map is coloured by, and what colours, dots and signs mean. */
export function PlanLegend({store}: {readonly store: Store}) {
  const {text, plan} = store;
  return (
    <section class="ykx-plan-legend">
      <fieldset class="ykx-pictures">
        <legend class="ykx-unseen">{text('plan.picture.choose')}</legend>
        {PLAN_PICTURES.map(one => (
          <button
            type="button"
            key={one}
            data-picture={one}
            aria-pressed={plan.picture.value === one}
            onClick={() => (plan.picture.value = one)}
          >
            {text(`plan.picture.${one}`)}
          </button>
        ))}
      </fieldset>
      <PlanLegendKey store={store} />
    </section>
  );
}

/** Colours, signs and dots in words, also for the printed report. */
export function PlanLegendKey({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const picture = plan.picture.value;
  const minutes = plan.shown.value?.minutes ?? store.minutes.value;
  const dots = planDots(store);
  const dark = store.dark.value;
  const kinds = new Set(plan.edits.value.map(edit => edit.kind));
  const candidates = plan.tool.value === 'sites' && plan.sitesList.value !== null;
  return (
    <>
      <p class="ykx-legend">
        {picture === 'change'
          ? CHANGE_LEGEND.map(change => (
              <span class="ykx-step" key={change}>
                <i class="ykx-swatch" style={{background: changeColor(change, dark) ?? 'none'}} />
                {text(`plan.change.${change}`, {n: minutes})}
              </span>
            ))
          : timeScale(minutes).map(step => (
              <span class="ykx-step" key={step.minutes}>
                <i class="ykx-swatch" style={{background: stepColor(step, dark)}} />
                {step.minutes === null ? text('legend.more') : text('legend.upTo', {n: step.minutes})}
              </span>
            ))}
        <span class="ykx-step">
          <i class="ykx-swatch is-unknown" />
          {text('legend.unknown')}
        </span>
        {[...kinds].map(kind => (
          <span class="ykx-step" key={kind}>
            <SignGlyph kind={SIGNS[kind]} label="" />
            {text(`plan.sign.${kind}`)}
          </span>
        ))}
        {plan.sites.value !== null && (
          <span class="ykx-step">
            <SignGlyph kind="proposed" label="1" />
            {text('plan.sign.proposed')}
          </span>
        )}
        {candidates && (
          <span class="ykx-step">
            <SignGlyph kind="candidate" label="" />
            {text('plan.sign.candidate')}
          </span>
        )}
      </p>
      {dots !== null && (
        <p class="ykx-quiet">
          {text(dots.of === 'plan' ? 'plan.dots.plan' : 'plan.dots.dependents', {n: dots.perDot})}
        </p>
      )}
    </>
  );
}
