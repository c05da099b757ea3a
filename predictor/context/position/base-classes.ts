import type { Language } from '../language/language.js';

const LONGEST_HEAD = 12;

/** The names of the classes that the one defined on `line` (from 0) is derived from, without the modules before them. */
export function baseClasses(
  lines: readonly string[],
  line: number,
  language: Language,
): readonly string[] {
  const head = lines.slice(line, line + LONGEST_HEAD).join(' ');
  const written =
    language === 'python'
      ? /class[ \t]+\w+[ \t]*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/.exec(head)?.[1]
      : /\b(?:extends|implements)\s+([^{]*)/.exec(head)?.[1]?.replace(/\bimplements\b/, ',');
  return (written ?? '')
    .replaceAll(/[<[][^>\]]*[>\]]/g, '')
    .split(',')
    .filter((part) => !part.includes('='))
    .map((part) => /([\w$]+)\s*(?:\(.*)?$/.exec(part.trim())?.[1] ?? '')
    .filter((name) => name !== '');
}
