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
import { shareAsks, type SharedAsks } from './uncalled-apis.js';

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
  /** Opens a predictor of the mirror without the calls of `isUncalled`; it is closed when it has been asked. */
  readonly openUncalled: () => Promise<Pick<Predictor, 'candidates' | 'close'>>;
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
  const asks = shareAsks(chooseAsks(examples));
  const rows = new TrainingRows();
  const heldOut: JudgedQuestion[] = [];
  await keptQuestions(asks, options, ({ example }, question) => {
    if (isHeldOut(example)) heldOut.push({ example, ...question });
    else rows.take(question.features);
  });
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
  return { ensemble, questions, heldOut };
}

/** Gives each question that teaches or tells something, part by part; what the checkpoint holds is not asked again. */
async function keptQuestions(
  { asIs, uncalled }: SharedAsks,
  options: LearnOptions,
  take: (ask: Ask, question: KeptQuestion) => void,
): Promise<void> {
  const { predictor, openUncalled, checkpoint, onProgress } = options;
  const total = asIs.length + uncalled.length;
  let opened: Awaited<ReturnType<typeof openUncalled>> | null = null;
  let number = 0;
  let first = 0;
  try {
    for (const part of [...partsOf(asIs), ...partsOf(uncalled)]) {
      const report = (done: number): void =>
        onProgress?.({ phase: 'candidates', done: first + done, total });
      let questions = await checkpoint.questions(number);
      if (questions === null) {
        if (first >= asIs.length) opened ??= await openUncalled();
        questions = await askQuestions(
          part,
          { ...options, predictor: opened ?? predictor },
          report,
        );
        await checkpoint.keepQuestions(number, questions);
      }
      for (const [at, ask] of part.entries()) {
        const question = questions[at] ?? null;
        if (question !== null) take(ask, question);
      }
      report(part.length);
      number += 1;
      first += part.length;
    }
  } finally {
    await opened?.close();
  }
}

function partsOf(asks: readonly Ask[]): readonly (readonly Ask[])[] {
  const starts = Array.from({ length: Math.ceil(asks.length / PART) }, (_, part) => part * PART);
  return starts.map((start) => asks.slice(start, start + PART));
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
