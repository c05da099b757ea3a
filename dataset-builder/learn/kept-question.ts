import type { Example } from '../../domain/index.js';
import type { FeatureMatrix } from '../../models/index.js';

/** What stays of a question that was asked: of one to learn from the rows that teach, of one kept apart every row. */
export interface KeptQuestion {
  /** Row of the ground truth, or -1 where the candidates do not hold it. */
  readonly truth: number;
  readonly features: FeatureMatrix;
}

/** A question of a script that is not trained on. */
export interface JudgedQuestion extends KeptQuestion {
  readonly example: Example;
}
