/** Exports as an instance writes them, small, in a folder of their own. */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import {
  openExportSource,
  type ExportSource,
  type RejectedRow,
  type TableCursor,
} from '../../../connector/index.js';
import { MIRRORED_TABLES, type MirrorRecord } from '../../../domain/index.js';
import { sysIdAt } from '../instance.js';

export const APPLICATION = 'a'.repeat(32);
export const HEADER = '<?xml version="1.0" encoding="UTF-8"?>';
export const SOURCE = 'var A = Class.create();\nif (1 < 2 && "]]" > "x") { gs.info("ä – 漢字"); }';

export type Files = Readonly<Record<string, string | Buffer>>;

/** A folder that is removed after `work`, whatever happens. */
export async function withFiles<Result>(
  files: Files,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'deepcodeseek-export-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function writeZip(path: string, files: Files): Promise<void> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export function element(name: string, value: string): string {
  return value === '' ? `<${name}/>` : `<${name}>${escape(value)}</${name}>`;
}

/** A Script Include's element; `fields` replace the usual ones, empty strings included. */
export function scriptInclude(
  index: number,
  fields: Readonly<Record<string, string>> = {},
  action = 'INSERT_OR_UPDATE',
): string {
  const values: Record<string, string> = {
    access: 'public',
    active: 'true',
    api_name: `x_acme_demo.Script${String(index)}`,
    caller_access: '',
    client_callable: 'false',
    description: '',
    name: `Script${String(index)}`,
    script: SOURCE,
    sys_class_name: 'sys_script_include',
    sys_id: sysIdAt(index),
    sys_mod_count: '3',
    sys_policy: 'read',
    sys_updated_by: 'admin',
    sys_updated_on: '2026-01-01 00:00:00',
    ...fields,
  };
  const references =
    `<sys_package display_value="Demo" source="x_acme_demo">${APPLICATION}</sys_package>` +
    `<sys_scope display_value="Demo">${APPLICATION}</sys_scope>`;
  const own = Object.entries(values).map(([name, value]) => element(name, value));
  return `<sys_script_include action="${action}">${own.join('')}${references}</sys_script_include>`;
}

export function recordUpdate(table: string, content: string): string {
  return `${HEADER}<record_update table="${table}">${content}</record_update>`;
}

export function application(): string {
  const fields = { name: 'Demo', scope: 'x_acme_demo', version: '1.2.0', vendor: 'Acme' };
  const own = Object.entries(fields).map(([name, value]) => element(name, value));
  const identity =
    element('sys_id', APPLICATION) + element('sys_updated_on', '2026-01-01 00:00:00');
  return recordUpdate(
    'sys_app',
    `<sys_app action="INSERT_OR_UPDATE">${own.join('')}${identity}</sys_app>` +
      `<sys_translated_text action="delete_multiple" query="documentkey=${APPLICATION}"/>`,
  );
}

/** A source-control application with `count` Script Includes. */
export function applicationFiles(count: number, root = APPLICATION): Files {
  const files: Record<string, string> = {
    [`${root}/sys_app_${APPLICATION}.xml`]: application(),
    [`${root}/checksum.txt`]: '-123',
  };
  for (let index = 1; index <= count; index += 1) {
    const path = `${root}/update/sys_script_include_${sysIdAt(index)}.xml`;
    files[path] = recordUpdate('sys_script_include', scriptInclude(index));
  }
  return files;
}

export interface Change {
  readonly payload: string;
  readonly action?: string;
  readonly name?: string;
  readonly asCdata?: boolean;
}

/** An update set with one row for each change. */
export function updateSet(changes: readonly Change[]): string {
  const rows = changes.map(({ payload, action = 'INSERT_OR_UPDATE', name = 'n', asCdata }) => {
    const text =
      asCdata === true
        ? `<![CDATA[${payload.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
        : escape(payload);
    return (
      `<sys_update_xml action="INSERT_OR_UPDATE"><action>${action}</action>` +
      `<name>${name}</name><payload>${text}</payload></sys_update_xml>\n`
    );
  });
  return (
    `${HEADER}<unload unload_date="2026-01-01 00:00:00">\n` +
    `<sys_remote_update_set action="INSERT_OR_UPDATE">` +
    `<application display_value="Demo">${APPLICATION}</application>` +
    `<application_scope>x_acme_demo</application_scope></sys_remote_update_set>\n` +
    `${rows.join('')}</unload>`
  );
}

export interface ReadExport {
  readonly records: readonly MirrorRecord[];
  readonly rejected: readonly RejectedRow[];
  readonly packages: readonly string[] | null;
  readonly deletions: ExportSource['deletions'];
  readonly passedOver: ExportSource['passedOver'];
}

/** Opens an export, reads all of it, and closes it. */
export async function readExport(path: string): Promise<ReadExport> {
  const source = await openExportSource(path);
  try {
    const records: MirrorRecord[] = [];
    const rejected: RejectedRow[] = [];
    for (const table of MIRRORED_TABLES) {
      for await (const page of source.pages(table, null)) {
        records.push(...page.records);
        rejected.push(...page.rejected);
      }
    }
    const { packages, deletions, passedOver } = source;
    return { records, rejected, packages, deletions, passedOver };
  } finally {
    await source.close();
  }
}

export async function readTable(
  source: ExportSource,
  table: string,
  after: TableCursor | null,
): Promise<readonly string[]> {
  const sysIds: string[] = [];
  for await (const page of source.pages(table, after)) {
    sysIds.push(...page.records.map((record) => record.sysId));
  }
  return sysIds;
}

export function scriptNames(records: readonly MirrorRecord[]): readonly string[] {
  return records.flatMap((record) => (record.kind === 'script' ? [record.name] : []));
}
