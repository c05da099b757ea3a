const FENCED = /```[^\n]*\n([\s\S]*?)(?:```|$)/;

/** The line that a model's answer gives: its first one, without fences and without what stood before the cursor. */
export function completedLine(answer: string, codeBefore: string): string {
  const code = FENCED.exec(answer)?.[1] ?? answer;
  const line = code.split('\n').find((candidate) => candidate.trim() !== '') ?? '';
  const before = codeBefore.slice(codeBefore.lastIndexOf('\n') + 1).trim();
  const trimmed = line.trim();
  const repeats = before !== '' && trimmed.startsWith(before);
  return repeats ? trimmed.slice(before.length).trim() : trimmed;
}
