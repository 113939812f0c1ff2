import type {SearchFile} from '#schema/search-file.ts';

const FORM = 'yikezhong-search/';
const MAJOR = '1';

/** Reads `search.json`. Throws when it is not one, of another form, or its columns are not of one length. */
export function decodeSearch(bytes: Uint8Array): SearchFile {
  const file = JSON.parse(new TextDecoder().decode(bytes)) as SearchFile;
  const form = typeof file?.format === 'string' ? file.format : typeof file;
  if (!form.startsWith(FORM) || form.slice(FORM.length).split('.')[0] !== MAJOR)
    throw new Error(`search: found form ${form}, expected ${FORM}${MAJOR}`);
  for (const part of ['areas', 'places', 'streets', 'facilities'] as const)
    for (const [key, column] of Object.entries(file[part]))
      if (Array.isArray(column) && key !== 'outside' && column.length !== file[part].name.length)
        throw new Error(`search: ${part}.${key} has ${column.length} entries, expected ${file[part].name.length}`);
  return file;
}
