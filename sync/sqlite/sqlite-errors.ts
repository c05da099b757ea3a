/** Turns what SQLite reports into the project's errors. */
import SqliteDatabase from 'better-sqlite3';
import { createError } from '../../domain/index.js';

/** How long a statement waits for another process's transaction. Ours last milliseconds; this covers a slow disk. */
export const BUSY_TIMEOUT_MS = 10_000;

/** The registered error for a failure of SQLite on `file`; anything else comes back as it is. */
export function translateSqliteError(error: unknown, file: string): unknown {
  if (!(error instanceof SqliteDatabase.SqliteError)) return error;
  const { code, message: reason } = error;
  const options = { cause: error };
  if (code === 'SQLITE_FULL') return createError('MIRROR_FULL', { file }, options);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return createError('MIRROR_CORRUPT', { file, reason }, options);
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return createError('MIRROR_BUSY', { file, waitedMs: BUSY_TIMEOUT_MS }, options);
  }
  if (/^SQLITE_(READONLY|IOERR|CANTOPEN|PERM|AUTH)/.test(code)) {
    return createError('MIRROR_UNWRITABLE', { file, reason: `${reason} (${code})` }, options);
  }
  return error;
}
