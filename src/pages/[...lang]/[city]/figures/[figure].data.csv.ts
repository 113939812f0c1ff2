import type {APIRoute} from 'astro';
import type {City} from '#site/city.ts';
import {type Figure, figureCsvMachine} from '#site/figure.ts';
import {figurePaths} from '#site/paths.ts';

export const getStaticPaths = figurePaths;

export const GET: APIRoute<{city: City; figure: Figure}> = ({props}) =>
  new Response(figureCsvMachine(props.city, props.figure), {headers: {'Content-Type': 'text/csv; charset=utf-8'}});
