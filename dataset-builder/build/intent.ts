/** How much of what an API is about stands in the code around the cut. */
import { splitIdentifier } from '../../analysis/index.js';
import type { ApiSurface, Example, Member } from '../../domain/index.js';

/** Lines before and after the cut that count as being in sight. */
const WINDOW_LINES = 30;
/** A word that more than this share of the APIs have distinguishes none of them. */
const MAX_SHARE = 0.25;
const WORD = /[\p{L}\p{N}_$]+/gu;

/**
 * From this score on the intent is clear. Chosen on the sample scopes, where it leaves between a third and a half of the
 * examples unclear.
 */
export const CLEAR_INTENT = 0.12;

/**
 * The words that distinguish each API, with their weights: of its name, members, tables and documentation, in the
 * singular, each weighted by its inverse document frequency over all APIs, ln(N / df) (Spärck Jones 1972).
 */
export function distinguishingVocabularies(
  surfaces: readonly ApiSurface[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const documents = surfaces.map((surface) => ({ api: surface.api, words: wordsOfApi(surface) }));
  const frequencies = new Map<string, number>();
  for (const { words } of documents) {
    for (const word of words) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const total = documents.length;
  return new Map(
    documents.map(({ api, words }) => {
      const weighted = [...words].flatMap((word): [string, number][] => {
        const frequency = frequencies.get(word) ?? 1;
        // With a handful of APIs a share says nothing; a word of one API alone always distinguishes it.
        const isCommon = frequency > 1 && frequency > total * MAX_SHARE;
        return isCommon ? [] : [[word, Math.log(Math.max(total, 2) / frequency)]];
      });
      return [api, new Map(weighted)];
    }),
  );
}

/**
 * From 0 to 1: of the weight of an API's vocabulary the share whose words stand within 30 lines before or after the cut,
 * in identifiers, strings or comments. 0 for an API without a word of its own.
 */
export function intentScore(
  codeBefore: string,
  codeAfter: string,
  vocabulary: ReadonlyMap<string, number>,
): number {
  const before = codeBefore.split(/\r\n|\r|\n/).slice(-WINDOW_LINES - 1);
  const after = codeAfter.split(/\r\n|\r|\n/).slice(0, WINDOW_LINES + 1);
  const visible = wordsOf([...before, ...after].join('\n'));
  let shared = 0;
  let whole = 0;
  for (const [word, weight] of vocabulary) {
    whole += weight;
    if (visible.has(word)) shared += weight;
  }
  return whole === 0 ? 0 : Math.round((shared / whole) * 1e4) / 1e4;
}

/** The part of an API's vocabulary that is about one of its members: its name, tables and documentation. */
export function memberVocabulary(
  vocabulary: ReadonlyMap<string, number>,
  member: Member | undefined,
): ReadonlyMap<string, number> {
  if (member === undefined) return vocabulary;
  const words = wordsOfMember(member);
  return new Map([...vocabulary].filter(([word]) => words.has(word)));
}

export function intentOf(score: number): Example['intent'] {
  return score >= CLEAR_INTENT ? 'clear' : 'unclear';
}

function wordsOfApi(surface: ApiSurface): ReadonlySet<string> {
  const { name, members, documentation, tablesRead, tablesWritten } = surface;
  return wordsOf(
    [
      name,
      documentation,
      ...tablesRead,
      ...tablesWritten,
      ...members.flatMap((member) => [member.name, member.documentation]),
    ].join('\n'),
  );
}

function wordsOfMember(member: Member): ReadonlySet<string> {
  const { name, documentation, tablesRead, tablesWritten } = member;
  return wordsOf([name, documentation, ...tablesRead, ...tablesWritten].join('\n'));
}

function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [name] of text.matchAll(WORD)) {
    for (const word of splitIdentifier(name)) if (word.length > 2) words.add(singular(word));
  }
  return words;
}

function singular(word: string): string {
  if (word.length < 4 || word.endsWith('ss')) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
}
