import type {APIRoute} from 'astro';
import type {City} from '#site/city.ts';
import {groundSvg, type MapSize, type MapTheme} from '#site/figures/map-sizes.ts';
import {groundPaths} from '#site/paths.ts';

export const getStaticPaths = groundPaths;

export const GET: APIRoute<{city: City; size: MapSize; theme: MapTheme}> = ({props}) =>
  new Response(groundSvg(props.city, props.size, props.theme), {
    headers: {'Content-Type': 'image/svg+xml; charset=utf-8'},
  });
