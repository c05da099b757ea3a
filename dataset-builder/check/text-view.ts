/** A text made from another one by replacements, which still knows where each of its characters came from. */

export interface TextView {
  readonly text: string;
  /** For each character of `text`, and for its end, the offset in the original. */
  readonly offsets: Uint32Array;
}

export function viewOf(text: string): TextView {
  return { text, offsets: Uint32Array.from({ length: text.length + 1 }, (_, index) => index) };
}

/** The view with each match of `pattern` (global) replaced; what replaces it comes from the start of the match. */
export function rewrite(
  view: TextView,
  pattern: RegExp,
  replacement: (match: RegExpMatchArray) => string,
): TextView {
  const pieces: string[] = [];
  const offsets: number[] = [];
  let end = 0;
  for (const match of view.text.matchAll(pattern)) {
    const replaced = replacement(match);
    if (replaced === match[0]) continue;
    pieces.push(view.text.slice(end, match.index), replaced);
    for (let index = end; index < match.index; index += 1) offsets.push(view.offsets[index] ?? 0);
    offsets.push(...new Array<number>(replaced.length).fill(view.offsets[match.index] ?? 0));
    end = match.index + match[0].length;
  }
  if (pieces.length === 0) return view;
  pieces.push(view.text.slice(end));
  for (let index = end; index <= view.text.length; index += 1)
    offsets.push(view.offsets[index] ?? 0);
  return { text: pieces.join(''), offsets: Uint32Array.from(offsets) };
}
