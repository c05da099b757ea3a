import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import type { ScriptPlace } from '../../../sync/index.js';

interface ShardText {
  readonly bytes: Buffer;
  /** Where each line starts, in bytes; the last one is the end. */
  readonly starts: Uint32Array;
}

/** Of shards that are kept: some thirty of the usual size. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;
const LINE_END = 10;
const BYTES_OF_START = 4;

/** The lines of scripts in packed text. Its files never change, so those that were read are kept, up to a bound. */
export class ShardTexts {
  readonly #kept = new LRUCache<string, ShardText>({
    maxSize: MAX_KEPT_BYTES,
    sizeCalculation: ({ bytes, starts }) => bytes.length + starts.length * BYTES_OF_START + 1,
  });

  /** Null where the file is gone. */
  lines({ file, lineStart, lineCount }: ScriptPlace): readonly string[] | null {
    const text = this.#read(file);
    if (text === null) return null;
    const [start, end] = [text.starts[lineStart - 1], text.starts[lineStart - 1 + lineCount]];
    if (start === undefined || end === undefined) return null;
    return text.bytes.toString('utf8', start, end - 1).split('\n');
  }

  #read(file: string): ShardText | null {
    const kept = this.#kept.get(file);
    if (kept !== undefined) return kept;
    try {
      const bytes = readFileSync(file);
      const read = { bytes, starts: lineStarts(bytes) };
      this.#kept.set(file, read);
      return read;
    } catch {
      return null;
    }
  }
}

function lineStarts(bytes: Buffer): Uint32Array {
  const starts = [0];
  for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, end + 1)) {
    starts.push(end + 1);
  }
  return Uint32Array.from(starts);
}
