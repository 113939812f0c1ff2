import {setFlagsFromString} from 'node:v8';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import {defineConfig} from 'astro/config';

// The build of a large city lives on little, but Node would let four times as much gather before it tidies up: no more than as much.
setFlagsFromString('--heap-growing-percent=100');

// YIKE_SITE: where the site will stand, e.g. https://example.org; YIKE_BASE: the folder there. Both may be left out.
const site = process.env.YIKE_SITE;

export default defineConfig({
  ...(site ? {site} : {}),
  base: process.env.YIKE_BASE ?? '/',
  trailingSlash: 'ignore',
  integrations: [preact(), ...(site ? [sitemap()] : [])],
  build: {format: 'directory', inlineStylesheets: 'never'},
  devToolbar: {enabled: false},
  markdown: {syntaxHighlight: false},
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self' blob: data:",
        "worker-src 'self' blob:",
        "font-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      scriptDirective: {resources: ["'self'", "'wasm-unsafe-eval'"]},
      styleDirective: {resources: ["'self'"]},
    },
  },
  vite: {build: {assetsInlineLimit: 0}, worker: {format: 'es'}},
});
