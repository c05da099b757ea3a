/** Code with its comments and string contents blanked, every other character where it was. */
const TEXTS = /\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|'(?:[^'\\\n]+|\\[^])*'?|"(?:[^"\\\n]+|\\[^])*"?/g;

/**
 * Lengths and line breaks are kept. Template literals stay, since they hold code. A regular expression that contains a
 * quote blanks the rest of its line: the text is read as it stands, not parsed.
 */
export function codeWithoutTexts(code: string): string {
  return code.replace(TEXTS, (text) => text.replace(/[^\n]/g, ' '));
}
