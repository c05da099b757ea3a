/** Asks the predictor for the candidates of each example, several at a time, in the order of the examples. */
import type { Example } from '../../domain/index.js';
import type { FeatureMatrix } from '../../models/index.js';
import type { Predictor, RankingCandidates } from '../../predictor/index.js';
import { questionOf, type View } from './example-question.js';

/** More at a time than there are cores only wait for each other. */
const CONCURRENCY = 3;

/** One question with its candidates. */
export interface CandidateGroup {
  readonly example: Example;
  readonly view: View;
  readonly candidates: RankingCandidates;
  /** Row of the ground truth, or -1 where the candidates do not hold it. */
  readonly truth: number;
}

export interface Ask {
  readonly example: Example;
  readonly view: View;
}

/**
 * Calls `take` for each question in order; one that asks for no API is passed over. An abort throws its reason, and
 * what was taken stays.
 */
export async function collectGroups(
  predictor: Pick<Predictor, 'candidates'>,
  asks: readonly Ask[],
  take: (group: CandidateGroup) => void,
  { signal, onDone }: { signal?: AbortSignal | undefined; onDone?: (done: number) => void } = {},
): Promise<void> {
  const pending: Promise<CandidateGroup | null>[] = [];
  let next = 0;
  let done = 0;
  const start = (): void => {
    const ask = asks[next];
    next += 1;
    if (ask !== undefined) pending.push(groupOf(predictor, ask, signal));
  };
  for (let at = 0; at < CONCURRENCY; at += 1) start();
  try {
    for (let first = pending.shift(); first !== undefined; first = pending.shift()) {
      const group = await first;
      start();
      done += 1;
      if (group !== null) take(group);
      onDone?.(done);
    }
  } finally {
    await Promise.allSettled(pending);
  }
}

async function groupOf(
  predictor: Pick<Predictor, 'candidates'>,
  { example, view }: Ask,
  signal: AbortSignal | undefined,
): Promise<CandidateGroup | null> {
  const candidates = await predictor.candidates(questionOf(example, view), signal);
  if (candidates === null) return null;
  return { example, view, candidates, truth: candidates.apis.indexOf(example.groundTruth.api) };
}

/** The rows of a matrix that are named, in that order. */
export function selectRows(
  { names, values }: FeatureMatrix,
  rows: readonly number[],
): Float32Array {
  const width = names.length;
  const selected = new Float32Array(rows.length * width);
  rows.forEach((row, at) => {
    selected.set(values.subarray(row * width, (row + 1) * width), at * width);
  });
  return selected;
}
