const WORD = /[\p{Lu}]+(?![\p{Ll}])|[\p{Lu}]?[\p{Ll}]+|\p{Lo}+|\p{N}+/gu;
const PLAIN = /^(?:[a-z]+|[A-Z][a-z]*)$/;

/**
 * The words of an identifier in lower case: at changes of case, at digits, at `_`, `$`, `.` and other separators.
 * An acronym ends before the capital that begins the next word: `parseXMLDoc2` gives parse, xml, doc, 2.
 */
export function splitIdentifier(name: string): readonly string[] {
  if (PLAIN.test(name)) return [name.toLowerCase()];
  return name.match(WORD)?.map((word) => word.toLowerCase()) ?? [];
}
