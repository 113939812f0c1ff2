import type {LiveCity} from '../live-city.ts';
import type {PlanAnswer, PlanRequest} from './plan-types.ts';

/** What a plan changes. Kept between calls: edits already made are not made again, edits gone are taken back. */
export function plan(_city: LiveCity, _request: PlanRequest): PlanAnswer {
  throw new Error('plan: not built yet');
}
