const KEYWORDS: ReadonlySet<string> = new Set(
  `break case catch class const continue debugger default delete do else export extends false finally for function if
  import in instanceof let new null return static super switch this throw true try typeof undefined var void while
  with yield await`.split(/\s+/),
);

/** Words of the language, which name nothing of the author's. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}
