/** The evaluation of a mirror as it stands: its predictor asked the examples of a dataset, or those that its own code gives. */
import type { Embedder, JobProgress } from '../../domain/index.js';
import { openPredictor } from '../../predictor/index.js';
import { everyItem, withoutGenerated, type MirrorReader } from '../../sync/index.js';
import type { Expanding } from '../expand/expanding.js';
import type { View } from '../learn/example-question.js';
import { callersWithoutCalls } from '../learn/uncalled-apis.js';
import { openAskedMirror, type AskedMirror } from './asked-mirror.js';
import type { Division } from './cross-validate.js';
import { evaluateRanking } from './evaluate-ranking.js';
import { fileExamples, mirrorExamples } from './evaluation-examples.js';
import type { EvaluationReport } from './evaluation-report.js';
import type { RankingSystem } from './ranking-system.js';
import type { NeuralRanking } from './rerank-questions.js';

const PAGE_SIZE = 200;

export interface MirrorEvaluation {
  readonly store: MirrorReader;
  /** The folder of the mirror's packed text. */
  readonly shardsFolder: string;
  /** A dataset file; null makes the examples of the mirror. */
  readonly dataset: string | null;
  readonly systems: readonly RankingSystem[];
  readonly views: readonly View[];
  readonly division: Division;
  /**
   * Leaves out documentation that a model wrote. Where there is some and it counts, each system is asked without it too.
   * A question hides names of the code around a call; what a model wrote of an API comes from that API's own script, so
   * it gives away no more than an author's words do.
   */
  readonly withoutGenerated?: boolean;
  /** Asks all of it where half of the APIs have no callers: how APIs fare that nobody calls yet. */
  readonly uncalled?: boolean;
  /** Asks questions with their queries widened as well. */
  readonly expanding?: Expanding | undefined;
  /** Finds candidates and gives features too. */
  readonly embedder?: Embedder | undefined;
  /** The model of the systems `neural` and `blended`. */
  readonly reranking?: NeuralRanking | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort throws; nothing is left behind. */
  readonly signal?: AbortSignal | undefined;
}

/** Throws what `fileExamples` or `mirrorExamples` throws, and what `evaluateRanking` does. */
export async function evaluateMirror(evaluation: MirrorEvaluation): Promise<EvaluationReport> {
  const { store, shardsFolder, dataset, onProgress, signal } = evaluation;
  const { systems, views, division } = evaluation;
  const aborting = signal === undefined ? {} : { signal };
  const examples =
    dataset === null
      ? await mirrorExamples(store, {
          ...aborting,
          ...(onProgress === undefined ? {} : { onProgress }),
        })
      : await fileExamples(dataset, signal);
  const { uncalled = false } = evaluation;
  const embedder = evaluation.embedder ?? null;
  const open = (mirror: MirrorReader): Promise<AskedMirror> =>
    openAskedMirror(mirror, uncalled, (read) =>
      openPredictor({ store: read, shardsFolder, embedder, ...aborting }),
    );
  const apis = await documentedByModel(store);
  const counted = evaluation.withoutGenerated !== true;
  const bare = withoutGenerated(store);
  const mirror = await open(counted ? store : bare);
  try {
    const { predictor, taughtBy } = mirror;
    return await evaluateRanking({
      ...{ predictor, taughtBy, examples, systems, views, division, onProgress, signal },
      callersOf: uncalled ? callersWithoutCalls : undefined,
      uncalled,
      generated: apis === 0 ? null : { apis, counted },
      ablation:
        apis > 0 && counted
          ? { what: 'generated documentation', open: () => open(bare) }
          : undefined,
      expanding: evaluation.expanding,
      reranking: evaluation.reranking,
    });
  } finally {
    await mirror.close();
  }
}

/** How many APIs a model has documented. */
async function documentedByModel(store: MirrorReader): Promise<number> {
  let documented = 0;
  for await (const { generated } of everyItem((page) => store.apis({}, page), PAGE_SIZE)) {
    if (generated !== null) documented += 1;
  }
  return documented;
}
