import type {Row} from '#files/table.ts';
import type {CityModel} from './city-model.ts';
import {bikeClauses} from './clauses/bike-clauses.ts';
import type {PartCount} from './clauses/clause-counts.ts';
import {distanceClauses} from './clauses/distance-clauses.ts';
import {landClauses} from './clauses/land-clauses.ts';
import {normClauses} from './clauses/norm-clauses.ts';
import {presenceClauses} from './clauses/presence-clauses.ts';
import {uncountedClauses} from './clauses/uncounted-clauses.ts';
import type {CoverageRow} from './coverage.ts';

/**
 * The published rows of `clauses`: every clause asked of the city and its areas, with its numbers and its verdict. First those
 * about time and distance, by residents and by residential land, then those that cannot be counted, those about presence, and those per household and person. The
 * numbers are those of `coverage` and `indicators`.
 */
export function clauseRows(
  model: CityModel,
  coverage: readonly CoverageRow[],
  parts: readonly PartCount[],
  indicators: readonly Row[],
): Row[] {
  return [
    ...distanceClauses(model, coverage, parts),
    ...bikeClauses(model, parts),
    ...landClauses(model, parts),
    ...uncountedClauses(model),
    ...presenceClauses(model),
    ...normClauses(indicators, model.normInputs),
  ];
}
