import type { Comment } from 'acorn';

/** The comment that stands right before an offset, with nothing but white space between; null when there is none. */
export type LeadingComment = (offset: number) => {
  /** The text between the comment marks; a run of `//` lines is joined by newlines. */
  readonly text: string;
  readonly isJsDoc: boolean;
} | null;

/** An empty line between a run of `//` comments and the code parts them. */
const PARTED = /\n[^\S\n]*\r?\n/;

export function createLeadingComments(
  source: string,
  comments: readonly Comment[],
): LeadingComment {
  return (offset) => {
    let index = lastBefore(comments, offset);
    const last = comments[index];
    if (last === undefined) return null;
    const gap = source.slice(last.end, offset);
    if (gap.trim() !== '') return null;
    if (last.type === 'Block') return { text: last.value, isJsDoc: last.value.startsWith('*') };
    if (PARTED.test(gap) || !startsItsLine(source, last.start)) return null;
    const lines = [last.value];
    for (;;) {
      const next = comments[index];
      const above = comments[index - 1];
      if (next === undefined || above?.type !== 'Line') break;
      const between = source.slice(above.end, next.start);
      if (between.trim() !== '' || PARTED.test(between)) break;
      if (!startsItsLine(source, above.start)) break;
      lines.unshift(above.value);
      index -= 1;
    }
    return { text: lines.join('\n'), isJsDoc: false };
  };
}

/** A `//` comment behind code belongs to that code, not to what follows. */
function startsItsLine(source: string, offset: number): boolean {
  return source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

/** Index of the last comment that ends at or before `offset`, or -1. */
function lastBefore(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((comments[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
