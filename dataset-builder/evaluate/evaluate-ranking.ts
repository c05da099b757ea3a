/** The evaluation: every example asked in each view, ranked by each system, and counted. */
import { createError, type Example, type JobProgress } from '../../domain/index.js';
import type { Predictor } from '../../predictor/index.js';
import { ablationFigures, type AblatedOutcomes } from './ablation-figures.js';
import type { EvaluationReport } from './evaluation-report.js';
import { memberFigures } from './member-ranks.js';
import type { QuestionOutcome } from './question-outcome.js';
import { rankQuestions, type RankedQuestions, type RankingRequest } from './rank-questions.js';
import { MOST_QUESTIONS, sampleExamples } from './sample-examples.js';
import { isNeuralSystem } from './ranking-system.js';
import { stageCounts, stageLatencies } from './stage-counts.js';
import { comparisons, systemFigures } from './system-figures.js';

type AskedPredictor = Pick<Predictor, 'candidates' | 'suggest' | 'instance' | 'generation'>;

export interface EvaluationRequest extends RankingRequest {
  readonly predictor: AskedPredictor;
  /** Of both questions. */
  readonly examples: readonly Example[];
  /** Whether the mirror asked is one without the calls of half of its APIs. */
  readonly uncalled?: boolean | undefined;
  /** What is told of documentation that a model wrote; by default that there is none. */
  readonly generated?: EvaluationReport['generated'];
  /** What is taken away, to see what it is worth; the questions are asked again without it. */
  readonly ablation?: AblationRequest | undefined;
}

export interface AblationRequest {
  /** In words. */
  readonly what: string;
  /** What lacks it; it is closed when it has been asked. */
  readonly open: () => Promise<AblatedMirror>;
}

export interface AblatedMirror extends Pick<RankingRequest, 'taughtBy'> {
  readonly predictor: AskedPredictor;
  close(): Promise<void>;
}

/**
 * Throws EVALUATION_NO_MODEL for a system that needs a model where there is none, EVALUATION_MODEL_FAILED where it scores
 * nothing, EVALUATION_TOO_LITTLE where `learned` cannot be trained, and what the predictor throws; an abort throws its reason.
 */
export async function evaluateRanking(request: EvaluationRequest): Promise<EvaluationReport> {
  const { predictor, examples, systems, views, division, onProgress, signal } = request;
  const { instance, generation } = predictor;
  const neural = systems.find(isNeuralSystem);
  if (neural !== undefined && request.reranking === undefined) {
    throw createError('EVALUATION_NO_MODEL', { instance, system: neural });
  }
  const most = Math.floor(MOST_QUESTIONS / views.length);
  const ofQuestion = (wanted: Example['question']): readonly Example[] =>
    examples.filter(({ question }) => question === wanted);
  const ofApis = sampleExamples(ofQuestion('api'), most);
  const ofMembers = sampleExamples(ofQuestion('member'), most);
  const ranked = await rankQuestions(request, ofApis);
  const { outcomes, expanded, parts, reliability, reranking } = ranked;
  const asked = { predictor, examples: ofMembers, views };
  const members = await memberFigures({ ...asked, onProgress, signal });
  // Widened queries are ranked by the trees alone.
  const widenable = systems.filter((system) => !isNeuralSystem(system));
  const ablations = [
    ...widened(ranked).flatMap((each) => ablationFigures(each, widenable, views)),
    ...(await ablated(request, ofApis, outcomes)).flatMap((each) =>
      ablationFigures(each, systems, views),
    ),
  ];
  onProgress?.({ phase: 'figures', done: 0, total: null });
  return {
    instance,
    generation,
    examples: { given: examples.length, asked: ofApis.length + ofMembers.length },
    uncalled: request.uncalled ?? false,
    generated: request.generated ?? null,
    expansion: expanded === null ? null : expansionOf(expanded),
    holdOut: parts === 0 ? null : { by: division.by, parts },
    reranking,
    systems: systemFigures(outcomes, systems, views),
    comparisons: comparisons(outcomes, systems, views),
    ablations,
    candidates: stageCounts(outcomes, views),
    latency: stageLatencies(outcomes),
    reliability,
    members,
  };
}

/** What widening the queries is worth. */
function widened({ outcomes, expanded }: RankedQuestions): readonly AblatedOutcomes[] {
  if (expanded === null) return [];
  return [{ what: 'widened queries', with: expanded.outcomes, without: outcomes }];
}

function expansionOf({
  outcomes,
  ...told
}: NonNullable<RankedQuestions['expanded']>): EvaluationReport['expansion'] {
  return { ...told, questions: outcomes.length };
}

/** The same questions, ranked by the predictor that lacks something. */
async function ablated(
  request: EvaluationRequest,
  examples: readonly Example[],
  outcomes: readonly QuestionOutcome[],
): Promise<readonly AblatedOutcomes[]> {
  if (request.ablation === undefined) return [];
  const { what, open } = request.ablation;
  const mirror = await open();
  try {
    const onProgress = ({ phase, ...rest }: JobProgress): void => {
      request.onProgress?.({ phase: `${phase} without ${what}`, ...rest });
    };
    const { predictor, taughtBy } = mirror;
    const plain = { ...request, predictor, taughtBy, onProgress, expanding: undefined };
    const { outcomes: without } = await rankQuestions(plain, examples);
    return [{ what, with: outcomes, without }];
  } finally {
    await mirror.close();
  }
}
