/** The evaluation of a mirror as it stands: its predictor asked the examples of a dataset, or those that its own code gives. */
import type { JobProgress } from '../../domain/index.js';
import { openPredictor } from '../../predictor/index.js';
import type { MirrorReader } from '../../sync/index.js';
import type { Expanding } from '../expand/expanding.js';
import type { View } from '../learn/example-question.js';
import type { Division } from './cross-validate.js';
import { evaluateRanking } from './evaluate-ranking.js';
import { fileExamples, mirrorExamples } from './evaluation-examples.js';
import type { EvaluationReport } from './evaluation-report.js';
import type { RankingSystem } from './ranking-system.js';

export interface MirrorEvaluation {
  readonly store: MirrorReader;
  /** The folder of the mirror's packed text. */
  readonly shardsFolder: string;
  /** A dataset file; null makes the examples of the mirror. */
  readonly dataset: string | null;
  readonly systems: readonly RankingSystem[];
  readonly views: readonly View[];
  readonly division: Division;
  /** Asks questions with their queries widened as well. */
  readonly expanding?: Expanding | undefined;
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
  const predictor = await openPredictor({ store, shardsFolder, ...aborting });
  try {
    const asked = { predictor, examples, systems, views, division };
    return await evaluateRanking({ ...asked, expanding: evaluation.expanding, onProgress, signal });
  } finally {
    await predictor.close();
  }
}
