/** What the signed-in user can read of an instance: for `connect` and `doctor`. */
import { z } from 'zod';
import { DeepCodeSeekError, isError, MIRRORED_TABLES } from '../domain/index.js';
import { openInstanceClient, type InstanceOptions } from './instance-source.js';
import type { InstanceClient } from './table-api/instance-client.js';
import { TablePages } from './table-api/table-pages.js';
import { fieldsOf, neededFields } from './table-fields.js';

export interface TableCheck {
  readonly table: string;
  readonly readable: boolean;
  /** Null where the instance does not say. */
  readonly records: number | null;
  /** Why it cannot be read, or which of its fields cannot; null when all is well. */
  readonly reason: string | null;
}

export interface InstanceCheck {
  readonly user: string;
  /** The instance's build name, or null where the user may not see it. */
  readonly release: string | null;
  readonly tables: readonly TableCheck[];
}

/** Rows looked at of each table: the first ones may be hidden from the user. */
const SAMPLE_ROWS = 20;

/**
 * Signs in and looks at every mirrored table. Throws when the instance cannot be reached or refuses to sign in;
 * a table that cannot be read is part of the report.
 */
export async function checkInstance(options: InstanceOptions): Promise<InstanceCheck> {
  const client = await openInstanceClient(options);
  try {
    const user = await userName(client, options);
    const tables: TableCheck[] = [];
    for (const table of MIRRORED_TABLES) tables.push(await checkTable(client, options.name, table));
    return { user, release: await releaseName(client, options.name), tables };
  } finally {
    client.close();
  }
}

async function checkTable(
  client: InstanceClient,
  instance: string,
  table: string,
): Promise<TableCheck> {
  try {
    const page = await readRows(client, { instance, table, fields: fieldsOf(table), query: '' });
    const records = page.total;
    if (page.rows.length === 0) {
      const isEmpty = records === null || records === 0;
      const reason = isEmpty ? null : 'none of its first records is readable for this user';
      return { table, readable: isEmpty, records, reason };
    }
    // A field that the user may not read is missing from every row.
    const missing = neededFields(table).filter((field) =>
      page.rows.every((row) => !(field in row)),
    );
    const reason =
      missing.length === 0 ? null : `not readable for this user: ${missing.join(', ')}`;
    return { table, readable: missing.length === 0, records, reason };
  } catch (error) {
    if (!isAboutTable(error)) throw error;
    return { table, readable: false, records: null, reason: error.message };
  }
}

/** The name that signs in where it is configured; otherwise the instance is asked whose session it is. */
async function userName(client: InstanceClient, options: InstanceOptions): Promise<string> {
  const { authentication } = options.configuration;
  if (authentication.method === 'basic') return authentication.user;
  try {
    const path = '/api/now/ui/user/current_user';
    const answer = await client.ask({ path, query: {}, table: 'sys_user' });
    const user = userSchema.safeParse(answer.kind === 'json' ? answer.json : null);
    return user.success ? user.data.result.user_name : 'unknown';
  } catch (error) {
    if (isAboutTable(error)) return 'unknown';
    throw error;
  }
}

async function releaseName(client: InstanceClient, instance: string): Promise<string | null> {
  const fields = ['name', 'value'];
  const query = 'name=glide.buildname';
  try {
    const { rows } = await readRows(client, { instance, table: 'sys_properties', fields, query });
    const property = rows
      .flatMap((row) => propertySchema.safeParse(row).data ?? [])
      .find(({ name }) => name === 'glide.buildname');
    return property?.value ?? null;
  } catch (error) {
    if (isAboutTable(error)) return null;
    throw error;
  }
}

interface RowsQuestion {
  readonly instance: string;
  readonly table: string;
  readonly fields: readonly string[];
  readonly query: string;
}

function readRows(
  client: InstanceClient,
  { instance, table, fields, query }: RowsQuestion,
): ReturnType<TablePages['read']> {
  const pages = new TablePages({ instance, table, fields, client, pageSize: SAMPLE_ROWS });
  return pages.read({ query, offset: 0 });
}

function isAboutTable(error: unknown): error is DeepCodeSeekError {
  return (
    isError(error, 'TABLE_FORBIDDEN') ||
    isError(error, 'TABLE_UNKNOWN') ||
    isError(error, 'QUERY_QUOTA') ||
    isError(error, 'ANSWER_FAILED')
  );
}

const userSchema = z.object({ result: z.object({ user_name: z.string().min(1) }) });
const propertySchema = z.object({ name: z.string(), value: z.string().min(1) });
