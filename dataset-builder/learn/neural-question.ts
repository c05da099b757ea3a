/** One question under a neural model: what it says of the first candidates of a learned ranker. */
import type { Reranker } from '../../domain/index.js';
import { blendScores, rankOf, type BlendQuestion } from '../../models/index.js';
import { neuralScores, queryText, type RankingCandidates } from '../../predictor/index.js';
import type { CandidateGroup } from './collect-groups.js';
import { questionOf } from './example-question.js';

/** A question whose candidates a ranker has scored that did not learn from it. */
export interface RankedQuestion extends Pick<CandidateGroup, 'example' | 'view' | 'truth'> {
  readonly candidates: Pick<RankingCandidates, 'apis' | 'cardsOf'>;
  /** By row. */
  readonly scores: Float64Array;
}

/** The first candidates, best first. */
export interface NeuralQuestion {
  readonly learned: readonly number[];
  /** Null of one that the model has not scored. */
  readonly neural: readonly (number | null)[];
  /** Place of the ground truth among them from 0, or -1. */
  readonly truth: number;
  /** Why not all were scored; null where all were. */
  readonly reason: string | null;
}

export interface NeuralOptions {
  readonly reranker: Reranker;
  /** How many candidates it is asked for. */
  readonly candidates: number;
  readonly signal?: AbortSignal | undefined;
}

/** Waits for all scores. A model that fails is named in `reason`; an abort throws its reason. */
export async function askNeural(
  { example, view, truth, candidates, scores }: RankedQuestion,
  { reranker, candidates: most, signal }: NeuralOptions,
): Promise<NeuralQuestion> {
  const { apis, cardsOf } = candidates;
  // Among equals the ground truth comes last, as everywhere where ranks are counted.
  const first = apis
    .map((_, row) => row)
    .sort(
      (a, b) =>
        (scores[b] ?? 0) - (scores[a] ?? 0) || Number(a === truth) - Number(b === truth) || a - b,
    )
    .slice(0, most);
  const request = { ...queryText(questionOf(example, view)), documents: cardsOf(first) };
  const { scores: neural, reason } = await neuralScores(reranker, request, {
    deadline: null,
    signal,
  });
  return {
    learned: first.map((row) => scores[row] ?? 0),
    neural,
    truth: first.indexOf(truth),
    reason,
  };
}

/** Those of its candidates that were scored, as a blend is fitted on them. */
export function blendQuestionOf({ learned, neural, truth }: NeuralQuestion): BlendQuestion {
  const places = scoredPlaces(neural);
  return {
    learned: Float64Array.from(places, (place) => learned[place] ?? 0),
    neural: Float64Array.from(places, (place) => neural[place] ?? 0),
    truth: places.indexOf(truth),
  };
}

/**
 * The rank of the ground truth when those that were scored have changed places, from 1; `learnedRank` where it is not among
 * them.
 */
export function rerankedRank(
  question: NeuralQuestion,
  weight: number,
  learnedRank: number,
): number {
  const { learned, neural, truth } = blendQuestionOf(question);
  if (truth < 0) return learnedRank;
  const rank = rankOf(blendScores(learned, neural, weight), truth);
  return (scoredPlaces(question.neural)[rank - 1] ?? 0) + 1;
}

function scoredPlaces(neural: NeuralQuestion['neural']): readonly number[] {
  return neural.flatMap((score, place) => (score === null ? [] : [place]));
}
