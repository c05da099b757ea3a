/** What the pipeline is made of, and what goes through it. */
import type { Degradation, SuggestAnswer } from '../domain/index.js';
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
  /** What holds of every answer until the ranker is another one. */
  readonly degraded: readonly Degradation[];
}

export interface AnswerOptions {
  readonly limit: number;
  /** A suggestion whose probability is below it is called unlikely, 0 to 1. */
  readonly threshold: number;
  /** Whether an API counts as likelier where the visible code names it already. */
  readonly alreadyNamed: boolean;
  /** What the retrievers' query is widened by; empty for nothing. */
  readonly expansion: string;
  /** Of `performance.now()`; null waits for everything. */
  readonly deadline: number | null;
  readonly signal: AbortSignal | undefined;
}

/** The parts of an answer that the question decides. */
export interface PartialAnswer extends Pick<
  SuggestAnswer,
  'question' | 'suggestions' | 'threshold' | 'pruning'
> {
  readonly degraded: Degradation[];
}

export interface TimedAnswer extends PartialAnswer {
  readonly timings: Record<string, number>;
}
