import fc from 'fast-check';
import {expect, test} from 'vitest';
import {addCoverage, type CoverageCounts, cellVerdicts, noPeople} from '#core/coverage.ts';
import {edgeCosts} from '#core/edge-costs.ts';
import {countingFacilities, oneSnap, pointsOf} from '#core/facility-selection.ts';
import {costsBefore, gainedPlaces, nearerEnd, newSource} from '#core/gained-places.ts';
import type {Graph} from '#core/graph.ts';
import {type LinkColumns, oneLink} from '#core/link.ts';
import {nearestSources} from '#core/place-times.ts';
import type {FacilityPoints, SnapColumns} from '#core/places.ts';
import type {Scenario} from '#core/profile.ts';
import {placeIndex} from '#core/reached-places.ts';
import {
  addTally,
  applyEdit,
  type EditAnswer,
  openScenario,
  type PlanningScenario,
  type ScenarioEdit,
  undoEdit,
} from '#core/scenario/scenario.ts';
import {talliedCounts} from '#core/scenario/tally.ts';
import {type WalkNetwork, walkNetwork} from '#core/search.ts';
import {searchScratch} from '#core/travel-times.ts';
import {FRACTION_SCALE, isReached} from '#core/units.ts';
import {nearestOnCutNetwork} from '../../support/linked-rival.ts';
import {anyGraph, anySnaps} from '../../support/random-network.ts';
import {joinSnaps, Scene} from '../../support/scene.ts';
import {BASE, HIGH, LOW, plainAt, SLOW} from '../../support/walkers.ts';

const ASSUMPTIONS = ['low', 'base', 'high'] as const;
const CUTOFF = 3000;
const RADIUS = 500;

/** Cells whose cost is not what it was before any edit. */
function changedCells({baseline, states}: PlanningScenario): number[] {
  return [...states.base.placeCost.keys()].filter(c => states.base.placeCost[c] !== baseline.base[c]);
}

function networksOf(graph: Graph, profile = SLOW) {
  const of = (scenario: Scenario): WalkNetwork =>
    walkNetwork(graph, edgeCosts(graph, profile, scenario), 'to-destinations');
  return {low: of(LOW), base: of(BASE), high: of(HIGH)};
}

/** Facilities with their entries, category and doubt; all open. */
function facilityPoints(rows: readonly {points: SnapColumns; category: number; doubtful: number}[]): FacilityPoints {
  const firstPoint = [0];
  for (const row of rows) firstPoint.push(firstPoint.at(-1)! + row.points.edge.length);
  const none = new Int32Array(rows.length);
  return {
    facilityCount: rows.length,
    category: Uint16Array.from(rows, row => row.category),
    categories: ['clinic', 'hospital', 'park'],
    lon: none,
    lat: none,
    inside: new Uint8Array(rows.length).fill(1),
    doubtful: Uint8Array.from(rows, row => row.doubtful),
    open: new Uint8Array(rows.length).fill(1),
    firstPoint: Uint32Array.from(firstPoint),
    points: joinSnaps(...rows.map(row => row.points)),
    pointsStepFree: joinSnaps(...rows.map(() => joinSnaps())),
  };
}

/** People in cells, what is known of them, and how they divide into areas. */
function anyPeople(count: number) {
  const column = (most: number) => fc.array(fc.nat(most), {minLength: count, maxLength: count});
  return fc.record({
    everyone: column(4_000_000_000).map(row => Uint32Array.from(row)),
    group: column(1_000_000).map(row => Uint32Array.from(row)),
    known: column(2).map(row => Uint8Array.from(row)),
    extractEdgeMeters: column(2 * RADIUS).map(row => Uint16Array.from(row)),
    area: column(3).map(row => Int32Array.from(row, area => area - 1)),
  });
}

type Wish = {readonly kind: string; readonly pick: number; readonly points: SnapColumns; readonly link: LinkColumns};

const scenes = anyGraph.chain(graph => {
  const end = fc.record({edge: fc.nat(graph.edgeCount - 1), fraction: fc.nat(FRACTION_SCALE)});
  const facility = fc.record({points: anySnaps(graph, 0, 3), category: fc.nat(2), doubtful: fc.nat(1)});
  const wish = fc.record({
    kind: fc.constantFrom('add', 'add', 'move', 'close', 'open-link', 'close-link', 'undo', 'undo'),
    pick: fc.nat(1000),
    points: anySnaps(graph, 0, 3),
    link: fc.tuple(end, end, fc.nat(10_000)).map(([from, to, centimeters]) => oneLink(from, to, centimeters)),
  });
  return anySnaps(graph, 0, 10).chain(places =>
    fc.record({
      graph: fc.constant(graph),
      places: fc.constant(places),
      facilities: fc.array(facility, {maxLength: 5}).map(facilityPoints),
      people: anyPeople(places.edge.length),
      wishes: fc.array(wish, {minLength: 1, maxLength: 12}),
    }),
  );
});

/** An edit that can be made here, or null. */
function editFor(scenario: PlanningScenario, wish: Wish): ScenarioEdit | null {
  const facility = [...scenario.points.keys()][wish.pick % Math.max(1, scenario.points.size)];
  const link = [...scenario.links.keys()][wish.pick % Math.max(1, scenario.links.size)];
  if (wish.kind === 'add') return {kind: 'add', points: wish.points};
  if (wish.kind === 'open-link') return {kind: 'open-link', links: wish.link, row: 0};
  if (wish.kind === 'move' && facility !== undefined) return {kind: 'move', facility, points: wish.points};
  if (wish.kind === 'close' && facility !== undefined) return {kind: 'close', facility};
  if (wish.kind === 'close-link' && link !== undefined) return {kind: 'close-link', link};
  return null;
}

/** Costs and nearest facilities by a rival that starts from nothing. */
function fullRun(scenario: PlanningScenario, places: SnapColumns) {
  const doubtful = (facility: number) => scenario.city.facilities.doubtful[facility] === 1;
  const links = [...scenario.links.values()];
  const column = (key: keyof LinkColumns) => links.map(link => link[key][0]!);
  const columns: LinkColumns = {
    fromEdge: Uint32Array.from(column('fromEdge')),
    fromFraction: Uint16Array.from(column('fromFraction')),
    toEdge: Uint32Array.from(column('toEdge')),
    toFraction: Uint16Array.from(column('toFraction')),
    centimeters: Uint32Array.from(column('centimeters')),
  };
  return ASSUMPTIONS.map(assumption => {
    const counting = [...scenario.points].filter(([facility]) => assumption !== 'low' || !doubtful(facility));
    return nearestOnCutNetwork(
      scenario.city.networks[assumption],
      joinSnaps(...counting.map(row => row[1])),
      counting.flatMap(([facility, points]) => Array.from(points.edge, () => facility)),
      places,
      columns,
      65530,
    );
  });
}

test('equals a full run under all three assumptions after every edit and undo, with its people counted, and ends as it began', () => {
  fc.assert(
    fc.property(scenes, ({graph, places, facilities, people, wishes}) => {
      const networks = networksOf(graph);
      const cells = placeIndex(graph.edgeCount, places);
      const scenario = openScenario({networks, cells, facilities, serving: ['clinic', 'hospital']});
      const {everyone, group, known, extractEdgeMeters, area} = people;
      const divisions = [
        {index: new Int32Array(known.length), count: 1},
        {index: area, count: 3},
      ];
      const spec = {
        cutoff: CUTOFF,
        known,
        extractEdgeMeters,
        radiusMeters: RADIUS,
        people: [everyone, group],
        divisions,
      };
      const tally = addTally(scenario, spec);
      const check = () => {
        const runs = fullRun(scenario, places);
        ASSUMPTIONS.forEach((assumption, i) => {
          expect(scenario.states[assumption].placeCost).toEqual(runs[i]!.cost);
          expect(scenario.states[assumption].placeLabel).toEqual(runs[i]!.label);
        });
        const [low, base, high] = runs.map(run => run.cost) as [Uint16Array, Uint16Array, Uint16Array];
        const verdicts = cellVerdicts({low, base, high}, CUTOFF, known, extractEdgeMeters, RADIUS);
        spec.people.forEach((column, g) => {
          divisions.forEach(({index, count}, d) => {
            const counts: CoverageCounts[] = Array.from({length: count}, noPeople);
            addCoverage(counts, verdicts, column, index);
            const tallied = counts.map((_, at) => talliedCounts(tally, g, d, at));
            expect(tallied).toEqual(counts);
            for (const row of tallied) expect(row.covered + row.uncovered + row.unknown).toBe(row.people);
          });
        });
      };
      check();
      const before: {cost: Uint16Array; label: Uint32Array; next: number}[] = [];
      for (const wish of wishes) {
        const edit = editFor(scenario, wish);
        const {placeCost, placeLabel} = scenario.states.base;
        if (wish.kind === 'undo') {
          const answer = undoEdit(scenario);
          const last = before.pop();
          expect(answer === null).toBe(last === undefined);
          if (last) expect([placeCost, placeLabel, scenario.nextFacility]).toEqual([last.cost, last.label, last.next]);
        } else if (edit) {
          before.push({cost: placeCost.slice(), label: placeLabel.slice(), next: scenario.nextFacility});
          applyEdit(scenario, edit);
        }
        check();
      }
      while (undoEdit(scenario)) before.pop();
      check();
      expect(before).toEqual([]);
      expect(scenario.links.size).toBe(0);
      expect(changedCells(scenario)).toEqual([]);
    }),
    {numRuns: 250},
  );
});

test('without edits is the published answer, bit for bit', () => {
  fc.assert(
    fc.property(scenes, ({graph, places, facilities}) => {
      const networks = networksOf(graph);
      const serving = ['clinic'];
      const scenario = openScenario({networks, cells: placeIndex(graph.edgeCount, places), facilities, serving});
      for (const assumption of ASSUMPTIONS) {
        const {points, facility} = pointsOf(facilities, countingFacilities(facilities, serving, assumption !== 'low'));
        const full = nearestSources(networks[assumption], points, places, facility);
        const {placeCost, placeLabel} = scenario.states[assumption];
        expect([placeCost, placeLabel]).toEqual([full.cost, full.label]);
      }
    }),
    {numRuns: 200},
  );
});

const costsOf = (answer: EditAnswer) =>
  ASSUMPTIONS.flatMap(assumption => {
    const {oldCost, newCost} = answer.changes[assumption];
    return Array.from(oldCost, (cost, i) => newCost[i]! - cost);
  });

test('a facility or link added takes no one farther, one closed brings no one nearer', () => {
  fc.assert(
    fc.property(scenes, ({graph, places, facilities, wishes}) => {
      const cells = placeIndex(graph.edgeCount, places);
      const scenario = openScenario({networks: networksOf(graph), cells, facilities, serving: ['clinic', 'park']});
      for (const wish of wishes) {
        const edit = editFor(scenario, wish);
        if (!edit || edit.kind === 'move') continue;
        const differences = costsOf(applyEdit(scenario, edit));
        const gains = edit.kind === 'add' || edit.kind === 'open-link';
        expect(differences.filter(difference => (gains ? difference > 0 : difference < 0))).toEqual([]);
      }
    }),
  );
});

/** A square grid of streets 100 m apart, a home at every crossing. */
function gridTown(side: number) {
  const scene = new Scene();
  const name = (x: number, y: number) => `${x},${y}`;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      if (x > 0) scene.street(name(x - 1, y), name(x, y), 100);
      if (y > 0) scene.street(name(x, y - 1), name(x, y), 100);
    }
  const crossing = (x: number, y: number) =>
    x > 0 ? scene.on(name(x - 1, y), name(x, y), 100) : scene.on(name(x, y), name(x + 1, y), 0);
  const homes = Array.from({length: side * side}, (_, i) => crossing(i % side, Math.floor(i / side)));
  return {scene, crossing, homes: joinSnaps(...homes)};
}

test('a clinic in the middle of a street grid gains exactly the diamond around it, and closing it loses the same', () => {
  const side = 21;
  const {scene, crossing, homes} = gridTown(side);
  const graph = scene.graph();
  const networks = networksOf(graph, plainAt(1));
  const cells = placeIndex(graph.edgeCount, homes);
  const corner = facilityPoints([{points: crossing(0, 0), category: 0, doubtful: 0}]);
  const scenario = openScenario({networks, cells, facilities: corner, serving: ['clinic']});
  const count = homes.edge.length;
  const tally = addTally(scenario, {
    cutoff: 5000,
    known: new Uint8Array(count).fill(2),
    extractEdgeMeters: null,
    radiusMeters: 500,
    people: [new Uint32Array(count).fill(1000)],
    divisions: [{index: new Int32Array(count), count: 1}],
  });
  const covered = () => talliedCounts(tally, 0, 0, 0).covered / 1000;
  const quarter = 21;
  expect(covered()).toBe(quarter);
  const added = applyEdit(scenario, {kind: 'add', points: crossing(10, 10)});
  expect(covered()).toBe(quarter + 61);
  // nearer to the middle than to the corner; on a tie the corner, whose number is smaller, stays
  const won = Array.from({length: count}, (_, i) => i).filter(i => {
    const [x, y] = [i % side, Math.floor(i / side)];
    return Math.abs(x - 10) + Math.abs(y - 10) < x + y;
  });
  expect([...added.changes.base.place].sort((a, b) => a - b)).toEqual(won);
  expect(changedCells(scenario)).toEqual(won);
  applyEdit(scenario, {kind: 'close', facility: added.number});
  expect(covered()).toBe(quarter);
  expect(changedCells(scenario)).toEqual([]);
});

test('a facility closed alone leaves no one anything; moved there and back nothing has changed', () => {
  const {scene, crossing, homes} = gridTown(5);
  const graph = scene.graph();
  const networks = networksOf(graph, plainAt(1));
  const facilities = facilityPoints([{points: crossing(2, 2), category: 0, doubtful: 0}]);
  const scenario = openScenario({networks, cells: placeIndex(graph.edgeCount, homes), facilities, serving: ['clinic']});
  applyEdit(scenario, {kind: 'move', facility: 0, points: crossing(0, 0)});
  expect(scenario.states.base.placeCost[24]).toBe(8000);
  applyEdit(scenario, {kind: 'move', facility: 0, points: crossing(2, 2)});
  expect(changedCells(scenario)).toEqual([]);
  applyEdit(scenario, {kind: 'close', facility: 0});
  expect([...scenario.states.base.placeCost].some(isReached)).toBe(false);
});

test('a gate opened in a wall shortens the way by what walking around it cost', () => {
  const scene = new Scene().street('home', 'south', 10).street('south', 'far', 1000).street('far', 'north', 1000);
  const graph = scene.graph();
  const home = scene.on('home', 'south', 0);
  const clinic = facilityPoints([{points: scene.on('far', 'north', 1000), category: 0, doubtful: 0}]);
  const networks = networksOf(graph, plainAt(1));
  const cells = placeIndex(graph.edgeCount, home);
  const scenario = openScenario({networks, cells, facilities: clinic, serving: ['clinic']});
  expect(scenario.states.base.placeCost[0]).toBe(20_100);
  const gate = oneLink(
    {edge: scene.edge('south', 'far'), fraction: 0},
    {edge: scene.edge('far', 'north'), fraction: FRACTION_SCALE},
    500,
  );
  const {number, changes} = applyEdit(scenario, {kind: 'open-link', links: gate, row: 0});
  expect([...changes.base.place, ...changes.base.newCost]).toEqual([0, 150]);
  applyEdit(scenario, {kind: 'close-link', link: number});
  expect(scenario.states.base.placeCost[0]).toBe(20_100);
});

test('refuses edits of what is not there, in words', () => {
  const scene = new Scene().street('a', 'b', 100);
  const graph = scene.graph();
  const cells = placeIndex(graph.edgeCount, oneSnap(0, 0, 0));
  const facilities = facilityPoints([{points: oneSnap(0, 0, 0), category: 2, doubtful: 0}]);
  const scenario = openScenario({networks: networksOf(graph), cells, facilities, serving: ['clinic']});
  expect(() => applyEdit(scenario, {kind: 'close', facility: 0})).toThrow('facility 0 does not count here');
  expect(() => applyEdit(scenario, {kind: 'close-link', link: 3})).toThrow('link 3 is not open');
  expect(() => applyEdit(scenario, {kind: 'add', points: oneSnap(1, 0, 0)})).toThrow('edge 1, expected one below 1');
  const nowhere = oneLink({edge: 0, fraction: 0}, {edge: 4, fraction: 0}, 100);
  expect(() => applyEdit(scenario, {kind: 'open-link', links: nowhere, row: 0})).toThrow(
    'edge 4, expected one below 1',
  );
  expect(undoEdit(scenario)).toBeNull();
});

test('a link or a new facility gains the places that the search for the smallest fix says it gains', () => {
  fc.assert(
    fc.property(scenes, fc.integer({min: 0, max: 65530}), ({graph, places, facilities, wishes}, cutoff) => {
      const networks = networksOf(graph);
      const cells = placeIndex(graph.edgeCount, places);
      const {points} = pointsOf(facilities, countingFacilities(facilities, ['clinic'], true));
      const before = costsBefore(networks.base, points, cells, searchScratch(networks.base.search));
      const scenario = openScenario({networks, cells, facilities, serving: ['clinic']});
      for (const wish of wishes) {
        const end = nearerEnd(before, wish.link, 0);
        for (const [edit, changes] of [
          [{kind: 'open-link', links: wish.link, row: 0}, end ? [end] : []],
          [{kind: 'add', points: wish.points}, newSource(before, wish.points)],
        ] as const) {
          const {place, oldCost, newCost} = applyEdit(scenario, edit).changes.base;
          const gained = place.filter((_, i) => oldCost[i]! > cutoff && newCost[i]! <= cutoff).sort();
          expect(gained).toEqual(gainedPlaces(before, changes, cutoff));
          undoEdit(scenario);
        }
      }
    }),
    {numRuns: 300},
  );
});
