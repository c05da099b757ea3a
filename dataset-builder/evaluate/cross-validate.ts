/** Ranks each part of the questions by trees that were trained on the others. */
import { createError, type JobProgress } from '../../domain/index.js';
import {
  rankOf,
  scoreTrees,
  trainTrees,
  type TrainOptions,
  type TreeEnsemble,
} from '../../models/index.js';
import { fusionRanker } from '../../predictor/index.js';
import { FOLDS } from '../build/splits.js';
import { seededHash } from '../build/seeded-hash.js';
import { TrainingRows, type TeachingGroup } from '../learn/training-rows.js';
import { withUncalledStep } from '../learn/uncalled-apis.js';

/** By near-duplicate family into so many parts, or by the scope of the script. */
export type Division = { readonly by: 'fold'; readonly folds: number } | { readonly by: 'scope' };

export interface CrossValidation {
  readonly instance: string;
  readonly groups: readonly TeachingGroup[];
  /** What is learned from: questions of the same scripts; by default those that are ranked. */
  readonly lessons?: readonly TeachingGroup[] | undefined;
  readonly division: Division;
  readonly options: TrainOptions;
  /** The same question with its query widened: ranked by the same trees, and never trained on. */
  readonly widened?: ((group: TeachingGroup) => TeachingGroup | undefined) | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The questions of a part with the score of each candidate. */
export type ScoredPart = readonly {
  readonly group: TeachingGroup;
  readonly scores: Float64Array;
  /** Of the question with its query widened; null where it was not asked so. */
  readonly widenedRank: number | null;
}[];

/** Fewer questions than this to train on, and what trees would show is chance. */
export const FEWEST_QUESTIONS = 20;
const SEED = 1;

/**
 * Every question in its part. No question is ranked by trees that saw its script, a near-duplicate of it, or its part. Throws
 * EVALUATION_TOO_LITTLE where the rest of a part is too small to train on; an abort throws its reason.
 */
export async function crossValidate(work: CrossValidation): Promise<readonly ScoredPart[]> {
  const { groups, lessons = groups, division, onProgress, signal } = work;
  const partOf = partsOf(groups, division);
  const parts = [...new Set(groups.map(partOf))].sort();
  const scored: ScoredPart[] = [];
  for (const [done, part] of parts.entries()) {
    onProgress?.({ phase: 'training', done, total: parts.length });
    const held = groups.filter((group) => partOf(group) === part);
    const families = new Set(held.map(({ example }) => example.family));
    // A scope can hold a copy of another one's script.
    const others = lessons.filter(
      (lesson) => partOf(lesson) !== part && !families.has(lesson.example.family),
    );
    const ensemble = await trainOn(others, `${division.by} ${part}`, work);
    scored.push(
      held.map((group) => {
        const scoresOf = ({ candidates }: TeachingGroup): Float64Array =>
          scoreTrees(ensemble, candidates.features);
        const widened = work.widened?.(group);
        const widenedRank = widened === undefined ? null : rankOf(scoresOf(widened), widened.truth);
        return { group, scores: scoresOf(group), widenedRank };
      }),
    );
    signal?.throwIfAborted();
  }
  onProgress?.({ phase: 'training', done: parts.length, total: parts.length });
  return scored;
}

async function trainOn(
  lessons: readonly TeachingGroup[],
  part: string,
  { instance, options, signal }: CrossValidation,
): Promise<TreeEnsemble> {
  const rows = new TrainingRows();
  for (const lesson of lessons) rows.add(lesson, (features) => fusionRanker.score(features));
  const { questions } = rows;
  if (questions < FEWEST_QUESTIONS) {
    throw createError('EVALUATION_TOO_LITTLE', {
      instance,
      part,
      questions,
      needed: FEWEST_QUESTIONS,
    });
  }
  const ensemble = await trainTrees(rows.data(), null, { ...options, signal });
  return withUncalledStep(
    ensemble,
    lessons.map(({ example }) => example),
  );
}

/** A dataset has five folds of its own; other numbers are dealt out by family. */
function partsOf(
  groups: readonly TeachingGroup[],
  division: Division,
): (group: TeachingGroup) => string {
  if (division.by === 'scope') return ({ example }) => example.scope;
  const { folds } = division;
  if (folds === FOLDS) return ({ example }) => String(example.fold);
  const families = [...new Set(groups.map(({ example }) => example.family))].sort(
    (one, other) => seededHash(SEED, one) - seededHash(SEED, other),
  );
  const places = new Map(families.map((family, at) => [family, at % folds]));
  return ({ example }) => String(places.get(example.family) ?? 0);
}
