/** One page of a table at a time, in pages as large as the instance manages. */
import { z } from 'zod';
import { createError } from '../../domain/index.js';
import type { InstanceClient } from './instance-client.js';

export interface TablePage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** How many rows were asked for in the end. */
  readonly limit: number;
  /** Whether the instance names a next page (`Link: …;rel="next"`). */
  readonly hasNext: boolean;
  /** `X-Total-Count`: rows of the query before access rules, or null when not given. */
  readonly total: number | null;
}

export interface PageQuestion {
  readonly query: string;
  readonly offset: number;
  readonly signal?: AbortSignal | undefined;
}

const answerSchema = z.object({ result: z.array(z.record(z.string(), z.unknown())) });

/** After so many pages without trouble a reduced page size is doubled again. */
const PAGES_TO_RECOVER = 4;

export class TablePages {
  readonly #options: {
    readonly instance: string;
    readonly table: string;
    readonly fields: readonly string[];
    readonly client: InstanceClient;
    readonly pageSize: number;
  };
  #limit: number;
  #goodPages = 0;

  constructor(options: {
    readonly instance: string;
    readonly table: string;
    readonly fields: readonly string[];
    readonly client: InstanceClient;
    readonly pageSize: number;
  }) {
    this.#options = options;
    this.#limit = options.pageSize;
  }

  /**
   * Reads a page; where the instance cancels the query or the answer is too large, half as many rows are asked for,
   * down to one. Throws QUERY_QUOTA, ANSWER_TOO_LARGE or ANSWER_UNREADABLE beyond that, and what requests throw.
   */
  async read(question: PageQuestion): Promise<TablePage> {
    const { client, table, instance } = this.#options;
    for (;;) {
      const limit = this.#limit;
      const answer = await client.ask({
        path: `/api/now/table/${table}`,
        query: this.#query(question, limit),
        table,
        signal: question.signal,
      });
      if (answer.kind === 'nothing') return { rows: [], limit, hasNext: false, total: 0 };
      if (answer.kind === 'ask-for-less') {
        if (limit === 1) throw answer.error;
        this.#limit = Math.floor(limit / 2);
        this.#goodPages = 0;
        continue;
      }
      this.#recover();
      const parsed = answerSchema.safeParse(answer.json);
      if (!parsed.success) {
        throw createError('ANSWER_UNREADABLE', { instance, what: 'it holds no list of rows' });
      }
      return {
        rows: parsed.data.result,
        limit,
        hasNext: hasNextLink(answer.header('link')),
        total: totalOf(answer.header('x-total-count')),
      };
    }
  }

  /** Counts are not switched off (`sysparm_no_count`): they and the links tell a short page from the last one. */
  #query({ query, offset }: PageQuestion, limit: number): Record<string, string> {
    return {
      sysparm_query: query,
      sysparm_fields: this.#options.fields.join(','),
      sysparm_limit: String(limit),
      sysparm_offset: String(offset),
      sysparm_display_value: 'false',
      sysparm_exclude_reference_link: 'true',
    };
  }

  #recover(): void {
    this.#goodPages += 1;
    if (this.#goodPages < PAGES_TO_RECOVER) return;
    this.#goodPages = 0;
    this.#limit = Math.min(this.#options.pageSize, this.#limit * 2);
  }
}

function hasNextLink(link: string | null): boolean {
  return link !== null && /;\s*rel="?next"?/i.test(link);
}

function totalOf(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header.trim()) ? Number(header) : null;
}
