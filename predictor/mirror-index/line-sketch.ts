/**
 * A sample of a script's lines: the smallest hashes of its telling lines (bottom-k, Broder 1997).
 * Two copies of one script share most of it, whatever else differs.
 */
import { hashOf } from '../terms/term-table.js';

export const SKETCH_SIZE = 24;
/** `gr.query();` and `});` are in every script; lines from here on tell one script from another. */
const TELLING_LENGTH = 16;

/** Texts share this part of their telling lines when one is a version of the other. */
export const COPY_SHARE = 0.6;
/** Fewer shared lines tell nothing, but in a script that has hardly more. */
export const FEWEST_SHARED_LINES = 3;

/** The hashes of the telling lines of a text, each once. */
export function tellingLines(text: string): Set<number> {
  const lines = new Set<number>();
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed.length >= TELLING_LENGTH) lines.add(hashOf(trimmed));
  }
  return lines;
}

/** The sketch of a text: at most 24 hashes, ascending; empty for a text without telling lines. */
export function lineSketch(text: string): Int32Array {
  return Int32Array.from(tellingLines(text)).sort().slice(0, SKETCH_SIZE);
}
