/** Opens a mirror's file: settings, the check that it is one, and its migrations. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { createError } from '../../domain/index.js';
import { APPLICATION_ID, MIGRATIONS } from './schema.js';
import { BUSY_TIMEOUT_MS, translateSqliteError } from './sqlite-errors.js';

export type Database = SqliteDatabase.Database;

/** What sits in the page cache of one connection; several are open in a service, and 400 MB is the whole process's share. */
const CACHE_KIB = 16_384;
/** The write-ahead log shrinks back to this after a large sync. */
const JOURNAL_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Opens the mirror in `file`, made first where `create` says so and brought to this version's schema.
 * Throws MIRROR_MISSING, MIRROR_NEWER, MIRROR_CORRUPT, MIRROR_UNWRITABLE, MIRROR_BUSY.
 */
export function openDatabase(file: string, instance: string, create: boolean): Database {
  if (!create && !existsSync(file)) throw createError('MIRROR_MISSING', { instance, file });
  try {
    if (create) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw createError('MIRROR_UNWRITABLE', { file, reason }, { cause: error });
  }
  let database: Database | undefined;
  try {
    database = new SqliteDatabase(file, { timeout: BUSY_TIMEOUT_MS, fileMustExist: !create });
    prepare(database, file);
    return database;
  } catch (error) {
    database?.close();
    throw translateSqliteError(error, file);
  }
}

function prepare(database: Database, file: string): void {
  checkIdentity(database, file);
  // Readers never wait for the writer, nor the writer for them.
  database.pragma('journal_mode = WAL');
  // With WAL a power failure may lose the last transactions, never the file. A page and its checkpoint are one transaction,
  // so what is lost is read again, and a commit costs no wait for the disk.
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  database.pragma(`cache_size = -${String(CACHE_KIB)}`);
  database.pragma(`journal_size_limit = ${String(JOURNAL_LIMIT_BYTES)}`);
  // Sorting for a list never needs a file beside the mirror.
  database.pragma('temp_store = MEMORY');
  migrate(database, file);
}

function checkIdentity(database: Database, file: string): void {
  const found = number(database.pragma('application_id', { simple: true }));
  if (found === APPLICATION_ID) return;
  const { tables } = database
    .prepare<[], { tables: number }>('SELECT count(*) AS tables FROM sqlite_schema')
    .get() ?? { tables: 0 };
  if (found === 0 && tables === 0) return;
  throw createError('MIRROR_CORRUPT', { file, reason: 'it is a database of another program' });
}

function migrate(database: Database, file: string): void {
  const known = MIGRATIONS.length;
  const version = (): number => number(database.pragma('user_version', { simple: true }));
  if (version() > known) throw createError('MIRROR_NEWER', { file, found: version(), known });
  if (version() === known) return;
  database
    .transaction(() => {
      // Another process may have been quicker: the version is read again under the lock.
      for (const migration of MIGRATIONS.slice(version())) database.exec(migration);
      database.pragma(`application_id = ${String(APPLICATION_ID)}`);
      database.pragma(`user_version = ${String(known)}`);
    })
    .immediate();
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
