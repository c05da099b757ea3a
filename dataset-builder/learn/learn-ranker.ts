/** From examples to trees: asks for the candidates, trains, and ranks the examples that were kept apart. */
import type { Example, JobProgress } from '../../domain/index.js';
import {
  trainTrees,
  TRAIN_DEFAULTS,
  type TrainOptions,
  type TreeEnsemble,
} from '../../models/index.js';
import { FEATURES, type ApiRanker, type Predictor } from '../../predictor/index.js';
import { chooseAsks } from './choose-asks.js';
import { collectGroups, type CandidateGroup } from './collect-groups.js';
import { TrainingRows } from './training-rows.js';

/** Chosen on the sample scopes, five folds by script: with fewer or shallower trees both views lose points at top-5. */
export const RANKER_OPTIONS: TrainOptions = {
  ...TRAIN_DEFAULTS,
  trees: 250,
  depth: 6,
  minInLeaf: 10,
  rising: FEATURES.filter(({ isEvidence }) => isEvidence).map(({ name }) => name),
};

export interface LearnOptions {
  readonly predictor: Pick<Predictor, 'candidates'>;
  /** Of questions for an API only. */
  readonly examples: readonly Example[];
  /** Examples that are not trained on, to measure what was learned. */
  readonly isHeldOut: (example: Example) => boolean;
  /** Chooses the hardest of the wrong candidates. */
  readonly current: Pick<ApiRanker, 'score'>;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Lesson {
  readonly ensemble: TreeEnsemble;
  /** Questions that were trained on. */
  readonly questions: number;
  /** Those kept apart, with all their candidates. */
  readonly heldOut: readonly CandidateGroup[];
}

/** Null where fewer than `fewest` questions hold their ground truth. An abort throws its reason. */
export async function learnRanker(
  { predictor, examples, isHeldOut, current, onProgress, signal }: LearnOptions,
  fewest: number,
): Promise<Lesson | { readonly questions: number; readonly ensemble: null }> {
  const asks = chooseAsks(examples);
  const rows = new TrainingRows();
  const heldOut: CandidateGroup[] = [];
  await collectGroups(
    predictor,
    asks,
    (group) => {
      if (isHeldOut(group.example)) heldOut.push(group);
      else rows.add(group, (features) => current.score(features));
    },
    {
      signal,
      onDone: (done) => onProgress?.({ phase: 'candidates', done, total: asks.length }),
    },
  );
  const { questions } = rows;
  if (questions < fewest) return { questions, ensemble: null };
  const ensemble = await trainTrees(rows.data(), null, {
    ...RANKER_OPTIONS,
    signal,
    onTree: ({ trees, of }) => onProgress?.({ phase: 'trees', done: trees, total: of }),
  });
  return { ensemble, questions, heldOut };
}
