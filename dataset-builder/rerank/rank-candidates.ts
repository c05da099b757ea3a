import type { FeatureMatrix } from '../../models/index.js';
import { rankOf } from '../../models/index.js';
import type { ApiRanker } from '../../predictor/index.js';
import type { CandidateGroup } from '../learn/collect-groups.js';
import { MOST_CANDIDATES } from './rerank-format.js';

export interface RankedCandidates {
  /** Place of the ground truth, from 1; null where the candidates do not hold it. */
  readonly rank: number | null;
  /** Rows of the first of the wrong answers, best first. */
  readonly rows: readonly number[];
}

/** Orders the candidates of a question as the ranker does. `isRight` tells other right answers, which are left out. */
export function rankCandidates(
  {
    candidates,
    truth,
  }: Pick<CandidateGroup, 'truth'> & {
    readonly candidates: { readonly apis: readonly string[]; readonly features: FeatureMatrix };
  },
  ranker: Pick<ApiRanker, 'score'>,
  isRight: (api: string) => boolean,
): RankedCandidates {
  const { apis, features } = candidates;
  const scores = ranker.score(features);
  const wrong = apis.flatMap((api, row) => (row === truth || isRight(api) ? [] : [row]));
  return {
    rank: truth < 0 ? null : rankOf(scores, truth),
    rows: wrong
      .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
      .slice(0, MOST_CANDIDATES),
  };
}
