/** Teaches the ranker the habits of one instance: examples, candidates, trees, and a comparison that decides. */
import { mkdir } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createError, type Example, type JobProgress } from '../../domain/index.js';
import {
  learnCalibration,
  pairedBootstrap,
  rankOf,
  serialiseTrees,
  type ScoredQueries,
} from '../../models/index.js';
import { learnedRanker, loadRanker, openPredictor, type ApiRanker } from '../../predictor/index.js';
import { instancePaths, type MirrorReader } from '../../sync/index.js';
import { buildDataset } from '../build/build-dataset.js';
import { readExamples } from '../check/read-examples.js';
import type { CandidateGroup } from './collect-groups.js';
import { excludedScripts } from './excluded-scripts.js';
import { learnRanker } from './learn-ranker.js';
import { keepWeights } from './weights-files.js';

/** Below this many questions there is nothing to learn that the shipped weights do not know. */
const FEWEST_QUESTIONS = 150;
/** New weights are taken when the chance that they are no better is below this. */
const SIGNIFICANCE = 0.1;
const TOP = [1, 5, 10, 40] as const;

export interface TrainRequest {
  readonly home: string;
  readonly instance: string;
  readonly store: MirrorReader;
  /** Scripts whose examples are left out, as a sys_id or `scope.name` each; their call sites stay evidence for others. */
  readonly excludeScripts?: readonly string[];
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort leaves the weights in use as they are. */
  readonly signal?: AbortSignal | undefined;
}

export interface TrainReport {
  /** Whether the new weights are in use now. */
  readonly taken: boolean;
  /** Questions trained on, and questions of the scripts kept apart that decided. */
  readonly questions: number;
  readonly compared: number;
  /** Shares of the questions kept apart whose ground truth is among the first, in percent. */
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  /** Of the reciprocal ranks: how much better the new weights are, and the chance that they are not. */
  readonly gain: number;
  readonly p: number;
}

/**
 * Trains on the call sites of the mirror; a tenth of the families of scripts is kept apart, and the new weights are
 * taken only when they rank those better than the weights in use (paired bootstrap over scripts, p below 0.1).
 * Throws SCRIPT_UNKNOWN, TRAINING_TOO_LITTLE, RANKER_DIVERGED; the weights in use stay then.
 */
export async function trainInstance(request: TrainRequest): Promise<TrainReport> {
  const { home, instance, store, onProgress, signal } = request;
  stepBack();
  const { ranker: folder, shards: shardsFolder } = instancePaths(home, instance);
  const excluded = await excludedScripts(store, request.excludeScripts ?? []);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'examples.jsonl');
  await buildDataset({
    store,
    file,
    options: { sites: 'all' },
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  const examples = await examplesIn(file, excluded, signal);
  const { ranker: current } = await loadRanker(folder);
  const predictor = await openPredictor({
    store,
    shardsFolder,
    rankerFolder: folder,
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    const lesson = await learnRanker(
      { predictor, examples, isHeldOut, current, onProgress, signal },
      FEWEST_QUESTIONS,
    );
    if (lesson.ensemble === null) {
      const { questions } = lesson;
      throw createError('TRAINING_TOO_LITTLE', { instance, questions, needed: FEWEST_QUESTIONS });
    }
    const { ensemble, questions, heldOut } = lesson;
    const fresh = learnedRanker({ ensemble, calibration: null });
    const comparison = compare(current, fresh, heldOut);
    const taken = comparison.p < SIGNIFICANCE;
    if (taken) {
      const calibration = learnCalibration(scoredQueries(fresh, heldOut));
      const counts = { questions, compared: heldOut.length, scripts: scriptsOf(examples) };
      const trainedOn = { date: new Date().toISOString(), counts };
      await keepWeights({ home, instance }, serialiseTrees({ ensemble, calibration, trainedOn }));
    }
    return { taken, questions, compared: heldOut.length, ...comparison };
  } finally {
    await predictor.close();
  }
}

/** Authors who wait for a suggestion go first. On Linux this holds for the calling thread, elsewhere for the process. */
function stepBack(): void {
  setPriority(0, constants.priority.PRIORITY_LOW);
}

async function examplesIn(
  file: string,
  excluded: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<readonly Example[]> {
  const examples: Example[] = [];
  for await (const { example } of readExamples(file, signal)) {
    if (example.question === 'api' && !excluded.has(example.script)) examples.push(example);
  }
  return examples;
}

function isHeldOut({ split }: Example): boolean {
  return split === 'validation';
}

type Comparison = Pick<TrainReport, 'before' | 'after' | 'gain' | 'p'>;

function compare(
  current: ApiRanker,
  fresh: ApiRanker,
  heldOut: readonly CandidateGroup[],
): Comparison {
  // Without anything kept apart nothing speaks for the new weights.
  if (heldOut.length === 0) return { before: {}, after: {}, gain: 0, p: 1 };
  const ranks = (ranker: ApiRanker): readonly number[] =>
    heldOut.map(({ candidates, truth }) => rankOf(ranker.score(candidates.features), truth));
  const [before, after] = [ranks(current), ranks(fresh)];
  const reciprocal = (rank: number): number => 1 / rank;
  const { difference, p } = pairedBootstrap(
    after.map(reciprocal),
    before.map(reciprocal),
    heldOut.map(({ example }) => example.script),
  );
  return { before: topShares(before), after: topShares(after), gain: rounded(difference.mean), p };
}

function topShares(ranks: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    TOP.map((most) => {
      const hits = ranks.filter((rank) => rank <= most).length;
      return [`top${most}`, rounded((100 * hits) / ranks.length)];
    }),
  );
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function scriptsOf(examples: readonly Example[]): number {
  return new Set(examples.map(({ script }) => script)).size;
}

/** The questions kept apart as calibration takes them. */
export function scoredQueries(
  ranker: Pick<ApiRanker, 'score'>,
  groups: readonly CandidateGroup[],
): ScoredQueries {
  const starts = [0];
  const scores: number[] = [];
  const labels: number[] = [];
  for (const { candidates, truth } of groups) {
    scores.push(...ranker.score(candidates.features));
    labels.push(...candidates.apis.map((_, row) => (row === truth ? 1 : 0)));
    starts.push(scores.length);
  }
  return {
    groups: Int32Array.from(starts),
    labels: Uint8Array.from(labels),
    scores: Float64Array.from(scores),
  };
}
