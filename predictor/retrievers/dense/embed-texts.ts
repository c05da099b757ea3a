import { createError, type Embedder } from '../../../domain/index.js';

/** Half-precision models are off by less. */
const LENGTH_TOLERANCE = 1e-2;

/**
 * The vectors of texts, in their order, each checked: as many numbers as the model says, all of them numbers, of length 1.
 * Throws EMBEDDING_INVALID, and what the embedder throws.
 */
export async function embedTexts(
  embedder: Embedder,
  texts: readonly string[],
  kind: 'query' | 'document',
  signal?: AbortSignal,
): Promise<readonly Float32Array[]> {
  const vectors = await embedder.embed(texts, kind, signal);
  const refused = (reason: string): Error =>
    createError('EMBEDDING_INVALID', { model: embedder.version, reason });
  if (vectors.length !== texts.length) {
    throw refused(`it gave ${vectors.length} vectors for ${texts.length} texts`);
  }
  for (const vector of vectors) {
    if (vector.length !== embedder.dimensions) {
      throw refused(`a vector has ${vector.length} numbers instead of ${embedder.dimensions}`);
    }
    let squares = 0;
    for (const value of vector) squares += value * value;
    // Of anything that is no number nothing is near to 1.
    if (!(Math.abs(Math.sqrt(squares) - 1) <= LENGTH_TOLERANCE)) {
      throw refused(`a vector has the length ${Math.sqrt(squares)} instead of 1`);
    }
  }
  return vectors;
}
