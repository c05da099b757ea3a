/** A true embedding without a model: the words of a text, hashed into a vector of length 1, as a bag. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { splitIdentifier } from '../../../analysis/index.js';
import type { Embedder } from '../../../domain/index.js';

export interface WordEmbedder extends Embedder {
  /** What it was asked, each text with its kind. */
  readonly asked: { readonly text: string; readonly kind: 'query' | 'document' }[];
}

export function wordEmbedder(version = 'words-1', dimensions = 256): WordEmbedder {
  const asked: WordEmbedder['asked'] = [];
  return {
    version,
    dimensions,
    asked,
    async embed(texts, kind, signal) {
      await setImmediate();
      signal?.throwIfAborted();
      asked.push(...texts.map((text) => ({ text, kind })));
      return texts.map((text) => bagOfWords(text, dimensions));
    },
  };
}

function bagOfWords(text: string, dimensions: number): Float32Array {
  const counts = new Float64Array(dimensions);
  // Of a text without words too the length is 1.
  counts[0] = 0.01;
  const names = text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  for (const word of new Set(names.flatMap((name) => splitIdentifier(name)))) {
    const at = createHash('sha256').update(word).digest().readUInt32LE(0) % dimensions;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const length = Math.sqrt(counts.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(counts, (value) => value / length);
}
