/** What a neural model is worth beside an instance's ranker, learned on the examples that no tree has seen. */
import type { Example, JobProgress, Reranker } from '../../domain/index.js';
import { fitBlend, weightOrNull, type BlendMetrics, type StoredBlend } from '../../models/index.js';
import type { LoadedRanker, Predictor } from '../../predictor/index.js';
import { chooseAsks } from './choose-asks.js';
import { collectGroups } from './collect-groups.js';
import {
  askNeural,
  blendQuestionOf,
  type NeuralQuestion,
  type RankedQuestion,
} from './neural-question.js';

/** One number is fitted: more questions change it little, and a large model takes a second for each. */
const MOST_QUESTIONS = 300;
/** With fewer than this whose ground truth the model has scored, the best weight is chance. */
const FEWEST_QUESTIONS = 20;
/** As many as an answer reranks unless set otherwise. */
const CANDIDATES = 40;

export interface BlendWork {
  readonly predictor: Pick<Predictor, 'candidates'>;
  /** Questions for an API that the ranker did not learn from. */
  readonly examples: readonly Example[];
  readonly ranker: Pick<LoadedRanker, 'version'> & {
    readonly ranker: Pick<LoadedRanker['ranker'], 'score'>;
  };
  readonly reranker: Reranker;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type LearnedBlend =
  | { readonly kind: 'fitted'; readonly blend: StoredBlend }
  | { readonly kind: 'none'; readonly reason: string };

/** As plain JSON. How the ranker and a neural model rank the questions kept apart, each alone and both together. */
export type BlendReport =
  | {
      readonly kind: 'fitted';
      readonly model: string;
      /** Null where the model alone decides. */
      readonly weight: number | null;
      readonly questions: number;
      readonly learned: BlendMetrics;
      readonly neural: BlendMetrics;
      readonly blended: BlendMetrics;
    }
  /** The blend stays as it was. */
  | { readonly kind: 'none'; readonly reason: string };

/** An abort throws its reason; a model that fails is the reason of `none`. */
export async function learnBlend(work: BlendWork): Promise<LearnedBlend> {
  const { ranker, reranker, onProgress, signal } = work;
  const questions = await rankedQuestions(work);
  const answered: NeuralQuestion[] = [];
  let reason: string | null = null;
  for (const [done, question] of questions.entries()) {
    onProgress?.({ phase: 'neural', done, total: questions.length });
    const asked = await askNeural(question, { reranker, candidates: CANDIDATES, signal });
    reason ??= asked.reason;
    if (asked.neural.some((score) => score !== null)) answered.push(asked);
  }
  onProgress?.({ phase: 'neural', done: questions.length, total: questions.length });
  const known = answered.map(blendQuestionOf);
  const useful = known.filter(({ truth }) => truth >= 0).length;
  if (useful < FEWEST_QUESTIONS) {
    const needed = `${useful} questions to fit on; it needs ${FEWEST_QUESTIONS}`;
    return { kind: 'none', reason: reason === null ? needed : `${needed} (${reason})` };
  }
  const versions = { model: reranker.version, ranker: ranker.version };
  return { kind: 'fitted', blend: { ...versions, ...fitBlend(known) } };
}

export function blendReport(learned: LearnedBlend): BlendReport {
  if (learned.kind === 'none') return learned;
  const { model, weight, questions, ...metrics } = learned.blend;
  const { learned: ranker, neural, blended } = metrics;
  const told = { learned: ranker, neural, blended };
  return { kind: 'fitted', model, weight: weightOrNull(weight), questions, ...told };
}

async function rankedQuestions({
  predictor,
  examples,
  ranker: { ranker },
  signal,
}: BlendWork): Promise<readonly RankedQuestion[]> {
  const ranked: RankedQuestion[] = [];
  await collectGroups(
    predictor,
    chooseAsks(examples, MOST_QUESTIONS),
    ({ example, view, truth, candidates: { apis, cardsOf, features } }) => {
      ranked.push({
        ...{ example, view, truth },
        candidates: { apis, cardsOf },
        scores: ranker.score(features),
      });
    },
    { signal },
  );
  return ranked;
}
