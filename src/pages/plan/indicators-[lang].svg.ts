import type {APIRoute} from 'astro';
import {LANGS, type Lang} from '#i18n/lang.ts';
import {translator} from '#i18n/translate.ts';
import {siteOrigin} from '#site/address.ts';
import {catalogueRows} from '#site/catalogue-rows.ts';
import {indicatorSvg} from '#site/plan/indicator-figure.ts';

export const getStaticPaths = () => LANGS.map(lang => ({params: {lang}, props: {lang}}));

export const GET: APIRoute<{lang: Lang}> = ({props}) =>
  new Response(indicatorSvg(catalogueRows(), translator(props.lang), props.lang, siteOrigin()), {
    headers: {'Content-Type': 'image/svg+xml; charset=utf-8'},
  });
