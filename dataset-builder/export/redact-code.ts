import type { Placeholders, RedactedKind } from './placeholders.js';
import { REDACTION_RULES } from './redaction-rules.js';

interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: RedactedKind;
}

/** Comments and string literals; a template literal counts as a whole. */
const TEXTS =
  /\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|'(?:[^'\\\n]+|\\[^])*'?|"(?:[^"\\\n]+|\\[^])*"?|`(?:[^`\\]+|\\[^])*`?/g;

/**
 * The code with what looks like a secret, a person, an address, a host or an identifier of a record replaced by a
 * placeholder of the same kind. Lines stay as many as they were. What it cannot know, such as a customer's name in a
 * sentence, stays.
 */
export function redactCode(code: string, placeholders: Placeholders): string {
  const textAt = textNumbers(code);
  const taken = new Uint8Array(code.length);
  const found: Found[] = [];
  for (const { kind, pattern, within, accepts } of REDACTION_RULES) {
    for (const match of code.matchAll(new RegExp(pattern, `${pattern.flags}d`))) {
      const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
      const inText = textAt[start] !== 0 && textAt[start] === textAt[end - 1];
      if (within === 'texts' && !inText) continue;
      if (accepts !== undefined && !accepts(code.slice(start, end))) continue;
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      found.push({ start, end, kind });
    }
  }
  let redacted = '';
  let end = 0;
  for (const range of found.toSorted((a, b) => a.start - b.start)) {
    const value = code.slice(range.start, range.end);
    redacted += code.slice(end, range.start) + placeholders.of(range.kind, value);
    redacted += value.replace(/[^\n]/g, '');
    end = range.end;
  }
  return redacted + code.slice(end);
}

/** For each character the number of the comment or literal that it stands in, from 1; 0 for code. */
function textNumbers(code: string): Uint32Array {
  const numbers = new Uint32Array(code.length);
  let number = 0;
  for (const { 0: text, index } of code.matchAll(TEXTS)) {
    number += 1;
    numbers.fill(number, index, index + text.length);
  }
  return numbers;
}
