/** What scores pairs of a query and a document, whatever graph does it. */
import type { RerankRequest } from '../../../domain/index.js';

/** The code around the cursor. */
export type QueryText = Pick<RerankRequest, 'query' | 'behind'>;

/** A document in the tokens that the graph will see for it. */
export type DocumentTokens = readonly number[];

export interface PairScorer {
  /** Tokens of the documents, as far as they count in a batch. */
  tokensOf(query: PreparedQuery, document: string): DocumentTokens;
  prepare(query: QueryText): PreparedQuery;
  /** Computes what the documents share. */
  read(query: PreparedQuery): Promise<void>;
  /** The log-odds of yes for each document. Throws MODEL_RUN_FAILED and MODEL_SCORES_INVALID. */
  score(query: PreparedQuery, documents: readonly DocumentTokens[]): Promise<readonly number[]>;
}

export interface PreparedQuery {
  readonly tokens: readonly number[];
  /** Tokens that `read` has to compute. */
  readonly unread: number;
}
