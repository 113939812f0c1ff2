import type {APIRoute} from 'astro';
import {catalogueRows} from '#site/catalogue-rows.ts';
import {planCsv, ROW_COLUMNS} from '#site/plan/plan-file.ts';

export const GET: APIRoute = () =>
  new Response(planCsv(ROW_COLUMNS, catalogueRows().rows), {headers: {'Content-Type': 'text/csv; charset=utf-8'}});
