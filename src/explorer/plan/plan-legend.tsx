import {timeScale} from '#charts/time-scale.ts';
import {stepColor} from '../city/surface-colors.ts';
import type {Store} from '../store.ts';
import {changeColor} from './change-classes.ts';
import {isCurrent} from './plan-question.ts';
import {planDots} from './plan-scene.ts';
import {siteLabel} from './plan-signs.ts';
import {PLAN_PICTURES} from './plan-store.ts';
import {DotGlyph, SIGNS, SignGlyph} from './sign-glyph.tsx';
import {drawnSites, proposedKey} from './sites-current.ts';

const CHANGE_LEGEND = ['in', 'faster5', 'faster1', 'same', 'slower1', 'slower5', 'out'] as const;

/** What the map is coloured by, and what colours, dots and signs mean. */
export function PlanLegend({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const isOld = plan.failed.value !== null && plan.shown.value !== null && !isCurrent(store, plan.shown.value);
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
      {isOld && <p class="ykx-notice">{text('plan.picture.old')}</p>}
      <PlanLegendKey store={store} />
    </section>
  );
}

/** Colours, signs and dots in words, also for the printed report. */
export function PlanLegendKey({store, paper = false}: {readonly store: Store; readonly paper?: boolean}) {
  const {text} = store;
  return (
    <>
      <p class="ykx-legend">
        <ColorSteps store={store} />
        <span class="ykx-step">
          <i class="ykx-swatch is-unknown" />
          {text('legend.unknown')}
        </span>
      </p>
      <SignList store={store} paper={paper} />
      <DotList store={store} />
    </>
  );
}

/** What the shapes of the dots mean, and how many people each stands for. */
function DotList({store}: {readonly store: Store}) {
  const {text} = store;
  const dots = planDots(store);
  if (dots === null) return null;
  const kinds = (['gained', 'lost'] as const).filter(kind => dots.dots.kinds.includes(kind));
  return (
    <p class="ykx-legend">
      {kinds.map(kind => (
        <span class="ykx-step" key={kind} data-dot={kind}>
          <DotGlyph kind={kind} />
          {text(dots.of === 'dependents' ? 'plan.dots.dependents' : `plan.dots.${kind}`)}
        </span>
      ))}
      <span class="ykx-step">{text('plan.dots.perDot', {n: dots.perDot})}</span>
    </p>
  );
}

function ColorSteps({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const minutes = plan.shown.value?.minutes ?? store.minutes.value;
  const dark = store.dark.value;
  const steps =
    plan.picture.value === 'change'
      ? CHANGE_LEGEND.map(change => ({
          color: changeColor(change, dark) ?? 'none',
          words: text(`plan.change.${change}`, {n: minutes}),
        }))
      : timeScale(minutes).map(step => ({
          color: stepColor(step, dark),
          words: step.minutes === null ? text('legend.more') : text('legend.upTo', {n: step.minutes}),
        }));
  return (
    <>
      {steps.map(({color, words}) => (
        <span class="ykx-step" key={words}>
          <i class="ykx-swatch" style={{background: color}} />
          {words}
        </span>
      ))}
    </>
  );
}

/** The signs that are on the map now. */
function SignList({store, paper}: {readonly store: Store; readonly paper: boolean}) {
  const {text, plan} = store;
  const kinds = [...new Set(plan.edits.value.map(edit => edit.kind))];
  const sites = drawnSites(store, paper);
  const candidates = plan.tool.value === 'sites' && plan.sitesList.value !== null;
  const signs = [
    ...kinds.map(kind => ({kind: SIGNS[kind], label: '', words: text(`plan.sign.${kind}`)})),
    ...(sites === null
      ? []
      : [{kind: 'proposed' as const, label: siteLabel(0), words: text(proposedKey(store, sites))}]),
    ...(candidates ? [{kind: 'candidate' as const, label: '', words: text('plan.sign.candidate')}] : []),
  ];
  if (signs.length === 0) return null;
  return (
    <p class="ykx-legend">
      {signs.map(({kind, label, words}) => (
        <span class="ykx-step" key={words} data-sign={kind}>
          <SignGlyph kind={kind} label={label} />
          {words}
        </span>
      ))}
    </p>
  );
}
