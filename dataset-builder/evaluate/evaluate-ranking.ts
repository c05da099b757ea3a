/** The evaluation: every example asked in each view, ranked by each system, and counted. */
import { createError, type Example, type JobProgress } from '../../domain/index.js';
import { rankOf, type TrainOptions } from '../../models/index.js';
import type { Predictor } from '../../predictor/index.js';
import type { View } from '../learn/example-question.js';
import { RANKER_OPTIONS } from '../learn/learn-ranker.js';
import { ablationFigures } from './ablation-figures.js';
import { crossValidate, type Division, type ScoredPart } from './cross-validate.js';
import type { EvaluationReport } from './evaluation-report.js';
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
  /** What is told of documentation that a model wrote; by default that there is none. */
  readonly generated?: EvaluationReport['generated'];
  /** What is taken away, to see what it is worth; the questions are asked again without it. */
  readonly ablation?: AblationRequest | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface AblationRequest {
  /** In words. */
  readonly what: string;
  /** A predictor that lacks it; it is closed when it has been asked. */
  readonly open: () => Promise<
    Pick<Predictor, 'candidates' | 'suggest' | 'instance' | 'generation' | 'close'>
  >;
}

/**
 * Throws EVALUATION_NO_MODEL for the system `neural`, EVALUATION_TOO_LITTLE where `learned` cannot be trained, and what
 * the predictor throws; an abort throws its reason.
 */
export async function evaluateRanking(request: EvaluationRequest): Promise<EvaluationReport> {
  const { predictor, examples, systems, views, division, onProgress, signal } = request;
  const { generated = null, ablation } = request;
  const { instance, generation } = predictor;
  if (systems.includes('neural')) throw createError('EVALUATION_NO_MODEL', { instance });
  const most = Math.floor(MOST_QUESTIONS / views.length);
  const ofQuestion = (wanted: Example['question']): readonly Example[] =>
    examples.filter(({ question }) => question === wanted);
  const ofApis = sampleExamples(ofQuestion('api'), most);
  const ofMembers = sampleExamples(ofQuestion('member'), most);
  const { outcomes, parts, reliability } = await rankAll(request, ofApis);
  const members = await memberFigures({
    predictor,
    examples: ofMembers,
    views,
    onProgress,
    signal,
  });
  const without = ablation === undefined ? [] : await ablated(request, ablation, ofApis);
  onProgress?.({ phase: 'figures', done: 0, total: null });
  return {
    instance,
    generation,
    examples: { given: examples.length, asked: ofApis.length + ofMembers.length },
    generated,
    holdOut: parts === 0 ? null : { by: division.by, parts },
    systems: systemFigures(outcomes, systems, views),
    comparisons: comparisons(outcomes, systems, views),
    ablations: ablationFigures(ablation?.what ?? '', { outcomes, without }, systems, views),
    candidates: stageCounts(outcomes, views),
    latency: stageLatencies(outcomes),
    reliability,
    members,
  };
}

interface Ranked {
  readonly outcomes: readonly QuestionOutcome[];
  /** Into how many the questions were divided; 0 where nothing was learned. */
  readonly parts: number;
  readonly reliability: EvaluationReport['reliability'];
}

/** The candidates are let go of: they take far more memory than what is told of them. */
async function rankAll(request: EvaluationRequest, examples: readonly Example[]): Promise<Ranked> {
  const { predictor, systems, views, onProgress, signal } = request;
  const asked = { predictor, examples, views, systems, onProgress, signal };
  const gathered = await gatherQuestions(asked);
  const parts = systems.includes('learned') ? await learnedParts(request, gathered) : [];
  return {
    outcomes: withLearned(gathered.outcomes, parts),
    parts: parts.length,
    reliability: learnedReliability(parts, views),
  };
}

/** The same questions, ranked by the predictor that lacks something. */
async function ablated(
  request: EvaluationRequest,
  { what, open }: AblationRequest,
  examples: readonly Example[],
): Promise<readonly QuestionOutcome[]> {
  const predictor = await open();
  try {
    const onProgress = ({ phase, ...rest }: JobProgress): void => {
      request.onProgress?.({ phase: `${phase} without ${what}`, ...rest });
    };
    return (await rankAll({ ...request, predictor, onProgress }, examples)).outcomes;
  } finally {
    await predictor.close();
  }
}

function learnedParts(
  { predictor, division, training = RANKER_OPTIONS, onProgress, signal }: EvaluationRequest,
  { groups }: GatheredQuestions,
): Promise<readonly ScoredPart[]> {
  const { instance } = predictor;
  return crossValidate({ instance, groups, division, options: training, onProgress, signal });
}

function withLearned(
  outcomes: readonly QuestionOutcome[],
  parts: readonly ScoredPart[],
): readonly QuestionOutcome[] {
  const learned = new Map(
    parts
      .flat()
      .map(({ group, scores }) => [questionKey(group), rankOf(scores, group.truth)] as const),
  );
  return outcomes.map((outcome) => {
    const rank = learned.get(questionKey(outcome));
    return rank === undefined
      ? outcome
      : { ...outcome, ranks: new Map([...outcome.ranks, ['learned', rank]]) };
  });
}
