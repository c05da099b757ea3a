import type { Language } from '../sampling/index.js';
import { isKeyword } from './keywords.js';

const IDENTIFIER = /(?<![\p{L}\p{N}_$])[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The different identifiers of code without strings and comments, keywords left out. */
export function identifiersOf(code: string, language: Language): ReadonlySet<string> {
  const words = code.match(IDENTIFIER) ?? [];
  return new Set(words.filter((word) => !isKeyword(word, language)));
}

/** All words of any text that could be identifiers. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(IDENTIFIER) ?? []);
}
