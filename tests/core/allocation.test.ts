import fc from 'fast-check';
import loadHighs from 'highs';
import {describe, expect, test} from 'vitest';
import {type Allocation, allocate} from '#core/allocation.ts';
import {joinReach, type ReachLists} from '#core/reach-lists.ts';

/** Minutes (×10 = whatever unit) from each cell to each facility; null = out of reach. */
type Matrix = readonly (readonly (number | null)[])[];

/** Lists of a matrix [cells][facilities]. */
function reachOf(matrix: Matrix, facilityCount: number): ReachLists {
  const parts = Array.from({length: facilityCount}, (_, f) => {
    const place = matrix.flatMap((row, c) => (row[f] === null ? [] : [c]));
    return {place, cost: place.map(c => matrix[c]![f]!)};
  });
  return joinReach(matrix.length, parts);
}

/** The plan as a matrix of people. */
function planOf({plan}: Allocation, cellCount: number, facilityCount: number): number[][] {
  return Array.from({length: cellCount}, (_, c) => {
    const row = new Array<number>(facilityCount).fill(0);
    for (let a = plan.firstArc[c]!; a < plan.firstArc[c + 1]!; a++) row[plan.facility[a]!] = plan.people[a]!;
    return row;
  });
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe('by hand', () => {
  test('the nearer of two cells gets the places, the other goes over capacity', () => {
    const found = allocate(reachOf([[3000], [2000], [null]], 1), [5000, 4000, 1000], [6000]);
    expect([...found.served]).toEqual([2000, 4000, 0]);
    expect([...found.overCapacity]).toEqual([3000, 0, 0]);
    expect([...found.outOfReach]).toEqual([0, 0, 1000]);
    expect([...found.allocated]).toEqual([6000]);
    expect(found.totalTenths).toBe(2000 * 3000 + 4000 * 2000);
  });

  test('someone with a choice walks farther so that someone without one is served', () => {
    const found = allocate(
      reachOf(
        [
          [100, 8000],
          [9000, null],
        ],
        2,
      ),
      [1000, 1000],
      [1000, 1000],
    );
    expect(planOf(found, 2, 2)).toEqual([
      [0, 1000],
      [1000, 0],
    ]);
  });

  test('of equal plans the smaller cell goes to the smaller facility', () => {
    const equal = reachOf(
      [
        [500, 500],
        [500, 500],
        [500, 500],
      ],
      2,
    );
    expect(planOf(allocate(equal, [700, 700, 700], [1000, 1000]), 3, 2)).toEqual([
      [700, 0],
      [300, 400],
      [0, 600],
    ]);
  });

  test('a facility without places is in reach but serves no one', () => {
    const found = allocate(reachOf([[100]], 1), [1000], [0]);
    expect([...found.overCapacity]).toEqual([1000]);
    expect([...found.outOfReach]).toEqual([0]);
  });

  test('no cells and no facilities are answers, not errors', () => {
    expect(allocate(reachOf([], 0), [], []).totalTenths).toBe(0);
    expect([...allocate(reachOf([[]], 0), [5], []).outOfReach]).toEqual([5]);
  });

  test('refuses people who are no whole thousandths', () => {
    expect(() => allocate(reachOf([[1]], 1), [0.5], [1])).toThrow('people 0 is 0.5');
    expect(() => allocate(reachOf([[1]], 1), [1], [-1])).toThrow('capacity 0 is -1');
  });
});

interface Problem {
  readonly matrix: Matrix;
  readonly people: readonly number[];
  readonly capacity: readonly number[];
}

/** Problems with few different times, so that plans tie all the time. */
function problems(cells: number, facilities: number, most: number, times: number): fc.Arbitrary<Problem> {
  return fc
    .integer({min: 1, max: facilities})
    .chain(k =>
      fc.record({
        matrix: fc.array(
          fc.array(fc.option(fc.integer({min: 1, max: times}), {freq: 4}), {minLength: k, maxLength: k}),
          {minLength: 1, maxLength: cells},
        ),
        people: fc.array(fc.integer({min: 0, max: most}), {minLength: cells, maxLength: cells}),
        capacity: fc.array(fc.integer({min: 0, max: most}), {minLength: k, maxLength: k}),
      }),
    )
    .map(problem => ({...problem, people: problem.people.slice(0, problem.matrix.length)}));
}

/** Every plan, one person after the other: the best by people served, then time, then the order of the plan itself. */
function bruteForce({matrix, people, capacity}: Problem): number[][] {
  let best: {served: number; time: number; plan: number[][]} | null = null;
  const plan = matrix.map(() => capacity.map(() => 0));
  const left = [...capacity];
  const better = (served: number, time: number) => {
    if (best === null || served !== best.served) return best === null || served > best.served;
    if (time !== best.time) return time < best.time;
    const [mine, theirs] = [plan.flat(), best.plan.flat()];
    const at = mine.findIndex((value, i) => value !== theirs[i]);
    return at >= 0 && mine[at]! > theirs[at]!;
  };
  const choose = (c: number, f: number, free: number, served: number, time: number) => {
    if (c === matrix.length) {
      if (better(served, time)) best = {served, time, plan: plan.map(row => [...row])};
      return;
    }
    if (f === capacity.length) {
      choose(c + 1, 0, people[c + 1] ?? 0, served, time);
      return;
    }
    const tenths = matrix[c]![f]!;
    const most = tenths === null ? 0 : Math.min(free, left[f]!);
    for (let n = most; n >= 0; n--) {
      plan[c]![f] = n;
      left[f]! -= n;
      choose(c, f + 1, free - n, served + n, time + n * (tenths ?? 0));
      left[f]! += n;
    }
    plan[c]![f] = 0;
  };
  choose(0, 0, people[0] ?? 0, 0, 0);
  return best!.plan;
}

test('is the very plan an exhaustive search finds, ties included', () => {
  fc.assert(
    fc.property(problems(4, 3, 3, 3), problem => {
      const {matrix, people, capacity} = problem;
      const found = allocate(reachOf(matrix, capacity.length), people, capacity);
      expect(planOf(found, matrix.length, capacity.length)).toEqual(bruteForce(problem));
    }),
    {numRuns: 400},
  );
});

test('serves as many in as little time as the linear programme solved by HiGHS', async () => {
  const highs = await loadHighs();
  const solve = (objective: string[], sense: string, rows: string[]) =>
    highs.solve(`${sense}\n obj: ${objective.join(' + ')}\nSubject To\n${rows.join('\n')}\nEnd`);
  fc.assert(
    fc.property(problems(14, 6, 400, 60), ({matrix, people, capacity}) => {
      const found = allocate(reachOf(matrix, capacity.length), people, capacity);
      const arcs = matrix.flatMap((row, c) => row.flatMap((time, f) => (time === null ? [] : [{c, f, time}])));
      if (arcs.length === 0) return;
      const name = ({c, f}: {c: number; f: number}) => `x${c}_${f}`;
      const limits = (key: 'c' | 'f', most: readonly number[]) =>
        most.flatMap((limit, i) => {
          const of = arcs.filter(arc => arc[key] === i);
          return of.length === 0 ? [] : [` ${key}${i}: ${of.map(name).join(' + ')} <= ${limit}`];
        });
      const rows = [...limits('c', people), ...limits('f', capacity)];
      const most = Math.round(solve(arcs.map(name), 'Maximize', rows).ObjectiveValue);
      expect(sum(found.served)).toBe(most);
      const least = solve(
        arcs.map(arc => `${arc.time} ${name(arc)}`),
        'Minimize',
        [...rows, ` all: ${arcs.map(name).join(' + ')} >= ${most}`],
      ).ObjectiveValue;
      expect(found.totalTenths).toBe(Math.round(least));
    }),
    {numRuns: 60},
  );
});

test('counts everyone once, and never more people than places', () => {
  fc.assert(
    fc.property(problems(30, 8, 5000, 40), ({matrix, people, capacity}) => {
      const found = allocate(reachOf(matrix, capacity.length), people, capacity);
      const plan = planOf(found, matrix.length, capacity.length);
      people.forEach((everyone, c) => {
        expect(found.served[c]! + found.overCapacity[c]! + found.outOfReach[c]!).toBe(everyone);
        expect(sum(plan[c]!)).toBe(found.served[c]);
        expect(found.outOfReach[c]! > 0).toBe(everyone > 0 && matrix[c]!.every(time => time === null));
      });
      capacity.forEach((places, f) => {
        expect(found.allocated[f]).toBe(sum(plan.map(row => row[f]!)));
        expect(found.allocated[f]).toBeLessThanOrEqual(places);
      });
    }),
    {numRuns: 200},
  );
});

test('one more place never serves fewer, and serves no more than one more', () => {
  fc.assert(
    fc.property(problems(20, 6, 500, 30), fc.nat(), ({matrix, people, capacity}, pick) => {
      const reach = reachOf(matrix, capacity.length);
      const more = capacity.map((places, f) => places + (f === pick % capacity.length ? 1 : 0));
      const gained = sum(allocate(reach, people, more).served) - sum(allocate(reach, people, capacity).served);
      expect(gained === 0 || gained === 1).toBe(true);
    }),
    {numRuns: 150},
  );
});

test('shuffled cells and facilities get the same totals: only which of equal plans it is follows the order of ids', () => {
  fc.assert(
    fc.property(problems(20, 6, 500, 6), fc.infiniteStream(fc.nat()), ({matrix, people, capacity}, numbers) => {
      const shuffled = (count: number) =>
        Array.from({length: count}, (_, i) => [numbers.next().value as number, i] as const)
          .sort((a, b) => a[0] - b[0] || a[1] - b[1])
          .map(([, i]) => i);
      const [cells, places] = [shuffled(matrix.length), shuffled(capacity.length)];
      const mixed = cells.map(c => places.map(f => matrix[c]![f]!));
      const one = allocate(reachOf(matrix, capacity.length), people, capacity);
      const other = allocate(
        reachOf(mixed, capacity.length),
        cells.map(c => people[c]!),
        places.map(f => capacity[f]!),
      );
      expect(sum(other.served)).toBe(sum(one.served));
      expect(other.totalTenths).toBe(one.totalTenths);
    }),
    {numRuns: 150},
  );
});
