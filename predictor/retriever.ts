/** What every retriever is: it gives the APIs that it would suggest, best first and bounded, and scores to rank by. */
import type { Evidence } from '../domain/index.js';
import { bestApis } from './best-apis.js';
import type { MirrorIndex } from './mirror-index/mirror-index.js';
import type { QueryContext } from './question/query-context.js';
import type { FieldScores } from './retrievers/field-scores.js';
import type { SiteScores } from './retrievers/site-scores.js';

export type RetrieverName = 'grep' | 'lexical' | 'usage' | 'co-use' | 'neighbours' | 'dense';

export interface RetrieverInput {
  readonly index: MirrorIndex;
  readonly context: QueryContext;
  /** How well the fields of the APIs match what is in sight. */
  readonly fields: FieldScores;
  /** How alike the call sites' surroundings are. */
  readonly sites: SiteScores;
  /** Whether an API, by number, has passed the prefilter. */
  readonly isKept: (api: number) => boolean;
}

/** Scores of APIs by number, 0 where there is nothing to say; higher is better. */
export interface Signal {
  readonly name: string;
  readonly scores: Float32Array;
}

export interface Retrieved {
  /** Numbers of kept APIs, best first. */
  readonly ranking: readonly number[];
  readonly signals: readonly Signal[];
  /** Why the retriever gave the API; asked for the few that are shown. */
  evidence(api: number): readonly Evidence[];
}

export interface Retriever {
  readonly name: RetrieverName;
  /**
   * `memory`: computes from the index, bounded to some milliseconds, and is waited for;
   * `outside`: asks a process or the store, and is left out when it is late.
   */
  readonly works: 'memory' | 'outside';
  /** Rejects when it cannot answer: it is left out then, and the answer says so. An abort ends whatever it started. */
  retrieve(input: RetrieverInput, signal: AbortSignal): Retrieved | Promise<Retrieved>;
}

/** The kept APIs with a score above 0, best first, at most `limit`. */
export function topApis(
  scores: Float32Array,
  { index, isKept }: Pick<RetrieverInput, 'index' | 'isKept'>,
  limit: number,
): readonly number[] {
  const found: number[] = [];
  for (let api = 0; api < scores.length; api += 1) {
    if ((scores[api] ?? 0) > 0 && isKept(api)) found.push(api);
  }
  return bestApis(found, scores, limit, index);
}
