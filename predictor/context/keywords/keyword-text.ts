/** One keyword as a model writes it, and what of it can be searched for. */

const LEAST_LENGTH = 2;
const MOST_LENGTH = 80;

/** Names of any script with `*` in them, joined by dots; vowel signs and accents can be marks of their own. */
const SEARCHABLE = /^[\p{L}\p{M}\p{N}_$*]+(?:\.[\p{L}\p{M}\p{N}_$*]+)*$/u;
const LETTER = /\p{L}/gu;
/** What models say where they have nothing to say. */
const NOTHING = /^(?:none|null|undefined|nothing)$/i;
/** The words of a declaration, in front of a name or of a pattern (`class.*ConfigModel`, `def\s+load`). */
const DECLARATION =
  /^(?:class|interface|struct|enum|trait|def|function|func|fn|const|let|var|new)(?:\.\*|\\s[+*]?|\s)+(?=\S)/;
const WRAPPERS: readonly (readonly [opening: string, closing: string])[] = [
  ['[', ']'],
  ['**', '**'],
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
];

/**
 * The identifier or pattern in what was written (`"load_config()"`, `**Deck**`, `class .*ConfigModel`); null where it is
 * neither, is shorter than 2 characters, longer than 80, or has fewer than two letters to search for. What comes out goes in
 * unchanged.
 */
export function keywordText(written: string): string | null {
  const text = unwrapped(written)
    .replace(/^@/, '')
    .replace(DECLARATION, '')
    .replaceAll('.*', '*')
    .replaceAll(/\*{2,}/g, '*');
  if (text.length < LEAST_LENGTH || text.length > MOST_LENGTH) return null;
  if (!SEARCHABLE.test(text) || NOTHING.test(text)) return null;
  const [, ...more] = text.match(LETTER) ?? [];
  return more.length === 0 ? null : text;
}

/** Without quotes, brackets and emphasis around the whole, and without what an identifier is not followed by. */
function unwrapped(written: string): string {
  let text = written.trim().replace(/(?:\\?\(|[:!?])$/, '');
  for (const [opening, closing] of WRAPPERS) {
    if (text.startsWith(opening)) text = text.slice(opening.length);
    if (text.endsWith(closing)) text = text.slice(0, -closing.length);
  }
  return text.trim();
}
