import type {CandidateLinks} from '#core/link-file.ts';
import type {OsmExtract} from '../io/osm-extract.ts';
import {candidateLinks} from './links/candidate-links.ts';
import {loadLinkRules} from './links/link-rules.ts';
import type {Boundary, Streets} from './model.ts';
import {loadWalkingRules} from './network/walking-rules.ts';
import {bufferedBox} from './streets.ts';

/**
 * Links that could be opened or built in and just around a city. Null without an extract: plain street lines do not say what
 * stands between streets, so no link can be told from a walk through a house.
 */
export async function buildLinks(
  extract: OsmExtract | null,
  streets: Streets | null,
  boundary: Boundary,
): Promise<CandidateLinks | null> {
  if (extract === null || streets === null) return null;
  const rules = loadLinkRules();
  const margin = rules.positions.beyondBoundaryMeters;
  const [west, south, east, north] = bufferedBox(boundary, margin);
  return candidateLinks({
    extract,
    graph: streets.graph,
    shape: streets.shape,
    ways: streets.ways,
    walking: await loadWalkingRules(),
    rules,
    box: bufferedBox(boundary, margin + rules.longestMeters),
    keeps: (lon, lat) => {
      if (lon < west || lon > east || lat < south || lat > north) return false;
      return boundary.contains(lon, lat) || boundary.edgeMeters(lon, lat) <= margin;
    },
  });
}
