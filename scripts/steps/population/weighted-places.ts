/** Places that people can be spread over, each with a weight. Order follows ids of the source, never chance. */
export interface WeightedPlaces {
  readonly count: number;
  /** [count] degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** [count] above 0: square metres of dwellings, or metres of street. */
  readonly weight: Float64Array;
}

/** Gathers places one by one. */
export class WeightedPlaceList {
  readonly #lon: number[] = [];
  readonly #lat: number[] = [];
  readonly #weight: number[] = [];

  add(lon: number, lat: number, weight: number): void {
    this.#lon.push(lon);
    this.#lat.push(lat);
    this.#weight.push(weight);
  }

  places(): WeightedPlaces {
    return {
      count: this.#lon.length,
      lon: Float64Array.from(this.#lon),
      lat: Float64Array.from(this.#lat),
      weight: Float64Array.from(this.#weight),
    };
  }
}
