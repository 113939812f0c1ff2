/** One step of the scale of a life circle by what is there: how many services are had. */
export interface HadStep {
  /** Fewest and most services had in this step. */
  readonly from: number;
  readonly to: number;
  readonly light: string;
  readonly dark: string;
}

/**
 * From sand, where next to nothing is had, to deep jade, where all are: darker with every step (lighter on dark ground), so
 * that the order holds in grey.
 */
const COLORS: readonly {readonly light: string; readonly dark: string}[] = [
  {light: '#e3d3b4', dark: '#4a3f2c'},
  {light: '#b5d3b4', dark: '#3a6350'},
  {light: '#74b698', dark: '#3f8c70'},
  {light: '#2f8a6c', dark: '#6cc7aa'},
  {light: '#0a4a3b', dark: '#c9f5e4'},
];

/** Steps for so many services, at least one: all of them are a step of their own, fewer are at most four of about the same width. */
export function hadScale(services: number): HadStep[] {
  const below = Math.min(services, COLORS.length - 1);
  const steps = Array.from({length: below}, (_, index) => {
    const [from, next] = [Math.floor((index * services) / below), Math.floor(((index + 1) * services) / below)];
    return {from, to: next - 1, ...COLORS[colorOf(index, below)]!};
  });
  return [...steps, {from: services, to: services, ...COLORS.at(-1)!}];
}

/** Few steps keep the ends of the colours. */
function colorOf(index: number, below: number): number {
  return below === 1 ? 0 : Math.round((index * (COLORS.length - 2)) / (below - 1));
}
