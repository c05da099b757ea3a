import type { Chunk } from '../chunks/chunk.js';
import { withInterval, type Interval } from './intervals.js';

export interface BudgetLimits {
  /** The most blocks. */
  readonly top: number;
  /** The most tokens of all blocks together. */
  readonly budgetTokens: number;
  /** Tokens of the lines `start` to `end` (from 0, inclusive) of a file. */
  readonly tokensOf: (file: string, interval: Interval) => number;
}

/** A block to be: where it stands and how good its best chunk is. */
export type Block = Chunk;

/** So many chunks in a row that have no room end the filling. */
const MOST_MISSES = 60;

/**
 * Takes the chunks, best first, as long as there is room. Those of one file that overlap or touch become one block. Where
 * there are `top` blocks already, the two that lie closest together in a file are joined by the lines between them, if the
 * budget allows: so a further chunk costs lines, not another one. Best block first.
 */
export function fillMerged(chunks: readonly Chunk[], limits: BudgetLimits): readonly Block[] {
  const { top, budgetTokens, tokensOf } = limits;
  let taken: ReadonlyMap<string, readonly Interval[]> = new Map();
  let used = 0;
  let misses = 0;
  for (const chunk of chunks) {
    if (misses > MOST_MISSES) break;
    const { file } = chunk;
    const before = taken.get(file) ?? [];
    const after = withInterval(before, chunk);
    const cost = tokensIn(file, after, tokensOf) - tokensIn(file, before, tokensOf);
    const filled = new Map(taken).set(file, after);
    const joined = count(filled) <= top ? { filled, cost: 0 } : joinClosest(filled, tokensOf);
    if (joined === null || used + cost + joined.cost > budgetTokens) {
      misses += 1;
      continue;
    }
    taken = joined.filled;
    used += cost + joined.cost;
  }
  return bestFirst(taken, chunks);
}

/** Takes the chunks as they are, best first, as long as there is room: what overlaps is shown twice. */
export function fillUnmerged(chunks: readonly Chunk[], limits: BudgetLimits): readonly Block[] {
  const { top, budgetTokens, tokensOf } = limits;
  const taken: Block[] = [];
  let used = 0;
  for (const chunk of chunks) {
    if (taken.length === top) break;
    const cost = tokensOf(chunk.file, chunk);
    if (used + cost > budgetTokens) continue;
    used += cost;
    taken.push(chunk);
  }
  return taken;
}

function tokensIn(
  file: string,
  intervals: readonly Interval[],
  tokensOf: BudgetLimits['tokensOf'],
): number {
  return intervals.reduce((sum, interval) => sum + tokensOf(file, interval), 0);
}

function count(taken: ReadonlyMap<string, readonly Interval[]>): number {
  let sum = 0;
  for (const { length } of taken.values()) sum += length;
  return sum;
}

/** Joins the two neighbours with the fewest tokens between them; null where no file has two. */
function joinClosest(
  taken: ReadonlyMap<string, readonly Interval[]>,
  tokensOf: BudgetLimits['tokensOf'],
): { readonly filled: ReadonlyMap<string, readonly Interval[]>; readonly cost: number } | null {
  let best: { readonly file: string; readonly between: Interval; readonly cost: number } | null =
    null;
  for (const [file, intervals] of taken) {
    for (const [at, { start }] of intervals.entries()) {
      const before = intervals[at - 1];
      if (before === undefined) continue;
      const between = { start: before.end + 1, end: start - 1 };
      const cost = tokensOf(file, between);
      if (best === null || cost < best.cost) best = { file, between, cost };
    }
  }
  if (best === null) return null;
  const { file, between, cost } = best;
  return { filled: new Map(taken).set(file, withInterval(taken.get(file) ?? [], between)), cost };
}

function bestFirst(
  taken: ReadonlyMap<string, readonly Interval[]>,
  chunks: readonly Chunk[],
): readonly Block[] {
  const blocks = [...taken].flatMap(([file, intervals]) =>
    intervals.map(({ start, end }): Block => {
      const best = chunks.find(
        (chunk) => chunk.file === file && chunk.start >= start && chunk.end <= end,
      );
      return { file, start, end, score: best?.score ?? 0 };
    }),
  );
  return blocks.sort((one, other) => other.score - one.score);
}
