import type {APIRoute} from 'astro';
import {catalogueRows} from '#site/catalogue-rows.ts';
import {PROMISE_COLUMNS, planCsv, promiseRows} from '#site/plan/plan-file.ts';

export const GET: APIRoute = () =>
  new Response(planCsv(PROMISE_COLUMNS, promiseRows(catalogueRows())), {
    headers: {'Content-Type': 'text/csv; charset=utf-8'},
  });
