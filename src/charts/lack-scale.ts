/** One step of the scale of a life circle: how many services are known to be missing. */
export interface LackStep {
  /** Fewest and most services missing in this step; most null: any number. */
  readonly from: number;
  readonly to: number | null;
  readonly light: string;
  readonly dark: string;
}

/**
 * Jade where nothing is missing, then amber to brick, darker with every step (lighter on dark ground), so that the order
 * holds in grey: the warm half of the time scale with one step before it.
 */
export const LACK_STEPS: readonly LackStep[] = [
  {from: 0, to: 0, light: '#a9d8c3', dark: '#1f5e4c'},
  {from: 1, to: 1, light: '#d9a866', dark: '#a06f26'},
  {from: 2, to: 2, light: '#a85f14', dark: '#e0a64a'},
  {from: 3, to: 3, light: '#8a3b16', dark: '#f0b98c'},
  {from: 4, to: null, light: '#54180f', dark: '#ffd9cc'},
];
