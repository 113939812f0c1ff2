import type {MiddlewareHandler} from 'astro';
import {markChinese} from '#site/accessibility/mark-chinese.ts';

/** Every page in English leaves with its Chinese words marked as such. */
export const onRequest: MiddlewareHandler = async (_, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  return new Response(/<html lang="en"/.test(html) ? markChinese(html) : html, response);
};
