import { join } from 'node:path';
import { z } from 'zod';
import type { EvaluationReport, RankingSystem, View } from '../dataset-builder/index.js';
import { configurationSchema, EXPANSION_MODES } from '../domain/index.js';
import { defineJob, instancePaths, type JobDefinition } from '../sync/index.js';
import { DEFAULT_FILE_NAME, fileNameSchema } from './file-name.js';
import { makeJobFolder } from './job-folder.js';
import { keptDataset } from './kept-dataset.js';
import { writeEvaluation } from './write-evaluation.js';

/** Told here, so that a command that evaluates nothing need not load what evaluates. */
const SYSTEMS: { readonly [System in RankingSystem]: System } = {
  bm25: 'bm25',
  grep: 'grep',
  usage: 'usage',
  fusion: 'fusion',
  learned: 'learned',
  neural: 'neural',
  blended: 'blended',
};
const VIEWS: { readonly [Each in View]: Each } = { both: 'both', before: 'before' };

const evaluateParamsSchema = z.strictObject({
  name: fileNameSchema.default(DEFAULT_FILE_NAME),
  /** A dataset that was built before, by its name; null asks the examples of the mirror. */
  dataset: fileNameSchema.nullable().default(null),
  /** Reported in the order in which reports show them. */
  systems: z
    .array(z.enum(SYSTEMS))
    .min(1)
    .default(['bm25', 'grep', 'usage', 'fusion', 'learned'])
    .transform((chosen) => Object.values(SYSTEMS).filter((system) => chosen.includes(system))),
  views: z
    .array(z.enum(VIEWS))
    .min(1)
    .default(['both', 'before'])
    .transform((chosen) => Object.values(VIEWS).filter((view) => chosen.includes(view))),
  /** How the questions are divided for the learned system, each part ranked by what the others teach. */
  division: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('fold'), folds: z.int().min(2).max(20).default(5) }),
      z.strictObject({ by: z.literal('scope') }),
    ])
    .default({ by: 'fold', folds: 5 }),
  /** Leave out what a model wrote to document APIs; where it counts, each system is measured without it too. */
  withoutGeneratedDocumentation: z.boolean().default(false),
  /** Asks all of it as if nobody called half of the APIs. */
  uncalled: z.boolean().default(false),
  /** Asks questions with their queries widened as well; all but `off` and `prefix` send code to the model. */
  expansion: z.enum(['off', ...EXPANSION_MODES]).default('off'),
});

/** Measures how well the systems rank what the instance's own code needs: `evaluations/NAME.json` and `.html`. */
export const evaluateJob: JobDefinition = defineJob(
  'evaluate',
  evaluateParamsSchema,
  async (
    { name, dataset, withoutGeneratedDocumentation, expansion, ...options },
    { store, environment, models, onProgress, signal },
  ) => {
    const { evaluateMirror, htmlReport, withExpanding } =
      await import('../dataset-builder/index.js');
    const { home, instance } = environment;
    const file = dataset === null ? null : await keptDataset({ home, instance }, dataset);
    const { evaluations, shards: shardsFolder, folder } = instancePaths(home, instance);
    const { model, suggest } = { ...configurationSchema.parse({}), ...environment };
    const opening = { home, model, environment: process.env, instanceFolder: folder };
    await makeJobFolder(evaluations);
    const reranker = models?.reranker ?? undefined;
    const { rerankCandidates: candidates } = suggest;
    const report = await withExpanding(expansion, opening, (expanding) =>
      evaluateMirror({
        ...options,
        store,
        shardsFolder,
        dataset: file,
        withoutGenerated: withoutGeneratedDocumentation,
        expanding,
        embedder: models?.embedder ?? undefined,
        reranking: reranker && { reranker, candidates },
        onProgress,
        signal,
      }),
    );
    await writeEvaluation(join(evaluations, name), {
      '.json': `${JSON.stringify(report, null, 2)}\n`,
      '.html': htmlReport(report),
    });
    return {
      files: [`evaluations/${name}.json`, `evaluations/${name}.html`],
      ...summaryOf(report),
    };
  },
);

/** What of a report is worth a look before its file is opened; shares are 0 to 1. */
function summaryOf({ generation, examples, holdOut, systems }: EvaluationReport): object {
  return {
    generation,
    examples,
    holdOut,
    systems: systems.map(({ system, view, all }) => ({
      system,
      view,
      questions: all.questions,
      top5: all['top-5'].mean,
      top40: all['top-40'].mean,
      mrr: all.mrr.mean,
    })),
  };
}
