import {PlaceSquares, squareAt} from './near-places.ts';
import {type ComparedName, comparedName, similarKeys} from './similar-names.ts';

/** A place that may be the same as another. Degrees. */
export interface NamedPlace {
  readonly category: string;
  readonly names: readonly string[];
  readonly lon: number;
  readonly lat: number;
}

/** Places that are looked at around one, and names that are compared: where more stand in one spot, not all are. */
const LOOKED_AT = 400;
const COMPARED = 60;

/** Finds among the places put in those that may be the same as another: of its category, near it, of a like name. */
export class LikePlaces {
  readonly #meters: number;
  readonly #names: (readonly ComparedName[])[] = [];
  readonly #ofCategory = new Map<string, PlaceSquares>();
  readonly #crowds = new Set<string>();

  /** `meters`: how near, up to 200. */
  constructor(meters: number) {
    this.#meters = meters;
  }

  add(place: NamedPlace): void {
    const index = this.#names.push(place.names.map(comparedName)) - 1;
    const squares = this.#ofCategory.get(place.category) ?? new PlaceSquares();
    this.#ofCategory.set(place.category, squares);
    squares.add(index, place.lon, place.lat);
  }

  /**
   * The nearest place like another; null when there is none. `crowd`: true once for a spot with so many places of a category
   * that not all are compared.
   */
  nearest({category, names, lon, lat}: NamedPlace): {
    readonly like: {readonly index: number; readonly meters: number} | null;
    readonly crowd: boolean;
  } {
    const squares = this.#ofCategory.get(category);
    if (squares === undefined) return {like: null, crowd: false};
    const keys = names.map(comparedName);
    let like: {index: number; meters: number} | null = null;
    let compared = 0;
    const isWhole = squares.each(lon, lat, this.#meters, LOOKED_AT, (index, meters) => {
      const isLike = this.#names[index]!.some(known => keys.some(key => similarKeys(known, key)));
      if (isLike && (like === null || meters < like.meters)) like = {index, meters};
      return ++compared >= COMPARED;
    });
    const spot = `${category} ${squareAt(lon, lat, 0, 0)}`;
    const crowd = !isWhole && !this.#crowds.has(spot);
    if (crowd) this.#crowds.add(spot);
    return {like, crowd};
  }
}
