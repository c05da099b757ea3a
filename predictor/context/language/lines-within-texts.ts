const MARK = /\\.|"""|'''|["'#]/g;

/** Lines of Python, from 0, that begin within a text: what stands in them is no code, and their indentation says nothing. */
export function linesWithinTexts(lines: readonly string[]): ReadonlySet<number> {
  const within = new Set<number>();
  let open: string | null = null;
  lines.forEach((text, line) => {
    if (open !== null) {
      within.add(line);
      if (!text.includes(open)) return;
    } else if (!text.includes('"""') && !text.includes("'''")) {
      return;
    }
    for (const [mark] of text.matchAll(MARK)) {
      if (open !== null) {
        if (mark === open) open = null;
      } else if (mark === '#') {
        break;
      } else if (!mark.startsWith('\\')) {
        open = mark;
      }
    }
    // Only texts in three quotes go on.
    if (open?.length === 1) open = null;
  });
  return within;
}
