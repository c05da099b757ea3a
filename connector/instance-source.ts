/** An instance as a source of records, read over the Table API. */
import { z } from 'zod';
import {
  createError,
  isError,
  MIRRORED_TABLES,
  type InstanceConfiguration,
} from '../domain/index.js';
import { normaliseRow } from './normalise-row.js';
import type { RecordPage, RecordSource, TableCursor } from './record-source.js';
import type { InstanceSecrets } from './secrets.js';
import { BY_ID, BY_UPDATE } from './table-api/encoded-query.js';
import { addressOf, InstanceClient } from './table-api/instance-client.js';
import { walkByKey } from './table-api/paging.js';
import type { Environment } from './table-api/proxy.js';
import { DEFAULT_RETRY_POLICY, type RetryEvent, type RetryPolicy } from './table-api/retry.js';
import { TablePages } from './table-api/table-pages.js';
import { fieldsOf } from './table-fields.js';

export interface InstanceOptions {
  readonly name: string;
  readonly configuration: InstanceConfiguration;
  readonly secrets: InstanceSecrets;
  /** Called with all lasting secrets when the instance has issued another refresh token; keep them. */
  readonly onTokens?: ((secrets: InstanceSecrets) => Promise<void>) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are looked up; the process's own unless given. */
  readonly environment?: Environment | undefined;
  readonly retryPolicy?: Partial<RetryPolicy> | undefined;
}

/** Identities are short: so many times more of them than of records fit a page. */
const IDS_PER_RECORD = 10;
/** The platform's own default limit. */
const MAX_PAGE_SIZE = 10_000;

/**
 * Opens an instance; the first request goes out with the first question. Throws INSTANCE_URL_MISSING and
 * INSTANCE_URL_INVALID at once, errors of secrets, TLS files and proxy with the first question.
 */
export function openInstanceSource(options: InstanceOptions): RecordSource {
  return new InstanceSource(options);
}

/** The client of an instance; it holds connections until it is closed. Throws errors of the configuration. */
export async function openInstanceClient(options: InstanceOptions): Promise<InstanceClient> {
  const { name, configuration, secrets, environment, retryPolicy, onTokens, onRetry } = options;
  return InstanceClient.open(
    {
      instance: name,
      configuration,
      secrets,
      policy: { ...DEFAULT_RETRY_POLICY, ...retryPolicy },
      environment: environment ?? process.env,
      onTokens,
      onRetry,
    },
    addressOf(name, configuration),
  );
}

class InstanceSource implements RecordSource {
  readonly description: string;
  readonly packages = null;
  readonly deletions = [];
  readonly #options: InstanceOptions;
  #client: Promise<InstanceClient> | null = null;

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.description = addressOf(options.name, options.configuration).origin;
  }

  async *pages(
    table: string,
    after: TableCursor | null,
    signal?: AbortSignal,
  ): AsyncGenerator<RecordPage> {
    const instance = this.#options.name;
    const { pageSize } = this.#options.configuration;
    const client = await this.#open();
    const pages = new TablePages({ instance, table, fields: fieldsOf(table), client, pageSize });
    const walk = { instance, table, order: BY_UPDATE, pages, signal };
    let cursor = after;
    for await (const page of walkByKey(walk, after)) {
      cursor = page.last ?? cursor;
      const rows = page.rows
        .filter((row) => belongsTo(table, row))
        .map((row) => normaliseRow(table, row));
      yield {
        table,
        records: rows.flatMap((row) => (row.kind === 'record' ? [row.record] : [])),
        rejected: rows.flatMap((row) => (row.kind === 'rejected' ? [row.rejection] : [])),
        cursor: cursor ?? START,
      };
    }
  }

  async *sysIds(table: string, signal?: AbortSignal): AsyncGenerator<readonly string[]> {
    const instance = this.#options.name;
    const client = await this.#open();
    const pageSize = Math.min(MAX_PAGE_SIZE, this.#options.configuration.pageSize * IDS_PER_RECORD);
    const fields = [...BY_ID.fields, 'sys_class_name'];
    const pages = new TablePages({ instance, table, fields, client, pageSize });
    const walk = { instance, table, order: BY_ID, pages, signal };
    for await (const page of walkByKey(walk, null)) {
      const sysIds = page.rows
        .filter((row) => belongsTo(table, row))
        .map((row) => BY_ID.keyOf(row));
      const known = sysIds.filter((sysId) => sysId !== null);
      if (known.length < sysIds.length) {
        // A set with holes would look like deletions.
        const reason = 'it holds rows without a readable sys_id';
        throw createError('QUERY_IGNORED', { instance, table, reason });
      }
      yield known;
    }
  }

  async count(table: string, signal?: AbortSignal): Promise<number | null> {
    const client = await this.#open();
    try {
      const answer = await client.ask({
        path: `/api/now/stats/${table}`,
        query: { sysparm_count: 'true' },
        table,
        signal,
      });
      const parsed = statsSchema.safeParse(answer.kind === 'json' ? answer.json : null);
      return parsed.success ? parsed.data.result.stats.count : null;
    } catch (error) {
      // The figure is for progress only; reading the table will say what is wrong.
      if (isError(error, 'TABLE_FORBIDDEN') || isError(error, 'TABLE_UNKNOWN')) return null;
      if (isError(error, 'ANSWER_FAILED')) return null;
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    // Whoever asked for a client that could not be opened has been told.
    await client?.then(
      (opened) => {
        opened.close();
      },
      () => undefined,
    );
  }

  #open(): Promise<InstanceClient> {
    this.#client ??= openInstanceClient(this.#options);
    return this.#client;
  }
}

const statsSchema = z.object({
  result: z.object({ stats: z.object({ count: z.coerce.number().int().nonnegative() }) }),
});

/** Before every row. */
const START: TableCursor = { updatedOn: '1970-01-01 00:00:00', sysId: '' };

const MIRRORED = new Set(MIRRORED_TABLES);

/** A table shows the rows of its child tables too; those that are mirrored themselves come with their own table. */
function belongsTo(table: string, row: Readonly<Record<string, unknown>>): boolean {
  const className = row['sys_class_name'];
  return typeof className !== 'string' || className === table || !MIRRORED.has(className);
}
