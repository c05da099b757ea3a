const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}]+|\p{N}+/gu;

/** Identifiers, whole and in their parts, in lower case: `getUserName` is getusername, get, user and name. */
export function windowTerms(text: string): readonly string[] {
  return (text.match(IDENTIFIER) ?? []).flatMap((identifier) => {
    const whole = identifier.toLowerCase();
    const parts = (identifier.match(PART) ?? []).map((part) => part.toLowerCase());
    return parts.length === 1 && parts[0] === whole ? [whole] : [whole, ...parts];
  });
}
