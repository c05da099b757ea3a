import type { SourceRange } from '../../domain/index.js';

/** Turns offsets of one text into lines and columns. */
export interface LineIndex {
  /** The line of an offset, from 1. */
  lineAt(offset: number): number;
  /** The range from `start` up to, not including, `end`. */
  range(start: number, end: number): SourceRange;
}

const LF = 10;
const CR = 13;

/** Lines end with LF, CRLF or CR, as in the instance's editor. */
export function createLineIndex(source: string): LineIndex {
  let starts: number[] | null = null;
  const lineAt = (offset: number): number => {
    starts ??= lineStarts(source);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const columnAt = (offset: number, line: number): number => offset - (starts?.[line - 1] ?? 0);
  return {
    lineAt,
    range(start, end) {
      const lineStart = lineAt(start);
      const lineEnd = lineAt(end);
      return {
        lineStart,
        columnStart: columnAt(start, lineStart),
        lineEnd,
        columnEnd: columnAt(end, lineEnd),
      };
    },
  };
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === LF || (code === CR && source.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return starts;
}
