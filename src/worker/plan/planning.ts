/** All of planning in one piece: fetched when someone plans, not with the map. */
export {bestSites} from './best-sites.ts';
export {dependents} from './dependents.ts';
export {plan} from './plan.ts';
export {planCapacity} from './plan-capacity.ts';
export {planTable, tableBuffers} from './plan-table.ts';
