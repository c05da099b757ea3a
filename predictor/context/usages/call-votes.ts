import { isLanguageWord } from '../position/code-words.js';
import type { FileReader } from '../tree/file-reader.js';
import type { Usages } from './find-usages.js';

/** Lines around a use whose calls count, in lines. */
const AROUND = { before: 1, after: 3 };
const LONGEST_LINE = 300;
const CALL = /([\p{L}_$][\p{L}\p{N}_$]*)\s*\(/gu;

/**
 * How strongly what is used around calls each name, 0 or more: each telling identifier of a file votes once for each name
 * that is called around it, with its weight.
 */
export function callVotes(
  files: FileReader,
  { lines, weights }: Usages,
): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const [file, used] of lines) {
    const source = files.read(file)?.lines ?? [];
    const voted = new Set<string>();
    for (const { line, names } of used) {
      const called = callsIn(
        source.slice(Math.max(0, line - 1 - AROUND.before), line + AROUND.after),
      );
      for (const call of called) {
        for (const name of names) {
          const ballot = `${call} ${name}`;
          if (voted.has(ballot)) continue;
          voted.add(ballot);
          votes.set(call, (votes.get(call) ?? 0) + (weights.get(name) ?? 0));
        }
      }
    }
  }
  return votes;
}

function callsIn(lines: readonly string[]): ReadonlySet<string> {
  const called = new Set<string>();
  for (const line of lines) {
    if (line.length > LONGEST_LINE) continue;
    for (const [, name = ''] of line.matchAll(CALL)) {
      if (name.length > 1 && !isLanguageWord(name)) called.add(name);
    }
  }
  return called;
}
