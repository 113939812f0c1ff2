import type {APIRoute} from 'astro';
import {catalogueRows} from '#site/catalogue-rows.ts';
import {PROMISE_COLUMNS, planJson, promiseRows} from '#site/plan/plan-file.ts';

export const GET: APIRoute = () => {
  const rows = catalogueRows();
  return new Response(planJson(rows.monitor, PROMISE_COLUMNS, promiseRows(rows)), {
    headers: {'Content-Type': 'application/json'},
  });
};
