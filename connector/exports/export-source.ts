/** An export as a source of records: a source-control application folder, an update set, or a zip of either. */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createError, isError, type MirrorRecord } from '../../domain/index.js';
import { normaliseRow } from '../normalise-row.js';
import type { RecordPage, RecordSource, RejectedRow, TableCursor } from '../record-source.js';
import { throwIfAborted } from '../table-api/retry.js';
import type { ExportFile } from './export-file.js';
import { ExportIndex, type IndexEntry } from './export-index.js';
import { fileAt, folderFiles, systemReason } from './folder.js';
import { RecordSpool } from './record-spool.js';
import { RecordXmlReader } from './record-xml.js';
import { changedRecords, UPDATE_TABLE } from './update-set.js';
import { decodeXml } from './xml-text.js';
import { zipFiles } from './zip.js';

export interface ExportSource extends RecordSource {
  /** Records of tables that are not mirrored, by table: seen, counted and left alone. */
  readonly passedOver: readonly { readonly table: string; readonly records: number }[];
}

const PAGE_RECORDS = 200;
const PAGE_BYTES = 8 * 1024 * 1024;
const ID_BATCH = 1_000;

/**
 * Reads the export once from end to end before it answers, so that a damaged one is refused as a whole.
 * Memory holds one record and an entry of some 200 bytes for each; the texts wait in a temporary file until `close`.
 * Throws EXPORT_NOT_FOUND, EXPORT_NOT_RECOGNISED, EXPORT_XML_BROKEN, EXPORT_XML_FORBIDDEN, EXPORT_TOO_LARGE,
 * EXPORT_ZIP_REFUSED or ABORTED; none of them leaves anything behind.
 */
export async function openExportSource(
  path: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<ExportSource> {
  const form = await formOf(path);
  const spool = await RecordSpool.create();
  try {
    const index = new ExportIndex(spool);
    const wasExport = await readFiles(filesOf(path, form), index, form, options.signal);
    if (!wasExport) {
      const reason = 'no exported record was found in it';
      throw createError('EXPORT_NOT_RECOGNISED', { file: path, reason });
    }
    await spool.flush();
    return new SpooledExport(basename(path), index, spool);
  } catch (error) {
    await spool.close();
    throw error;
  }
}

type ExportForm = 'folder' | 'zip' | 'file';

async function formOf(path: string): Promise<ExportForm> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    if (!found.isFile()) {
      const reason = 'it is neither a file nor a folder';
      throw createError('EXPORT_NOT_RECOGNISED', { file: path, reason });
    }
    return (await startsLikeZip(path)) ? 'zip' : 'file';
  } catch (error) {
    if (isError(error, 'EXPORT_NOT_RECOGNISED')) throw error;
    throw createError('EXPORT_NOT_FOUND', { file: path, reason: systemReason(error) });
  }
}

async function startsLikeZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.toString('latin1') === 'PK';
  } finally {
    await file.close();
  }
}

function filesOf(path: string, form: ExportForm): AsyncIterable<ExportFile> {
  if (form === 'folder') return folderFiles(path);
  return form === 'zip' ? zipFiles(path) : oneFile(path);
}

// eslint-disable-next-line @typescript-eslint/require-await -- it stands beside two that wait
async function* oneFile(path: string): AsyncGenerator<ExportFile> {
  yield fileAt(path);
}

/** Whether any of the files was an export. */
async function readFiles(
  files: AsyncIterable<ExportFile>,
  index: ExportIndex,
  form: ExportForm,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let wasExport = false;
  for await (const file of files) {
    const reader = new RecordXmlReader(file.name);
    for await (const text of decodeXml(file.name, file.read())) {
      throwIfAborted(signal, 'Reading the export');
      for (const record of reader.write(text)) {
        const isUpdate = record.table === UPDATE_TABLE;
        const records = isUpdate ? changedRecords(file.name, record) : [record];
        // Only a folder or an archive holds an application whole; a single file of one is a change.
        const isWhole = reader.isSourceControl && form !== 'file' && !isUpdate;
        for (const changed of records) await index.add(changed, file, isWhole);
        if (isUpdate) index.scopes.learn(record);
      }
      if (reader.isExport === false) break;
    }
    if (reader.isExport !== false) reader.end();
    if (reader.isExport === true) wasExport = true;
  }
  return wasExport;
}

class SpooledExport implements ExportSource {
  readonly packages: readonly string[];
  readonly deletions: RecordSource['deletions'];
  readonly passedOver: ExportSource['passedOver'];

  constructor(
    readonly description: string,
    private readonly index: ExportIndex,
    private readonly spool: RecordSpool,
  ) {
    this.packages = index.packages;
    this.deletions = index.deletions;
    this.passedOver = index.passedOver;
  }

  async *pages(
    table: string,
    after: TableCursor | null,
    signal?: AbortSignal,
  ): AsyncGenerator<RecordPage> {
    const entries = this.index
      .entries(table)
      .filter((entry) => after === null || isAfter(entry, after));
    for (let start = 0; start < entries.length;) {
      throwIfAborted(signal, 'Reading the export');
      const batch = batchFrom(entries, start);
      start += batch.length;
      yield await this.#page(table, batch);
    }
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is that of instances, which wait
  async *sysIds(table: string, signal?: AbortSignal): AsyncGenerator<readonly string[]> {
    const sysIds = this.index.entries(table).flatMap(({ sysId }) => (sysId === '' ? [] : [sysId]));
    for (let start = 0; start < sysIds.length; start += ID_BATCH) {
      throwIfAborted(signal, 'Reading the export');
      yield sysIds.slice(start, start + ID_BATCH);
    }
  }

  count(table: string): Promise<number> {
    return Promise.resolve(this.index.count(table));
  }

  close(): Promise<void> {
    return this.spool.close();
  }

  async #page(table: string, batch: readonly IndexEntry[]): Promise<RecordPage> {
    const records: MirrorRecord[] = [];
    const rejected: RejectedRow[] = [];
    let cursor: TableCursor = { updatedOn: '', sysId: '' };
    for (const entry of batch) {
      const row = normaliseRow(table, await this.#row(entry), 'export');
      if (row.kind === 'record') records.push(row.record);
      else rejected.push(row.rejection);
      cursor = { updatedOn: entry.updatedOn, sysId: entry.sysId };
    }
    return { table, records, rejected, cursor };
  }

  /** The row as the Table API would give it: with its scopes walked to, and its application where only the folder says it. */
  async #row(entry: IndexEntry): Promise<Readonly<Record<string, string>>> {
    const row = await this.spool.read(entry.place);
    const application = this.index.applicationAround(entry.folder) ?? '';
    const scope = this.#namespace(row['sys_scope'] ?? application);
    const source = this.#namespace(row['source_scope'] ?? '');
    const target = this.#namespace(row['target_scope'] ?? '');
    return {
      ...row,
      sys_package: row['sys_package'] ?? application,
      ...(scope === undefined ? {} : { 'sys_scope.scope': scope }),
      ...(source === undefined ? {} : { 'source_scope.scope': source }),
      ...(target === undefined ? {} : { 'target_scope.scope': target }),
    };
  }

  #namespace(value: string): string | undefined {
    return this.index.scopes.namespaceOf(value);
  }
}

function isAfter(entry: IndexEntry, after: TableCursor): boolean {
  if (entry.updatedOn !== after.updatedOn) return entry.updatedOn > after.updatedOn;
  return entry.sysId > after.sysId;
}

function batchFrom(entries: readonly IndexEntry[], start: number): readonly IndexEntry[] {
  let bytes = 0;
  const batch: IndexEntry[] = [];
  for (const entry of entries.slice(start, start + PAGE_RECORDS)) {
    bytes += entry.place.length;
    if (batch.length > 0 && bytes > PAGE_BYTES) break;
    batch.push(entry);
  }
  return batch;
}
