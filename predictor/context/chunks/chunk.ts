/** A stretch of a file that may come into the context. */
export interface Chunk {
  readonly file: string;
  /** Numbers into the file's lines, from 0, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}
