/** How a completed line compares with the true one, as GrepRAG measures it (section 3.2, after CrossCodeEval). */
import { distance } from 'fastest-levenshtein';
import { blankText, type Language } from '../sampling/index.js';
import { identifiersOf } from './identifiers.js';

export interface CompletionQuality {
  /** 1 where both are the same but for space at the ends. */
  readonly exactMatch: number;
  /** 1 - distance / the longer one's length (Levenshtein). */
  readonly editSimilarity: number;
  /** 1 where both name the same identifiers. */
  readonly identifierMatch: number;
  /** F1 over the different identifiers. */
  readonly identifierF1: number;
}

export function completionQuality(
  completed: string,
  truth: string,
  language: Language,
): CompletionQuality {
  const [own, wanted] = [completed.trim(), truth.trim()];
  const namesOf = (line: string): ReadonlySet<string> =>
    identifiersOf(blankText(line, language), language);
  return {
    exactMatch: own === wanted ? 1 : 0,
    editSimilarity: editSimilarity(own, wanted),
    ...identifierQuality(namesOf(own), namesOf(wanted)),
  };
}

function editSimilarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}

function identifierQuality(
  own: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): Pick<CompletionQuality, 'identifierMatch' | 'identifierF1'> {
  const shared = [...own].filter((name) => wanted.has(name)).length;
  const all = own.size + wanted.size;
  return {
    identifierMatch: shared === own.size && shared === wanted.size ? 1 : 0,
    identifierF1: all === 0 ? 1 : (2 * shared) / all,
  };
}
