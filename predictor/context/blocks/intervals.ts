/** Intervals of lines, both ends inclusive. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The intervals with one more: those that overlap or touch become one; in order, no two touching. */
export function withInterval(intervals: readonly Interval[], added: Interval): readonly Interval[] {
  let { start, end } = added;
  const apart: Interval[] = [];
  for (const interval of intervals) {
    if (interval.start <= end + 1 && interval.end >= start - 1) {
      start = Math.min(start, interval.start);
      end = Math.max(end, interval.end);
    } else {
      apart.push(interval);
    }
  }
  return [...apart, { start, end }].sort((one, other) => one.start - other.start);
}
