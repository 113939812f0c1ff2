import {copyFileSync} from 'node:fs';
import {join} from 'node:path';
import {encodeArrow} from '#files/arrow.ts';
import {encodeCsv} from '#files/csv.ts';
import {encodeGeojson} from '#files/geojson.ts';
import {gzip} from '#files/gzip.ts';
import {encodeParquet} from '#files/parquet.ts';
import type {Provenance} from '#files/provenance.ts';
import {sha256} from '#files/sha256.ts';
import type {TableContent} from '#files/table.ts';
import {type FileFacts, gzipPieces, writePieces} from '#files/write-pieces.ts';
import type {TableName} from '#schema/column.ts';
import type {Manifest, ManifestFile, ManifestTable} from '#schema/manifest.ts';

import type {Ingredient} from './licences.ts';

/** No file of a table but Parquet and packed CSV grows beyond this. */
export const LIMIT_BYTES = 50_000_000;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  arrow: 'application/vnd.apache.arrow.stream',
  parquet: 'application/vnd.apache.parquet',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  json: 'application/json',
  gz: 'application/gzip',
  pmtiles: 'application/vnd.pmtiles',
  txt: 'text/plain; charset=utf-8',
};

/** What a table is made of, for its licence. */
export const INGREDIENTS: Readonly<Record<TableName, readonly Ingredient[]>> = {
  cells: ['population', 'streets', 'facilities', 'areas'],
  facilities: ['facilities', 'streets', 'population', 'areas'],
  areas: ['areas', 'population', 'facilities', 'streets'],
  coverage: ['population', 'streets', 'facilities', 'areas'],
  catchments: ['streets', 'facilities', 'population'],
  gaps: ['population', 'streets', 'facilities'],
  sites: ['population', 'streets', 'facilities'],
  indicators: ['population', 'streets', 'facilities', 'areas'],
  opportunities: ['population', 'streets', 'facilities', 'areas'],
  equity: ['population', 'streets', 'facilities', 'areas'],
  capacity: ['population', 'streets', 'facilities', 'areas'],
  completeness: ['population', 'streets', 'facilities', 'areas'],
  sensitivity: ['population', 'streets', 'facilities'],
  nearest: ['streets', 'population', 'facilities', 'areas'],
  clauses: ['population', 'streets', 'facilities', 'areas', 'land'],
  estates: ['areas'],
  records: ['records', 'areas', 'facilities'],
  changes: ['facilities'],
  changes_coverage: ['population', 'streets', 'facilities', 'areas'],
};

/** What a file is, beside its bytes. */
export interface FileLabel {
  readonly path: string;
  readonly rows: number | null;
  readonly licence: string;
  readonly schema: string;
  readonly zh: string;
  readonly en: string;
}

/** Writes the files of a city one by one and keeps the manifest's list of them. */
export class CityFiles {
  readonly dir: string;
  readonly limitBytes: number;
  readonly files: ManifestFile[] = [];
  readonly tables: Partial<Record<string, ManifestTable>> = {};

  constructor(dir: string, limitBytes: number = LIMIT_BYTES) {
    this.dir = dir;
    this.limitBytes = limitBytes;
  }

  /** Writes one file as it is. */
  async addBytes(bytes: Uint8Array, label: FileLabel): Promise<void> {
    this.#list(label, await this.#write(label.path, [bytes]));
  }

  /** Writes one file packed, `.gz` added to its name; the manifest also knows the unpacked bytes. */
  async addPacked(bytes: Uint8Array, label: FileLabel): Promise<void> {
    const path = `${label.path}.gz`;
    const facts = await this.#write(path, [gzip(bytes)]);
    this.#list({...label, path}, facts, {bytes: bytes.length, sha256: sha256(bytes)});
  }

  /** Writes a table in every format that makes sense for it and notes which one is left out or packed, and why. */
  async addTable(
    table: TableContent,
    provenance: Provenance,
    remarks: readonly {readonly zh: string; readonly en: string}[] = [],
  ): Promise<void> {
    const {name} = table.spec;
    const notes: ManifestTable['notes'] = [...remarks];
    const paths: string[] = [];
    const put = async (ending: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, limit?: number) => {
      const path = `${name}.${ending}`;
      const facts = await writePieces(join(this.dir, path), pieces, limit);
      if (facts === null) return false;
      paths.push(path);
      this.#list(labelOf(table, path, provenance), facts);
      return true;
    };
    const {limitBytes} = this;
    if (!(await put('arrow', encodeArrow(table, provenance), limitBytes)))
      notes.push(tooBig('Arrow', null, limitBytes));
    await put('parquet', encodeParquet(table, provenance));
    for (const [ending, audience] of [
      ['csv', 'machine'],
      ['zh.csv', 'zh'],
    ] as const) {
      if (await put(ending, encodeCsv(table, audience), limitBytes)) continue;
      await put(`${ending}.gz`, gzipPieces(encodeCsv(table, audience)));
      notes.push(tooBig(`${name}.${ending}`, `${name}.${ending}.gz`, limitBytes));
    }
    if (table.spec.geometry !== null && !(await put('geojson', encodeGeojson(table, provenance), limitBytes)))
      notes.push(tooBig('GeoJSON', null, limitBytes));
    const columns = table.spec.columns.map(column => column.name);
    this.tables[name] = {rows: table.rowCount, columns, files: paths, notes};
  }

  /** Takes over the files and tables of an earlier build that this one has not made. */
  keepFrom(dir: string, {files, tables}: Pick<Manifest, 'files' | 'tables'>): void {
    const made = new Set(this.files.map(({path}) => path));
    for (const file of files) {
      if (made.has(file.path)) continue;
      copyFileSync(join(dir, file.path), join(this.dir, file.path));
      this.files.push(file);
    }
    for (const [name, table] of Object.entries(tables)) this.tables[name] ??= table;
  }

  async #write(path: string, pieces: Iterable<Uint8Array>): Promise<FileFacts> {
    return (await writePieces(join(this.dir, path), pieces)) as FileFacts;
  }

  #list({path, rows, licence, schema, zh, en}: FileLabel, facts: FileFacts, content?: ManifestFile['content']): void {
    const mediaType = MEDIA_TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    this.files.push({path, ...facts, ...(content ? {content} : {}), mediaType, rows, licence, schema, zh, en});
  }
}

function labelOf(table: TableContent, path: string, {licence}: Provenance): FileLabel {
  const {name, zh, en, rowZh, rowEn} = table.spec;
  const people = {zh: '，中文表头，不含轮廓', en: ', Chinese header row, without outlines'};
  const header = path.includes('.zh.') ? people : {zh: '', en: ''};
  return {
    path,
    rows: table.rowCount,
    licence,
    schema: `table:${name}`,
    zh: `${zh}：每行${rowZh}${header.zh}`,
    en: `${en}: a row is ${rowEn}${header.en}`,
  };
}

function tooBig(what: string, instead: string | null, limitBytes: number): {zh: string; en: string} {
  const limit = `${limitBytes / 1e6} MB`;
  return instead === null
    ? {zh: `${what} 格式会超过 ${limit}，请用 Parquet`, en: `${what} would pass ${limit}: use Parquet`}
    : {zh: `${what} 会超过 ${limit}，改为 ${instead}`, en: `${what} would pass ${limit}: packed as ${instead}`};
}
