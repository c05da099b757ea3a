/** What one call may take at p50, by the lines that are searched: the two sizes that are promised. */
const SMALL = { lines: 80_000, targetMs: 100 };
const LARGE = { lines: 750_000, targetMs: 700 };

/** Milliseconds; between the two sizes, and above them, a straight line. */
export function latencyTargetMs(lines: number): number {
  const share = Math.max(0, (lines - SMALL.lines) / (LARGE.lines - SMALL.lines));
  return Math.round(SMALL.targetMs + share * (LARGE.targetMs - SMALL.targetMs));
}
