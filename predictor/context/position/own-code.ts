/** Lines right before the cursor that tell its place; fewer, or shorter ones, stand in many files by chance. */
const TELLING = { lines: 4, letters: 80 };

/**
 * Tells whether a file holds the code of the position itself: a copy of its file shows what stands behind the cursor. False
 * for all where the code before the cursor is too short to be told from other code.
 */
export function ownCode(codeBefore: string): (lines: readonly string[]) => boolean {
  const written = trimmed(codeBefore.split('\n').slice(0, -1));
  const last = written.slice(-TELLING.lines);
  const isTelling = last.length === TELLING.lines && last.join('').length >= TELLING.letters;
  if (!isTelling) return () => false;
  const sought = last.join('\n');
  const end = last.at(-1) ?? '';
  return (lines) =>
    lines.some((line, at) => {
      if (!line.includes(end)) return false;
      // As many lines again for the empty ones among them.
      const above = trimmed(lines.slice(Math.max(0, at + 1 - 3 * TELLING.lines), at + 1));
      return above.slice(-TELLING.lines).join('\n') === sought;
    });
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
