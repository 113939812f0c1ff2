import type {APIRoute} from 'astro';
import type {Lang} from '#i18n/lang.ts';
import {translator} from '#i18n/translate.ts';
import {siteOrigin} from '#site/address.ts';
import type {City} from '#site/city.ts';
import {type Figure, figureCsvPeople} from '#site/figure.ts';
import {figurePaths} from '#site/paths.ts';

export const getStaticPaths = figurePaths;

export const GET: APIRoute<{city: City; figure: Figure; lang: Lang}> = ({props}) =>
  new Response(figureCsvPeople(props.city, props.figure, translator('zh'), siteOrigin()), {
    headers: {'Content-Type': 'text/csv; charset=utf-8'},
  });
