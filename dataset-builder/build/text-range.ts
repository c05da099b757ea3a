import type { SourceRange } from '../../domain/index.js';

/** A stretch of one text: offsets in UTF-16 units, `end` not included. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export function contains(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** In order, without overlaps: ranges that overlap are joined, ranges that only touch are not. */
export function mergeRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const sorted = ranges
    .filter(({ start, end }) => end > start)
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const merged: TextRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && range.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else merged.push(range);
  }
  return merged;
}

/** Turns the lines (from 1) and columns (from 0) of `source` into offsets; lines end with LF, CRLF or CR. */
export function offsetsIn(source: string): (range: SourceRange) => TextRange {
  const starts = [0];
  for (const { index, 0: lineBreak } of source.matchAll(/\r\n|\r|\n/g)) {
    starts.push(index + lineBreak.length);
  }
  const offset = (line: number, column: number): number =>
    Math.min((starts[line - 1] ?? source.length) + column, source.length);
  return ({ lineStart, columnStart, lineEnd, columnEnd }) => ({
    start: offset(lineStart, columnStart),
    end: offset(lineEnd, columnEnd),
  });
}

/** How many lines a stretch of `source` spans, at least 1. */
export function linesOf(source: string, { start, end }: TextRange): number {
  return (source.slice(start, end).match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
}
