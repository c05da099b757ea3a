/** From examples to trees: asks for the candidates, trains, and ranks the examples that were kept apart. */
import type { Example, JobProgress } from '../../domain/index.js';
import {
  trainTrees,
  TRAIN_DEFAULTS,
  type TrainOptions,
  type TreeEnsemble,
} from '../../models/index.js';
import type { ApiRanker, Predictor } from '../../predictor/index.js';
import { chooseAsks } from './choose-asks.js';
import { collectGroups, type Ask } from './collect-groups.js';
import type { JudgedQuestion, KeptQuestion } from './kept-question.js';
import type { TrainingCheckpoint } from './training-checkpoint.js';
import { teachingRows, TrainingRows } from './training-rows.js';
import { withUncalledStep } from './uncalled-apis.js';

/** Questions that are kept together: some seconds of work, and some megabytes. */
const PART = 200;

/** Chosen on the sample scopes, a fifth of the scripts kept apart: fewer or shallower trees lose points, more and deeper ones too. */
export const RANKER_OPTIONS: TrainOptions = {
  ...TRAIN_DEFAULTS,
  trees: 400,
  depth: 7,
  minInLeaf: 8,
};

export interface LearnOptions {
  readonly predictor: Pick<Predictor, 'candidates'>;
  /** Of questions for an API only. */
  readonly examples: readonly Example[];
  /** Examples that are not trained on, to measure what was learned. */
  readonly isHeldOut: (example: Example) => boolean;
  /** Chooses the hardest of the wrong candidates. */
  readonly current: Pick<ApiRanker, 'score'>;
  /** Of the same examples and ranker: what it holds is not done again. */
  readonly checkpoint: Pick<
    TrainingCheckpoint,
    'questions' | 'keepQuestions' | 'trees' | 'keepTrees'
  >;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Lesson {
  readonly ensemble: TreeEnsemble;
  /** Questions that were trained on. */
  readonly questions: number;
  /** Those kept apart, with all their candidates. */
  readonly heldOut: readonly JudgedQuestion[];
}

/**
 * Null where fewer than `fewest` questions hold their ground truth. An abort throws its reason. Going on from a checkpoint
 * gives the same trees, to the bit, as doing all of it.
 */
export async function learnRanker(
  options: LearnOptions,
  fewest: number,
): Promise<Lesson | { readonly questions: number; readonly ensemble: null }> {
  const { examples, isHeldOut, checkpoint, onProgress, signal } = options;
  const asks = chooseAsks(examples);
  const rows = new TrainingRows();
  const heldOut: JudgedQuestion[] = [];
  for (let first = 0; first < asks.length; first += PART) {
    const report = (done: number): void =>
      onProgress?.({ phase: 'candidates', done: first + done, total: asks.length });
    const part = asks.slice(first, first + PART);
    const kept = await checkpoint.questions(first / PART);
    const questions = kept ?? (await askQuestions(part, options, report));
    if (kept === null) await checkpoint.keepQuestions(first / PART, questions);
    for (const [at, { example }] of part.entries()) {
      const question = questions[at] ?? null;
      if (question === null) continue;
      if (isHeldOut(example)) heldOut.push({ example, ...question });
      else rows.take(question.features);
    }
    report(part.length);
  }
  const { questions } = rows;
  if (questions < fewest) return { questions, ensemble: null };
  const data = rows.data();
  const ensemble = await trainTrees(data, null, {
    ...RANKER_OPTIONS,
    start: (await checkpoint.trees(data.names)) ?? undefined,
    signal,
    onTree: ({ trees, of, ensemble: soFar }) => {
      checkpoint.keepTrees(soFar);
      onProgress?.({ phase: 'trees', done: trees, total: of });
    },
  });
  const learnedFrom = asks.map(({ example }) => example).filter((each) => !isHeldOut(each));
  return { ensemble: withUncalledStep(ensemble, learnedFrom), questions, heldOut };
}

/** Of each question what is to be kept, in their order; null for one that teaches and tells nothing. */
async function askQuestions(
  asks: readonly Ask[],
  { predictor, isHeldOut, current, signal }: LearnOptions,
  onDone: (done: number) => void,
): Promise<readonly (KeptQuestion | null)[]> {
  const kept: (KeptQuestion | null)[] = asks.map(() => null);
  let asked = 0;
  await collectGroups(
    predictor,
    asks,
    (group) => {
      const { example, candidates, truth } = group;
      if (isHeldOut(example)) {
        kept[asked] = { truth, features: candidates.features };
        return;
      }
      const features = teachingRows(group, (matrix) => current.score(matrix));
      kept[asked] = features && { truth: 0, features };
    },
    {
      signal,
      onDone: (done) => {
        asked = done;
        onDone(done);
      },
    },
  );
  return kept;
}
