/** The words that a name is made of, and the spellings that count as one of them. */
import { foldLetters } from './fold-letters.js';

/** Shorter words have no plural here: `is` is not the plural of `i`. */
const SHORTEST_INFLECTED = 3;

/** `OAuth2Client` becomes `o auth 2 client`, `incident_util` becomes `incident util`; letters without case stay together. */
export function nameWords(name: string): readonly string[] {
  const found = foldLetters(name).match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\d+/gu) ?? [];
  return found.map((word) => word.toLowerCase());
}

/** The word with its singular and plural forms, each once. */
export function wordForms(word: string): readonly string[] {
  if (word.length < SHORTEST_INFLECTED || !/[a-z]$/.test(word)) return [word];
  const singulars = [word.replace(/ies$/, 'y'), word.replace(/es$/, ''), word.replace(/s$/, '')];
  const bases = [word, ...singulars.filter((form) => form.length >= SHORTEST_INFLECTED)];
  return [...new Set([...bases, ...bases.flatMap(plurals)])];
}

function plurals(word: string): readonly string[] {
  if (/[^aeiou]y$/.test(word)) return [word.replace(/y$/, 'ies'), `${word}s`];
  return /(?:s|x|z|ch|sh)$/.test(word) ? [`${word}es`] : [`${word}s`];
}
