import type { Interval } from '../blocks/intervals.js';
import type { FileReader } from '../tree/file-reader.js';
import { countTokens } from './count-tokens.js';

/** Tokens of stretches of files, each line counted once; together they are never less than those of the whole text. */
export class LineTokens {
  readonly #counted = new Map<string, Int32Array>();

  constructor(private readonly files: FileReader) {}

  /** Of the lines `start` to `end`, from 0, inclusive; stretches longer than `tooLong` lines are Infinity, uncounted. */
  of(file: string, { start, end }: Interval, tooLong: number): number {
    if (end - start >= tooLong) return Infinity;
    const lines = this.files.read(file)?.lines ?? [];
    let counted = this.#counted.get(file);
    if (counted === undefined) {
      counted = new Int32Array(lines.length).fill(-1);
      this.#counted.set(file, counted);
    }
    let sum = 0;
    for (let line = start; line <= Math.min(end, lines.length - 1); line += 1) {
      let tokens = counted[line] ?? 0;
      if (tokens < 0) {
        tokens = countTokens(`${lines[line] ?? ''}\n`);
        counted[line] = tokens;
      }
      sum += tokens;
    }
    return sum;
  }
}
