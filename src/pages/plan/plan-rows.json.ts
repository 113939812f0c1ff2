import type {APIRoute} from 'astro';
import {catalogueRows} from '#site/catalogue-rows.ts';
import {planJson, ROW_COLUMNS} from '#site/plan/plan-file.ts';

export const GET: APIRoute = () => {
  const rows = catalogueRows();
  return new Response(planJson(rows.monitor, ROW_COLUMNS, rows.rows), {headers: {'Content-Type': 'application/json'}});
};
