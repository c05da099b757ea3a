/** What is searched for around a position, and who names it. */

/** The kinds of Wang et al., GrepRAG, 4.2.2: methods 41 %, classes 36 %, variables 18 %, others 4 % of what models search. */
export const KEYWORD_KINDS = ['class', 'method', 'variable', 'other'] as const;
export type KeywordKind = (typeof KEYWORD_KINDS)[number];

/** The most keywords of one position. */
export const MAX_KEYWORDS = 10;

/** What is searched for: an identifier, or a piece of one with `*` for any letters (`*Config`, `load_*`). */
export interface Keyword {
  readonly kind: KeywordKind;
  readonly text: string;
}

/** A position in a file: the code on both sides of it, of any length. */
export interface KeywordQuestion {
  /** The file's name as a model may read it: below the root, never with the machine's folders. */
  readonly file: string;
  readonly codeBefore: string;
  readonly codeAfter: string;
}

export type KeywordOutcome =
  /** One to ten, none twice, the most wanted first. */
  | { readonly kind: 'keywords'; readonly keywords: readonly Keyword[] }
  /** A sentence for a person; never a piece of the code. */
  | { readonly kind: 'none'; readonly reason: string };

/** Names what to search for at a position. Throws ABORTED on an abort; all else is an outcome. */
export type KeywordWriter = (
  question: KeywordQuestion,
  signal: AbortSignal,
) => Promise<KeywordOutcome>;
