/** Ranks questions under a neural model: the first candidates of the trees reordered by it alone, and by both together. */
import { createError, type JobProgress, type Reranker } from '../../domain/index.js';
import { fitBlend, rankOf, UNFITTED_WEIGHT, weightOrNull } from '../../models/index.js';
import type { RankingCandidates } from '../../predictor/index.js';
import {
  askNeural,
  blendQuestionOf,
  rerankedRank,
  type NeuralQuestion,
} from '../learn/neural-question.js';
import type { ScoredPart } from './cross-validate.js';
import type { EvaluationReport } from './evaluation-report.js';
import { questionKey } from './gather-questions.js';
import type { RankingSystem } from './ranking-system.js';

/** A model, and how many candidates of a question it is asked for. */
export interface NeuralRanking {
  readonly reranker: Reranker;
  readonly candidates: number;
}

export interface RerankedQuestions {
  /** By `questionKey`. */
  readonly ranks: ReadonlyMap<string, ReadonlyMap<RankingSystem, number>>;
  readonly told: EvaluationReport['reranking'];
}

export interface RerankingWork extends NeuralRanking {
  readonly instance: string;
  /** Questions with scores of trees that saw none of them. */
  readonly parts: readonly ScoredPart[];
  /** The cards of their candidates, by `questionKey`. */
  readonly cards: ReadonlyMap<string, RankingCandidates['cardsOf']>;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface AskedQuestion {
  readonly key: string;
  readonly family: string;
  readonly learnedRank: number;
  readonly neural: NeuralQuestion;
}

/**
 * The weight between trees and model is fitted for each part on the questions of the others, copies of its scripts left
 * out. Throws EVALUATION_MODEL_FAILED where the model has scored nothing at all; an abort throws its reason.
 */
export async function rerankQuestions(work: RerankingWork): Promise<RerankedQuestions> {
  const { instance, reranker, candidates } = work;
  const parts = await askParts(work);
  const all = parts.flat();
  const scoredIn = ({ neural }: NeuralQuestion): number =>
    neural.filter((score) => score !== null).length;
  const scored = all.reduce((sum, { neural }) => sum + scoredIn(neural), 0);
  const failure = all.find(({ neural }) => neural.reason !== null)?.neural.reason;
  if (scored === 0 && failure !== undefined && failure !== null) {
    const details = { instance, model: reranker.version, reason: failure };
    throw createError('EVALUATION_MODEL_FAILED', details);
  }
  const weights = parts.map((part) => weightWithout(part, parts));
  const ranks = parts.flatMap((part, at) =>
    part.map(({ key, learnedRank, neural }) => {
      const rank = (weight: number): number => rerankedRank(neural, weight, learnedRank);
      const own: ReadonlyMap<RankingSystem, number> = new Map([
        ['neural', rank(Infinity)],
        ['blended', rank(weights[at] ?? UNFITTED_WEIGHT)],
      ]);
      return [key, own] as const;
    }),
  );
  return {
    ranks: new Map(ranks),
    told: {
      model: reranker.version,
      candidates,
      scored: scored / Math.max(1, all.length),
      short: all.filter(({ neural }) => neural.reason !== null).length,
      weights: weights.map(weightOrNull),
    },
  };
}

/** Asks one question after the other: a model takes all cores for each. */
async function askParts({
  parts,
  cards,
  reranker,
  candidates,
  onProgress,
  signal,
}: RerankingWork): Promise<readonly (readonly AskedQuestion[])[]> {
  const total = parts.flat().length;
  let done = 0;
  const asked: AskedQuestion[][] = [];
  for (const part of parts) {
    const questions: AskedQuestion[] = [];
    for (const { group, scores } of part) {
      onProgress?.({ phase: 'neural', done, total });
      const { example, view, truth } = group;
      const key = questionKey(group);
      const cardsOf = cards.get(key) ?? ((rows: readonly number[]) => rows.map(() => ''));
      const read = { apis: group.candidates.apis, cardsOf };
      const neural = await askNeural(
        { example, view, truth, candidates: read, scores },
        { reranker, candidates, signal },
      );
      const { family } = example;
      questions.push({ key, family, learnedRank: rankOf(scores, truth), neural });
      done += 1;
    }
    asked.push(questions);
  }
  onProgress?.({ phase: 'neural', done, total });
  return asked;
}

function weightWithout(
  part: readonly AskedQuestion[],
  parts: readonly (readonly AskedQuestion[])[],
): number {
  const families = new Set(part.map(({ family }) => family));
  const others = parts
    .filter((other) => other !== part)
    .flat()
    .filter(({ family }) => !families.has(family))
    .map(({ neural }) => blendQuestionOf(neural));
  return others.length === 0 ? UNFITTED_WEIGHT : fitBlend(others).weight;
}
