import type {MapSign} from '#map/scene.ts';
import {signPaths} from '#map/signs.ts';
import {DOT_PATHS} from '#map/symbols.ts';
import type {PlanEdit} from '#worker/client.ts';

/** The sign of each kind of edit. */
export const SIGNS: Readonly<Record<PlanEdit['kind'], MapSign['kind']>> = {
  add: 'added',
  move: 'moved',
  close: 'closed',
  resize: 'resized',
  link: 'link',
};

/** A sign as it stands on the map, for lists and legends: with its number, or with what it stands for. */
export function SignGlyph({kind, label}: {readonly kind: MapSign['kind']; readonly label: string}) {
  const {ground, glyph} = signPaths(kind);
  return (
    <svg class={`ykx-sign is-${kind}`} viewBox="-1.1 -1.1 2.2 2.2" aria-hidden="true">
      <path class="ykx-sign-ground" d={ground} />
      {label === '' ? (
        <path class="ykx-sign-glyph" d={glyph} />
      ) : (
        <text class="ykx-sign-label" y={0.34} text-anchor="middle">
          {label}
        </text>
      )}
    </svg>
  );
}

/** A dot of people gained or lost as it stands on the map. */
export function DotGlyph({kind}: {readonly kind: 'gained' | 'lost'}) {
  return (
    <svg class={`ykx-dot is-${kind}`} viewBox="-1.1 -1.1 2.2 2.2" aria-hidden="true">
      <path d={DOT_PATHS[kind]} />
    </svg>
  );
}
