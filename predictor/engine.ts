/** What the pipeline is made of, and what goes through it. */
import type { Degradation, Reranker, SuggestAnswer } from '../domain/index.js';
import type { MirrorIndex } from './mirror-index/mirror-index.js';
import type { ApiRanker } from './ranker/api-ranker.js';
import type { AccessRules } from './prefilter/access-rules.js';
import type { Retriever } from './retriever.js';
import type { ScratchPool } from './terms/scratch.js';

/** What the pipeline works with at one generation. */
export interface Engine {
  readonly index: MirrorIndex;
  readonly rules: AccessRules;
  readonly retrievers: readonly Retriever[];
  readonly scratch: ScratchPool;
  readonly ranker: ApiRanker;
  /** Null where no model is installed. */
  readonly reranking: Reranking | null;
  /** What holds of every answer until the ranker is another one. */
  readonly degraded: readonly Degradation[];
}

/** A neural model, and how its word and the ranker's come together. */
export interface Reranking {
  readonly reranker: Reranker;
  /** Of the model's scores beside the ranker's, 0 to Infinity. */
  readonly weight: number;
  /** Why that is not the fitted one, though there is one. */
  readonly problem: Degradation | null;
}

export interface AnswerOptions {
  readonly limit: number;
  /** A suggestion whose probability is below it is called unlikely, 0 to 1. */
  readonly threshold: number;
  /** Whether an API counts as likelier where the visible code names it already. */
  readonly alreadyNamed: boolean;
  /** What the retrievers' query is widened by; empty for nothing. */
  readonly expansion: string;
  /** How many candidates the neural model sees at most; null for none. */
  readonly rerank: { readonly candidates: number } | null;
  /** Of `performance.now()`; null waits for everything. */
  readonly deadline: number | null;
  readonly signal: AbortSignal | undefined;
}

/** The parts of an answer that the question decides. */
export interface PartialAnswer extends Pick<
  SuggestAnswer,
  'question' | 'suggestions' | 'threshold' | 'pruning' | 'reranked'
> {
  readonly degraded: Degradation[];
}

export interface TimedAnswer extends PartialAnswer {
  readonly timings: Record<string, number>;
}
