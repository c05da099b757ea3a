/** A line of the code around a position counts with so many characters: longer ones are data, or made by a machine. */
const LONGEST_LINE = 400;

/**
 * The code around a cursor without the far ends of its long lines: of the cursor's own line the end before it stays, of the
 * others the start. What is read from it, and searched for because of it, is bounded by that.
 */
export function withShortLines<Code extends { codeBefore: string; codeAfter: string }>(
  code: Readonly<Code>,
): Readonly<Code> {
  const before = code.codeBefore.split('\n');
  const typed = before.pop() ?? '';
  return {
    ...code,
    codeBefore: [...before.map(start), typed.slice(-LONGEST_LINE)].join('\n'),
    codeAfter: code.codeAfter.split('\n').map(start).join('\n'),
  };
}

function start(line: string): string {
  return line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line;
}
