import {createReadStream, existsSync, readFileSync, statSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A built site that is served on this machine, until it is closed. */
export interface ServedSite {
  /** Address without a slash at the end. */
  readonly site: string;
  readonly close: () => void;
}

/**
 * Serves the built site of `dist`, with the data of more cities beside it: folder by id (small letters and hyphens). The explore
 * page of such a city is that of the demo city, told another id.
 */
export async function serveCities(cities: ReadonlyMap<string, string>): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname));
    const [, prefix = '', own = ''] = /^(\/en)?\/([a-z-]+)\/explore\/$/.exec(path) ?? [];
    if (cities.has(own)) {
      response.writeHead(200, {'content-type': TYPES['.html']});
      response.end(explorePage(prefix, own));
      return;
    }
    const file = fileOf(cities, path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {'content-type': TYPES[extname(file)] ?? 'application/octet-stream'});
    createReadStream(file).pipe(response);
  });
  const listening = await new Promise<Server>(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
  const {port} = listening.address() as {port: number};
  return {
    site: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function explorePage(prefix: string, cityId: string): string {
  return readFileSync(join(dist, prefix, 'demo/explore/index.html'), 'utf8').replaceAll(
    '&quot;cityId&quot;:[0,&quot;demo&quot;]',
    `&quot;cityId&quot;:[0,&quot;${cityId}&quot;]`,
  );
}

function fileOf(cities: ReadonlyMap<string, string>, path: string): string {
  const [, data, id, ...rest] = path.split('/');
  const folder = data === 'data' ? cities.get(id ?? '') : undefined;
  if (folder !== undefined) return join(folder, ...rest);
  return join(dist, path.endsWith('/') ? `${path}index.html` : path);
}
