import {saveFile} from '../save-file.ts';
import type {Store} from '../store.ts';
import {encodePlan} from './plan-file.ts';

/** The open plan as one text, with the choices it is judged by now. */
export function planText(store: Store): string {
  const {id: _, ...scenario} = store.plan.scenario.value;
  const choices = {category: store.category.value, walker: store.walker.value, minutes: store.minutes.value};
  return encodePlan({...scenario, ...choices}, store.props.cityId);
}

/** Gives the open plan to be saved as a file. */
export function savePlan(store: Store): void {
  saveFile(new Blob([planText(store)], {type: 'application/json'}), planFileName(store, 'json'));
}

/** Name of a file of the open plan. */
export function planFileName({plan, props}: Store, ending: 'json' | 'png'): string {
  const name = plan.scenario.value.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `yikezhong-plan-${props.cityId}${name === '' ? '' : `-${name}`}.${ending}`;
}
