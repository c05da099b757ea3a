/** The evaluation: every example asked in each view, ranked by each system, and counted. */
import { createError, type Example, type JobProgress } from '../../domain/index.js';
import { rankOf, type TrainOptions } from '../../models/index.js';
import type { Predictor } from '../../predictor/index.js';
import type { Expanding } from '../expand/expanding.js';
import type { View } from '../learn/example-question.js';
import { RANKER_OPTIONS } from '../learn/learn-ranker.js';
import { crossValidate, type Division, type ScoredPart } from './cross-validate.js';
import type { EvaluationReport } from './evaluation-report.js';
import { expansionFigures } from './expansion-figures.js';
import { gatherExpanded, type ExpandedQuestions } from './gather-expanded.js';
import { gatherQuestions, questionKey, type GatheredQuestions } from './gather-questions.js';
import { learnedReliability } from './learned-reliability.js';
import { memberFigures } from './member-ranks.js';
import type { QuestionOutcome } from './question-outcome.js';
import type { RankingSystem } from './ranking-system.js';
import { MOST_QUESTIONS, sampleExamples } from './sample-examples.js';
import { stageCounts, stageLatencies } from './stage-counts.js';
import { comparisons, systemFigures } from './system-figures.js';

export interface EvaluationRequest {
  readonly predictor: Pick<Predictor, 'candidates' | 'suggest' | 'instance' | 'generation'>;
  /** Of both questions. */
  readonly examples: readonly Example[];
  readonly systems: readonly RankingSystem[];
  readonly views: readonly View[];
  /** How the questions are divided for the learned system. */
  readonly division: Division;
  /** Default: as an instance's own ranker is trained. */
  readonly training?: TrainOptions | undefined;
  /** Asks questions with their queries widened as well; the learned system ranks them by the same trees. */
  readonly expanding?: Expanding | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Throws EVALUATION_NO_MODEL for the system `neural`, EVALUATION_TOO_LITTLE where `learned` cannot be trained, and what
 * the predictor throws; an abort throws its reason.
 */
export async function evaluateRanking(request: EvaluationRequest): Promise<EvaluationReport> {
  const { predictor, examples, systems, views, division, onProgress, signal } = request;
  const { instance, generation } = predictor;
  if (systems.includes('neural')) throw createError('EVALUATION_NO_MODEL', { instance });
  const most = Math.floor(MOST_QUESTIONS / views.length);
  const ofQuestion = (wanted: Example['question']): readonly Example[] =>
    examples.filter(({ question }) => question === wanted);
  const ofApis = sampleExamples(ofQuestion('api'), most);
  const ofMembers = sampleExamples(ofQuestion('member'), most);
  const progress = { onProgress, signal };
  const gathered = await gatherQuestions({
    predictor,
    examples: ofApis,
    views,
    systems,
    ...progress,
  });
  const expanded =
    request.expanding === undefined
      ? null
      : await gatherExpanded(
          { predictor, examples: ofApis, views, systems, ...progress },
          request.expanding,
        );
  const parts = systems.includes('learned') ? await learnedParts(request, gathered, expanded) : [];
  const outcomes = withLearned(gathered.outcomes, parts, ({ scores, group }) =>
    rankOf(scores, group.truth),
  );
  const members = await memberFigures({ predictor, examples: ofMembers, views, ...progress });
  onProgress?.({ phase: 'figures', done: 0, total: null });
  return {
    instance,
    generation,
    examples: { given: examples.length, asked: ofApis.length + ofMembers.length },
    holdOut: parts.length === 0 ? null : { by: division.by, parts: parts.length },
    systems: systemFigures(outcomes, systems, views),
    comparisons: comparisons(outcomes, systems, views),
    ...(expanded === null
      ? {}
      : {
          expansion: expansionFigures(widenedOutcomes(expanded, parts), outcomes, systems, views),
        }),
    candidates: stageCounts(outcomes, views),
    latency: stageLatencies(outcomes),
    reliability: learnedReliability(parts, views),
    members,
  };
}

function learnedParts(
  { predictor, division, training = RANKER_OPTIONS, onProgress, signal }: EvaluationRequest,
  { groups }: GatheredQuestions,
  expanded: ExpandedQuestions | null,
): Promise<readonly ScoredPart[]> {
  const { instance } = predictor;
  return crossValidate({
    instance,
    groups,
    division,
    options: training,
    widened: (group) => expanded?.groups.get(questionKey(group)),
    onProgress,
    signal,
  });
}

function widenedOutcomes(
  expanded: ExpandedQuestions,
  parts: readonly ScoredPart[],
): ExpandedQuestions {
  const outcomes = withLearned(expanded.outcomes, parts, ({ widenedRank }) => widenedRank);
  return { ...expanded, outcomes };
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
