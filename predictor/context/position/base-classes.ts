import type { Language } from '../language/language.js';

/** In lines and in letters. */
const LONGEST_HEAD = { lines: 12, letters: 2_000 };
/** Deeper ones are left as they are. */
const GENERIC_DEPTH = 6;

/** The names of the classes that the one defined on `line` (from 0) is derived from, without the modules before them. */
export function baseClasses(
  lines: readonly string[],
  line: number,
  language: Language,
): readonly string[] {
  const { lines: most, letters } = LONGEST_HEAD;
  const head = withoutGenerics(
    lines
      .slice(line, line + most)
      .join(' ')
      .slice(0, letters),
  );
  const written =
    language === 'python'
      ? /^\s*class\s+[\p{L}\p{N}_]+\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/u.exec(head)?.[1]
      : /^[^{]*?\b(?:extends|implements)\s+([^{]*)/.exec(head)?.[1]?.replace(/\bimplements\b/, ',');
  return (written ?? '')
    .split(',')
    .filter((part) => !part.includes('='))
    .map((part) => /([\p{L}\p{N}_$]+)\s*(?:\(.*)?$/u.exec(part.trim())?.[1] ?? '')
    .filter((name) => name !== '');
}

/** `Pile<Map<string, Card>>` and `Pile[Card]` to `Pile`. */
function withoutGenerics(head: string): string {
  let text = head;
  for (let depth = 0; depth < GENERIC_DEPTH; depth += 1) {
    text = text.replaceAll(/[<[][^<>[\]]*[>\]]/g, '');
  }
  return text;
}
