import {preview} from 'astro';
import type {TestProject} from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the served site, without a slash at the end. */
    site: string;
  }
}

/** Serves the built site for the browser tests on a free port of this machine. */
export default async function serveSite(project: TestProject): Promise<() => Promise<void>> {
  const server = await preview({root: project.config.root, server: {port: 0, host: '127.0.0.1'}, logLevel: 'error'});
  project.provide('site', `http://127.0.0.1:${server.port}`);
  return () => server.stop();
}
