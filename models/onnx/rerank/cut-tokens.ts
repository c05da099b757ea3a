/** How far the beginning of a query moves at once, so that it stays in place while an author types. */
const STEP = 32;

/** The last tokens, at most `most`; what is cut off in front is a multiple of a step. */
export function cutFront(tokens: readonly number[], most: number): readonly number[] {
  const over = tokens.length - most;
  return over <= 0 ? tokens : tokens.slice(Math.ceil(over / STEP) * STEP);
}

/** How many tokens two sequences share from the beginning on. */
export function commonLength(one: readonly number[], other: readonly number[]): number {
  const most = Math.min(one.length, other.length);
  for (let at = 0; at < most; at += 1) if (one[at] !== other[at]) return at;
  return most;
}
