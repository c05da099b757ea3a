/** Which documents are scored together. */
import type { DocumentTokens } from './pair-scorer.js';

/** Larger batches leave the processor's cache: measured with the 0.6B shape at 410, 820 and 1,640 tokens. */
const BATCH_TOKENS = 448;

export interface Batch {
  /** Places of the documents among those asked for. */
  readonly places: readonly number[];
  readonly documents: readonly DocumentTokens[];
  /** Tokens that are computed, filling included. */
  readonly tokens: number;
}

/**
 * Batches of documents of like length, so that little is filled up; or in the order of the documents, so that those which
 * fit a deadline are the first ones.
 */
export function planBatches(
  documents: readonly DocumentTokens[],
  order: 'by length' | 'as given',
): readonly Batch[] {
  const places = documents.map((_, place) => place);
  const lengthOf = (place: number): number => documents[place]?.length ?? 0;
  if (order === 'by length') places.sort((a, b) => lengthOf(b) - lengthOf(a) || a - b);
  const batches: Batch[] = [];
  let open: number[] = [];
  let width = 0;
  const close = (): void => {
    if (open.length === 0) return;
    batches.push({
      places: open,
      documents: open.map((place) => documents[place] ?? []),
      tokens: open.length * width,
    });
    open = [];
    width = 0;
  };
  for (const place of places) {
    const wider = Math.max(width, lengthOf(place));
    if (wider * (open.length + 1) > BATCH_TOKENS) close();
    open.push(place);
    width = Math.max(width, lengthOf(place));
  }
  close();
  return batches;
}
