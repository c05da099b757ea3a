/** What became of one question: where its ground truth was lost, and its rank under each system. */
import type { RankingCandidates } from '../../predictor/index.js';
import type { CountedExample } from '../build/dataset-report.js';
import type { CandidateGroup } from '../learn/collect-groups.js';
import type { View } from '../learn/example-question.js';
import type { Stage } from './evaluation-report.js';
import type { RankingSystem } from './ranking-system.js';

export interface QuestionOutcome {
  readonly example: CountedExample;
  readonly view: View;
  /** Null where the cursor asked for no API. */
  readonly gathered: Gathered | null;
  /** From 1; Infinity where the candidates do not hold the ground truth. */
  readonly ranks: ReadonlyMap<RankingSystem, number>;
}

export interface Gathered {
  readonly candidates: Readonly<Record<Stage, number>>;
  /** The first stage behind which the ground truth is no longer there. */
  readonly lostAt: Stage | null;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
}

interface AskedQuestion extends Pick<CandidateGroup, 'example' | 'truth'> {
  readonly candidates: Pick<RankingCandidates, 'pruning' | 'timings' | Exclude<Stage, 'ranked'>>;
}

export function gatheredOf({
  example: { groundTruth },
  candidates: { pruning, timings, ...stages },
  truth,
}: AskedQuestion): Gathered {
  const before = (['known', 'callable', 'kept'] as const).find(
    (stage) => !stages[stage].has(groundTruth.api),
  );
  // What is being typed can bring back what the prefilter left out.
  const lostAt = truth >= 0 ? null : (before ?? 'ranked');
  return { candidates: pruning, lostAt, timings };
}
