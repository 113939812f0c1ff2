import type {LiveCity} from '../live-city.ts';
import type {DependentsAnswer, PlanRequest} from './plan-types.ts';

/** Who depends on one facility alone, with the plan. */
export function dependents(_city: LiveCity, _request: PlanRequest): DependentsAnswer {
  throw new Error('dependents: not built yet');
}
