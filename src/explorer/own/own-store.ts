import {type Signal, signal} from '@preact/signals';
import type {OwnChoices, OwnPlace} from '#worker/client.ts';

/** A list of the visitor's in use. It never leaves the browser. */
export interface OwnList {
  readonly id: string;
  readonly fileName: string;
  readonly choices: OwnChoices;
  readonly places: readonly OwnPlace[];
}

export interface OwnStore {
  readonly lists: Signal<readonly OwnList[]>;
}

export function createOwnStore(): OwnStore {
  return {lists: signal<readonly OwnList[]>([])};
}
