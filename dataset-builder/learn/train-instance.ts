/** Teaches the ranker the habits of one instance: examples, candidates, trees, a comparison that decides, and the blend with a model. */
import { createHash } from 'node:crypto';
import { constants, setPriority } from 'node:os';
import {
  createError,
  isError,
  type Embedder,
  type Example,
  type JobProgress,
  type Reranker,
} from '../../domain/index.js';
import { learnCalibration, serialiseBlend, serialiseTrees } from '../../models/index.js';
import {
  learnedRanker,
  loadRanker,
  openPredictor,
  weightsVersion,
  type LoadedRanker,
} from '../../predictor/index.js';
import { instancePaths, type MirrorReader } from '../../sync/index.js';
import { buildDataset } from '../build/build-dataset.js';
import { readExamples } from '../check/read-examples.js';
import { compareRankers, scoredQueries, type Comparison } from './compare-rankers.js';
import { excludedScripts } from './excluded-scripts.js';
import { blendReport, learnBlend, type BlendReport } from './learn-blend.js';
import { learnRanker } from './learn-ranker.js';
import { programFingerprint } from './program-fingerprint.js';
import { TrainingCheckpoint } from './training-checkpoint.js';
import { keepBlend, keepWeights } from './weights-files.js';

/** Below this many questions there is nothing to learn that the shipped weights do not know. */
const FEWEST_QUESTIONS = 150;
/** New weights are taken when the chance that they are no better is below this. */
const SIGNIFICANCE = 0.1;

export interface TrainRequest {
  readonly home: string;
  readonly instance: string;
  readonly store: MirrorReader;
  /** Scripts whose examples are left out, as a sys_id or `scope.name` each; their call sites stay evidence for others. */
  readonly excludeScripts?: readonly string[];
  /** What the new weights have to beat: those in use unless given. */
  readonly baseline?: LoadedRanker;
  /** Fits how much its word counts beside the ranker that is in use afterwards, on the scripts kept apart. */
  readonly reranker?: Reranker | undefined;
  /** Finds candidates and gives features as it will in suggestions. */
  readonly embedder?: Embedder | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort leaves the weights in use as they are, and what the next training goes on from. */
  readonly signal?: AbortSignal | undefined;
}

export interface TrainReport extends Comparison {
  /** Whether the new weights are in use now. */
  readonly taken: boolean;
  /** Questions trained on, and questions of the scripts kept apart that decided. */
  readonly questions: number;
  readonly compared: number;
  /** Null where no model was given. */
  readonly blend: BlendReport | null;
}

/**
 * Trains on the call sites of the mirror; a tenth of the families of scripts is kept apart, and the new weights are
 * taken only when they rank those better than the weights in use (paired bootstrap over scripts, p below 0.1).
 * One that was killed or aborted goes on where it was while mirror, scripts left out, weights in use and program are the
 * same, and ends with the same weights. The mirror must not change meanwhile.
 * Throws SCRIPT_UNKNOWN, TRAINING_TOO_LITTLE, RANKER_DIVERGED; the weights in use stay then.
 */
export async function trainInstance(request: TrainRequest): Promise<TrainReport> {
  const { home, instance, store, signal } = request;
  stepBack();
  const { ranker: folder } = instancePaths(home, instance);
  const excluded = await excludedScripts(store, request.excludeScripts ?? []);
  const current = request.baseline ?? (await loadRanker(folder));
  const checkpoint = await TrainingCheckpoint.open(folder, await keyOf(request, excluded, current));
  let isGoingOn = false;
  try {
    const examples = await examplesOf(request, checkpoint, excluded);
    return await learn(request, { examples, current, checkpoint });
  } catch (error) {
    // After a failure the next training does all of it again: what is on disk may be the reason.
    isGoingOn = signal?.aborted === true;
    throw error;
  } finally {
    if (!isGoingOn) await checkpoint.discard();
  }
}

interface Material {
  readonly examples: readonly Example[];
  readonly current: LoadedRanker;
  readonly checkpoint: TrainingCheckpoint;
}

async function learn(
  { home, instance, store, reranker, embedder, onProgress, signal }: TrainRequest,
  { examples, current: { ranker: current }, checkpoint }: Material,
): Promise<TrainReport> {
  const { ranker: rankerFolder, shards: shardsFolder } = instancePaths(home, instance);
  const ending = signal === undefined ? {} : { signal };
  const place = { store, shardsFolder, rankerFolder, embedder: embedder ?? null };
  const predictor = await openPredictor({ ...place, ...ending });
  try {
    const lesson = await learnRanker(
      { predictor, examples, isHeldOut, current, checkpoint, onProgress, signal },
      FEWEST_QUESTIONS,
    );
    if (lesson.ensemble === null) throw tooLittle(instance, lesson.questions);
    const { ensemble, questions, heldOut } = lesson;
    const fresh = learnedRanker({ ensemble, calibration: null });
    const comparison = compareRankers(current, fresh, heldOut);
    const taken = comparison.p < SIGNIFICANCE;
    let text: string | null = null;
    if (taken) {
      const calibration = learnCalibration(scoredQueries(fresh, heldOut));
      const counts = { questions, compared: heldOut.length, scripts: scriptsOf(examples) };
      const trainedOn = { date: new Date().toISOString(), counts };
      text = serialiseTrees({ ensemble, calibration, trainedOn });
    }
    // Before anything is kept: an abort leaves the weights in use as they are.
    const ranker =
      text === null
        ? await loadRanker(rankerFolder)
        : { ranker: fresh, version: weightsVersion(text) };
    const apart = { predictor, examples: examples.filter(isHeldOut), onProgress, signal };
    const blended =
      reranker === undefined ? null : await learnBlend({ ...apart, ranker, reranker });
    const place = { home, instance };
    if (text !== null) await keepWeights(place, text);
    if (blended?.kind === 'fitted') await keepBlend(place, serialiseBlend(blended.blend));
    const blend = blended === null ? null : blendReport(blended);
    return { taken, questions, compared: heldOut.length, ...comparison, blend };
  } finally {
    await predictor.close();
  }
}

/** Names all that the questions and the trees follow from. */
async function keyOf(
  { store, embedder }: TrainRequest,
  excluded: ReadonlySet<string>,
  { version }: LoadedRanker,
): Promise<string> {
  const mirror = [await store.identity(), await store.generation()];
  const vectors = embedder === undefined ? [] : [embedder.version, await store.vectorStamp()];
  const parts = [
    ...mirror,
    ...vectors,
    version,
    await programFingerprint(),
    ...[...excluded].sort(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** Authors who wait for a suggestion go first. On Linux this holds for the calling thread, elsewhere for the process. */
function stepBack(): void {
  setPriority(0, constants.priority.PRIORITY_LOW);
}

/** The questions for an API; an empty mirror gives TRAINING_TOO_LITTLE. */
async function examplesOf(
  { instance, store, onProgress, signal }: TrainRequest,
  checkpoint: TrainingCheckpoint,
  excluded: ReadonlySet<string>,
): Promise<readonly Example[]> {
  const file = checkpoint.examplesFile;
  if (!(await checkpoint.hasExamples())) {
    const watched = onProgress === undefined ? {} : { onProgress };
    const ending = signal === undefined ? {} : { signal };
    const options = { sites: 'all' } as const;
    await buildDataset({ store, file, options, ...watched, ...ending }).catch((error: unknown) => {
      throw isError(error, 'DATASET_NO_EXAMPLES') ? tooLittle(instance, 0) : error;
    });
  }
  const examples: Example[] = [];
  for await (const { example } of readExamples(file, signal)) {
    if (example.question === 'api' && !excluded.has(example.script)) examples.push(example);
  }
  return examples;
}

function tooLittle(instance: string, questions: number): Error {
  return createError('TRAINING_TOO_LITTLE', { instance, questions, needed: FEWEST_QUESTIONS });
}

function isHeldOut({ split }: Example): boolean {
  return split === 'validation';
}

function scriptsOf(examples: readonly Example[]): number {
  return new Set(examples.map(({ script }) => script)).size;
}
