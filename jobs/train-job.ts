import { z } from 'zod';
import { isError } from '../domain/index.js';
import { defineJob, instancePaths, type JobDefinition, type JobRun } from '../sync/index.js';
import { readTrainingState, writeTrainingState, type TrainingState } from './training-state.js';

const trainParamsSchema = z.strictObject({
  /** Scripts whose examples are left out, as a sys_id or `scope.name` each. */
  excludeScripts: z.array(z.string().min(1)).max(100_000).default([]),
  /** Take the weights in use before the present ones again, instead of training. */
  revert: z.boolean().default(false),
  /**
   * Nobody has asked for it: the scripts that the last training by hand left out are left out again, and too few call
   * sites are no failure.
   */
  automatic: z.boolean().default(false),
});
type TrainParams = z.output<typeof trainParamsSchema>;

/** Learns the instance's habits from its own call sites. */
export const trainJob: JobDefinition = defineJob(
  'train',
  trainParamsSchema,
  async (params, run) => {
    const { home, instance } = run.environment;
    if (!params.revert) return train(params, run);
    const { revertWeights } = await import('../dataset-builder/index.js');
    return revertWeights({ home, instance });
  },
);

async function train(
  { excludeScripts: told, automatic }: TrainParams,
  { store, environment, models, onProgress, signal }: JobRun,
): Promise<object> {
  const { home, instance } = environment;
  const { excludedScripts, trainInstance } = await import('../dataset-builder/index.js');
  const { ranker: folder } = instancePaths(home, instance);
  const before = await stateBefore(folder, automatic);
  const named = automatic ? [...new Set([...(before?.excludeScripts ?? []), ...told])] : told;
  const excluded = await excludedScripts(store, named, automatic ? 'passed over' : 'refused');
  const learned = { identity: await store.identity(), generation: await store.generation() };
  const begun = {
    excludeScripts: automatic ? (before?.excludeScripts ?? []) : told,
    begunAt: new Date().toISOString(),
    unended: (before?.unended ?? 0) + 1,
    learned: before?.learned ?? null,
  };
  await writeTrainingState(folder, begun);
  const end = (): Promise<void> => writeTrainingState(folder, { ...begun, unended: 0, learned });
  try {
    const excludeScripts = [...excluded];
    const report = await trainInstance({
      home,
      instance,
      store,
      excludeScripts,
      reranker: models?.reranker ?? undefined,
      embedder: models?.embedder ?? undefined,
      onProgress,
      signal,
    });
    await end();
    return report;
  } catch (error) {
    if (!isError(error, 'TRAINING_TOO_LITTLE')) throw error;
    await end();
    if (!automatic) throw error;
    return { taken: false, reason: error.message };
  }
}

/** A training by hand says itself what it leaves out: it needs nothing of what cannot be read. */
async function stateBefore(folder: string, automatic: boolean): Promise<TrainingState | null> {
  try {
    return await readTrainingState(folder);
  } catch (error) {
    if (automatic || !isError(error, 'TRAINING_STATE_UNREADABLE')) throw error;
    return null;
  }
}
