import type {APIRoute} from 'astro';
import type {City} from '#site/city.ts';
import {type GroundFile, groundSvg} from '#site/figures/map-sizes.ts';
import {groundPaths} from '#site/paths.ts';

export const getStaticPaths = groundPaths;

export const GET: APIRoute<{city: City; ground: GroundFile}> = ({props}) =>
  new Response(groundSvg(props.city, props.ground), {
    headers: {'Content-Type': 'image/svg+xml; charset=utf-8'},
  });
