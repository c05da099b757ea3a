/** Asks examples and ranks what comes back by each system, the learned ones by trees that saw none of it. */
import type { Example, JobProgress } from '../../domain/index.js';
import { rankOf, type TrainOptions } from '../../models/index.js';
import type { Expanding } from '../expand/expanding.js';
import type { TeachingGroup } from '../learn/training-rows.js';
import { RANKER_OPTIONS } from '../learn/learn-ranker.js';
import type { View } from '../learn/example-question.js';
import { crossValidate, type Division, type ScoredPart } from './cross-validate.js';
import type { EvaluationReport } from './evaluation-report.js';
import { gatherExpanded, type ExpandedQuestions } from './gather-expanded.js';
import {
  gatherQuestions,
  questionKey,
  type GatheredQuestions,
  type Gathering,
} from './gather-questions.js';
import { learnedReliability } from './learned-reliability.js';
import type { QuestionOutcome } from './question-outcome.js';
import { isFixedSystem, isNeuralSystem, type RankingSystem } from './ranking-system.js';
import { rerankQuestions, type NeuralRanking } from './rerank-questions.js';

export interface RankingRequest {
  readonly predictor: Gathering['predictor'] & { readonly instance: string };
  readonly systems: readonly RankingSystem[];
  readonly views: readonly View[];
  /** How the questions are divided for the learned system. */
  readonly division: Division;
  /** Where the learned system is taught; where the questions are asked unless given. */
  readonly taughtBy?: Gathering['predictor'] | undefined;
  readonly callersOf?: Gathering['callersOf'];
  /** Default: as an instance's own ranker is trained. */
  readonly training?: TrainOptions | undefined;
  /** Asks questions with their queries widened as well; the learned system ranks them by the same trees. */
  readonly expanding?: Expanding | undefined;
  /** The model of the systems `neural` and `blended`. */
  readonly reranking?: NeuralRanking | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RankedQuestions {
  readonly outcomes: readonly QuestionOutcome[];
  /** Those that were asked with their queries widened, too; null where none was. */
  readonly expanded: Omit<ExpandedQuestions, 'groups'> | null;
  /** Into how many the questions were divided; 0 where nothing was learned. */
  readonly parts: number;
  readonly reliability: EvaluationReport['reliability'];
  readonly reranking: EvaluationReport['reranking'];
}

/** The candidates are let go of: they take far more memory than what is told of them. Throws as `evaluateRanking` does. */
export async function rankQuestions(
  request: RankingRequest,
  examples: readonly Example[],
): Promise<RankedQuestions> {
  const { predictor, systems, views, expanding, callersOf, onProgress, signal } = request;
  const asked = { predictor, examples, views, systems, callersOf, onProgress, signal };
  const gathered = await gatherQuestions(asked);
  const expanded = expanding === undefined ? null : await gatherExpanded(asked, expanding);
  const parts = systems.every(isFixedSystem)
    ? []
    : await learnedParts(request, examples, gathered.groups, expanded);
  const learned = withLearned(gathered.outcomes, parts, ({ scores, group }) =>
    rankOf(scores, group.truth),
  );
  return {
    ...(await withNeural(request, learned, { parts, cards: gathered.cards })),
    expanded: expanded === null ? null : widenedOutcomes(expanded, parts),
    parts: parts.length,
    reliability: learnedReliability(parts, views),
  };
}

/** The outcomes with the ranks of the systems that a model has a word in, where any is asked for. */
async function withNeural(
  { predictor, systems, reranking, onProgress, signal }: RankingRequest,
  outcomes: readonly QuestionOutcome[],
  scored: { readonly parts: readonly ScoredPart[]; readonly cards: GatheredQuestions['cards'] },
): Promise<Pick<RankedQuestions, 'outcomes' | 'reranking'>> {
  if (reranking === undefined || !systems.some(isNeuralSystem)) {
    return { outcomes, reranking: null };
  }
  const { instance } = predictor;
  const { ranks, told } = await rerankQuestions({
    ...{ ...reranking, ...scored, instance, onProgress, signal },
  });
  const reranked = outcomes.map((outcome) => {
    const own = ranks.get(questionKey(outcome)) ?? [];
    return { ...outcome, ranks: new Map([...outcome.ranks, ...own]) };
  });
  return { outcomes: reranked, reranking: told };
}

async function learnedParts(
  request: RankingRequest,
  examples: readonly Example[],
  groups: readonly TeachingGroup[],
  expanded: ExpandedQuestions | null,
): Promise<readonly ScoredPart[]> {
  const { predictor, division, training = RANKER_OPTIONS, onProgress, signal } = request;
  const lessons = await lessonsOf(request, examples);
  const { instance } = predictor;
  return crossValidate({
    instance,
    groups,
    lessons,
    division,
    options: training,
    widened: (group) => expanded?.groups.get(questionKey(group)),
    onProgress,
    signal,
  });
}

/** The same questions where the learned system is taught; undefined where it is taught where they are asked. */
async function lessonsOf(
  { taughtBy, views, onProgress, signal }: RankingRequest,
  examples: readonly Example[],
): Promise<readonly TeachingGroup[] | undefined> {
  if (taughtBy === undefined) return undefined;
  const asked = { predictor: taughtBy, examples, views, onProgress, signal };
  const { groups } = await gatherQuestions({ ...asked, systems: ['learned'] });
  return groups;
}

function widenedOutcomes(
  { mode, model, expanded, outcomes }: ExpandedQuestions,
  parts: readonly ScoredPart[],
): Omit<ExpandedQuestions, 'groups'> {
  const ranked = withLearned(outcomes, parts, ({ widenedRank }) => widenedRank);
  return { mode, model, expanded, outcomes: ranked };
}

function withLearned(
  outcomes: readonly QuestionOutcome[],
  parts: readonly ScoredPart[],
  rankIn: (scored: ScoredPart[number]) => number | null,
): readonly QuestionOutcome[] {
  const learned = new Map(
    parts.flat().flatMap((scored) => {
      const rank = rankIn(scored);
      return rank === null ? [] : [[questionKey(scored.group), rank] as const];
    }),
  );
  return outcomes.map((outcome) => {
    const rank = learned.get(questionKey(outcome));
    return rank === undefined
      ? outcome
      : { ...outcome, ranks: new Map([...outcome.ranks, ['learned', rank]]) };
  });
}
