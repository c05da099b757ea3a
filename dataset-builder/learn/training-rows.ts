/** The questions as one plain matrix to train on: of each the truth, the hardest of the others, and some at random. */
import type { FeatureMatrix, RankingData } from '../../models/index.js';
import { seededHash } from '../build/seeded-hash.js';
import type { RankingCandidates } from '../../predictor/index.js';
import { selectRows, type CandidateGroup } from './collect-groups.js';

/** The others that stand highest by the ranker in use: those are the ones to be told apart. */
const HARD_NEGATIVES = 60;
/** And some of the rest, so that what is plainly wrong stays so. */
const RANDOM_NEGATIVES = 30;
const SEED = 1;

/** Of a question what it can teach. */
export interface TeachingGroup extends Pick<CandidateGroup, 'example' | 'view' | 'truth'> {
  readonly candidates: Pick<RankingCandidates, 'features' | 'apis'>;
}

/** The rows of a question that teach, the truth first; null where the candidates do not hold it. */
export function teachingRows(
  { example, view, candidates: { features, apis }, truth }: TeachingGroup,
  score: (features: FeatureMatrix) => Float64Array,
): FeatureMatrix | null {
  if (truth < 0) return null;
  const scores = score(features);
  const others = apis.map((_, row) => row).filter((row) => row !== truth);
  const hardest = others.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const rest = hardest
    .splice(HARD_NEGATIVES)
    .map((row) => ({ row, order: seededHash(SEED, `${example.id} ${view} ${apis[row] ?? ''}`) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, RANDOM_NEGATIVES);
  const rows = [truth, ...hardest, ...rest.map(({ row }) => row)];
  return { names: features.names, rows: rows.length, values: selectRows(features, rows) };
}

export class TrainingRows {
  #names: readonly string[] = [];
  readonly #blocks: Float32Array[] = [];
  readonly #starts: number[] = [0];
  readonly #labels: number[] = [];

  /** Questions taken. */
  get questions(): number {
    return this.#blocks.length;
  }

  /** Adds a question; one whose candidates do not hold the truth teaches nothing. `score` chooses the hardest. */
  add(group: TeachingGroup, score: (features: FeatureMatrix) => Float64Array): void {
    const rows = teachingRows(group, score);
    if (rows !== null) this.take(rows);
  }

  /** Adds what `teachingRows` has chosen of a question. */
  take({ names, rows, values }: FeatureMatrix): void {
    this.#names = names;
    this.#blocks.push(values);
    for (let row = 0; row < rows; row += 1) this.#labels.push(row === 0 ? 1 : 0);
    this.#starts.push(this.#labels.length);
  }

  data(): RankingData {
    const values = new Float32Array(this.#labels.length * this.#names.length);
    let at = 0;
    for (const block of this.#blocks) {
      values.set(block, at);
      at += block.length;
    }
    return {
      names: this.#names,
      values,
      groups: Int32Array.from(this.#starts),
      labels: Uint8Array.from(this.#labels),
    };
  }
}
