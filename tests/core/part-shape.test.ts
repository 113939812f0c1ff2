import fc from 'fast-check';
import {expect, test} from 'vitest';
import {partShape} from '#core/part-shape.ts';
import {type PlaneLines, partVertices, planeShape} from '#core/plane-shape.ts';
import {Scene} from '../support/scene.ts';

/** A fan of streets, every second one with bends that outlines keep or leave out. */
function fan() {
  const scene = new Scene().at('hub', 0, 0);
  for (let i = 0; i < 8; i++) scene.at(`end${i}`, 100 * (i + 1), 40 * i).street('hub', `end${i}`);
  const graph = scene.graph();
  const shape = scene.shape();
  const bend = (column: Int32Array, by: number) =>
    [...graph.edgeFrom].flatMap((_, e) => {
      const [from, to] = [column[shape.firstVertex[e]!]!, column[shape.firstVertex[e + 1]! - 1]!];
      const corner = Math.round(from + (to - from) * 0.3 + by);
      // halfway from the corner to the end, a few centimetres off
      return e % 2 === 0 ? [from, to] : [from, corner, ((corner + to) >> 1) + 2, to];
    });
  const counts = Array.from(graph.edgeFrom, (_, e): number => (e % 2 === 0 ? 2 : 4));
  const firstVertex = Uint32Array.of(0, ...counts.map((_, e) => counts.slice(0, e + 1).reduce((a, b) => a + b)));
  const [lon, lat] = [Int32Array.from(bend(shape.lon, 900)), Int32Array.from(bend(shape.lat, -700))];
  return {graph, shape: {firstVertex, lon, lat}};
}

test('a part of the streets lies where the whole has it, lines and outlines alike', () => {
  const {graph, shape} = fan();
  const whole = planeShape(graph, shape);
  expect(whole.outline.x.length).toBeLessThan(whole.x.length);
  const vertices = (lines: PlaneLines, e: number) => {
    const out: number[] = [];
    partVertices(lines, e, 0.1, 0.9, out);
    return out;
  };
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({min: 0, max: graph.edgeCount - 1})), edges => {
      const part = planeShape(graph, partShape(shape, edges));
      for (const e of edges) {
        expect(vertices(part, e)).toEqual(vertices(whole, e));
        expect(vertices(part.outline, e)).toEqual(vertices(whole.outline, e));
      }
      expect(part.x.length).toBe(edges.reduce((sum, e) => sum + (e % 2 === 0 ? 2 : 4), 0));
    }),
  );
});
