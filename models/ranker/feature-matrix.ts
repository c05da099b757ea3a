/** Features of candidates as plain numbers: what a ranker trains on and scores. It does not know what they mean. */
export interface FeatureMatrix {
  /** Names of the columns. */
  readonly names: readonly string[];
  readonly rows: number;
  /** Row after row: `values[row * names.length + column]`. */
  readonly values: Float32Array;
}
