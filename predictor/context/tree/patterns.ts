/** Patterns of ripgrep for names: where they are defined, and where they are used. Names may hold `*` for any letters. */
import type { Language } from '../language/language.js';

const LETTERS = String.raw`[\p{L}\p{N}_$]`;
const JAVASCRIPT_WORDS = String.raw`function\s*\*?|class|interface|type|enum|namespace|const|let|var`;

/** Letters of the names of one pattern: a system takes no argument over 128 KiB, a letter has up to four bytes. */
const MOST_LETTERS = 20_000;
/** Longer names are written by machines. */
const LONGEST_NAME = 80;

/** Lines that define one of the names. */
export function definitionPatterns(
  names: readonly string[],
  language: Language,
): readonly string[] {
  return groupsOf(names).flatMap((group) => definitionsOf(anyOf(group), language));
}

function definitionsOf(any: string, language: Language): readonly string[] {
  switch (language) {
    case 'python':
      return [String.raw`^\s*(?:async\s+)?(?:def|class)\s+${any}\b`];
    case 'javascript':
      return [
        String.raw`^\s*(?:(?:export|default|declare|abstract|async|const)\s+)*(?:${JAVASCRIPT_WORDS})\s+${any}(?:[^\w$]|$)`,
        String.raw`^\s*(?:(?:public|private|protected|static|async|override|readonly|abstract|get|set)\s+)*[*#]?['"]?${any}['"]?\s*(?:<[^>()]*>)?(?:\([^;]*[{(,]\s*$|:\s*(?:async\s+)?function\b)`,
        // Without one of these words it may be a call as well.
        String.raw`^\s*(?:(?:public|private|protected|static|async|override|abstract)\s+)+[*#]?${any}\s*(?:<[^>()]*>)?\(\s*$`,
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
        String.raw`\b(?:func|fn|def|function|class|struct|trait|interface|enum|module|sub|proc|type)\s+(?:\([^)]*\)\s*)?(?:self\.)?${any}\b`,
      ];
  }
}

/** The words, each as a match of its own. `$`, which a name may begin or end with, is no letter of a word to ripgrep. */
export function wordPatterns(words: readonly string[]): readonly string[] {
  return groupsOf(words).map((group) => String.raw`\b{start-half}${anyOf(group)}\b{end-half}`);
}

/** A call on a value of that name; no word, since it holds a parenthesis. */
export function receiverPatterns(name: string): readonly string[] {
  return [String.raw`\b{start-half}${escaped(name)}(?:\(\))?\??\.\w+\s*\(`];
}

function groupsOf(names: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let letters = Infinity;
  for (const name of names) {
    if (name.length > LONGEST_NAME) continue;
    letters += name.length;
    if (letters > MOST_LETTERS) {
      groups.push([]);
      letters = name.length;
    }
    groups.at(-1)?.push(name);
  }
  return groups;
}

function anyOf(names: readonly string[]): string {
  return `(?:${names.map((name) => name.split('*').map(escaped).join(`${LETTERS}*`)).join('|')})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}_]/gu, String.raw`\$&`);
}
