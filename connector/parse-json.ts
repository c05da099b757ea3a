/** JSON from outside, to be validated by a schema; undefined for what is not JSON (its error would quote the text). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
