/** All features of the candidates of an API question, as the ranker takes them. */
import type { FeatureMatrix } from '../../models/index.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { AccessRules } from '../prefilter/access-rules.js';
import type { QueryContext } from '../question/query-context.js';
import type { Signal } from '../retriever.js';
import type { FieldScores } from '../retrievers/field-scores.js';
import { bodyFeatures } from './body-features.js';
import { callerFeatures } from './caller-features.js';
import type { FeatureColumn } from './feature-column.js';
import { habitFeatures } from './habit-features.js';
import { memberFeatures } from './member-features.js';
import { questionFeatures } from './question-features.js';
import { retrievalFeatures } from './retrieval-features.js';
import { scopeFeatures } from './scope-features.js';
import { shapeFeatures } from './shape-features.js';

export interface ApiFeatureInput {
  readonly index: MirrorIndex;
  readonly context: QueryContext;
  readonly rules: AccessRules;
  readonly fields: FieldScores;
  /** How much the caller's scope calls that of an API. */
  readonly affinity: (api: number) => number;
}

/** One row a candidate, in their order. Whether the visible code names a candidate is not among the features. */
export function apiFeatures(
  candidates: readonly number[],
  signals: readonly Signal[],
  { index, context, fields, ...access }: ApiFeatureInput,
): FeatureMatrix {
  return toMatrix(candidates.length, [
    ...retrievalFeatures(candidates, signals),
    ...callerFeatures(candidates, index, context),
    ...scopeFeatures(candidates, index, context, access),
    ...shapeFeatures(candidates, index, context),
    ...memberFeatures(candidates, index, context, fields.memberRarity),
    ...bodyFeatures(candidates, index, context),
    ...habitFeatures(candidates, index, context),
    ...questionFeatures(candidates, context, signals),
  ]);
}

function toMatrix(rows: number, columns: readonly FeatureColumn[]): FeatureMatrix {
  const width = columns.length;
  const values = new Float32Array(rows * width);
  columns.forEach((column, at) => {
    column.values.forEach((value, row) => {
      values[row * width + at] = value;
    });
  });
  return { names: columns.map(({ name }) => name), rows, values };
}
