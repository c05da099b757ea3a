/** Patterns of ripgrep for names: where they are defined, and where they are used. Names may hold `*` for any letters. */
import type { Language } from '../language/language.js';

const LETTERS = String.raw`[\p{L}\p{N}_$]`;
const JAVASCRIPT_WORDS = String.raw`function\s*\*?|class|interface|type|enum|namespace|const|let|var`;

/** Lines that define one of the names. */
export function definitionPatterns(
  names: readonly string[],
  language: Language,
): readonly string[] {
  if (names.length === 0) return [];
  const any = anyOf(names);
  switch (language) {
    case 'python':
      return [String.raw`^\s*(?:async\s+)?(?:def|class)\s+${any}\b`];
    case 'javascript':
      return [
        String.raw`^\s*(?:(?:export|default|declare|abstract|async|const)\s+)*(?:${JAVASCRIPT_WORDS})\s+${any}(?:[^\w$]|$)`,
        String.raw`^\s*(?:(?:public|private|protected|static|async|override|readonly|abstract|get|set)\s+)*[*#]?['"]?${any}['"]?\s*(?:<[^>()]*>)?(?:\([^;]*[{(,]\s*$|:\s*(?:async\s+)?function\b)`,
        String.raw`^\s*(?:[\w$]+\.)*${any}(?:\.prototype)?\s*=\s*(?:async\s*)?(?:function\b|\(|\{|class\b|Class\.create\b|Object\.)`,
      ];
    case 'java':
      return [
        String.raw`\b(?:class|interface|enum|record)\s+${any}\b`,
        // Bodies and ends of abstract methods may stand on the same line; `new` and `return` are told from types later.
        String.raw`^\s+[\w.<>\[\],?@ ]*[\w>\]]\s+${any}\s*\(`,
      ];
    case 'other':
      return [
        String.raw`\b(?:func|fn|def|function|class|struct|trait|interface|enum|module|sub|proc|type)\s+(?:\([^)]*\)\s*)?${any}\b`,
      ];
  }
}

/** The words, each as a match of its own. */
export function wordPatterns(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [String.raw`\b${anyOf(words)}\b`];
}

/** A call on a value of that name; no word, since it holds a parenthesis. */
export function receiverPatterns(name: string): readonly string[] {
  return [String.raw`\b${escaped(name)}(?:\(\))?\??\.\w+\s*\(`];
}

function anyOf(names: readonly string[]): string {
  return `(?:${names.map((name) => name.split('*').map(escaped).join(`${LETTERS}*`)).join('|')})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}_]/gu, String.raw`\$&`);
}
