import type { Placeholders, RedactedKind } from './placeholders.js';
import { REDACTION_RULES } from './redaction-rules.js';

interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: RedactedKind;
}

/** Comments and string literals; a template literal counts as a whole. */
const TEXTS =
  /\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|'(?:[^'\\\n]|\\[^])*'?|"(?:[^"\\\n]|\\[^])*"?|`(?:[^`\\]|\\[^])*`?/g;

/**
 * The code with what looks like a secret, a person, an address, a host or an identifier of a record replaced by a
 * placeholder of the same kind. Lines stay as many as they were. What it cannot know, such as a customer's name in a
 * sentence, stays.
 */
export function redactCode(code: string, placeholders: Placeholders): string {
  const texts = [...code.matchAll(TEXTS)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }));
  const found: Found[] = [];
  for (const { kind, pattern, within, accepts } of REDACTION_RULES) {
    for (const match of code.matchAll(new RegExp(pattern, `${pattern.flags}d`))) {
      const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
      const value = code.slice(start, end);
      if (accepts !== undefined && !accepts(value)) continue;
      if (within === 'texts' && !texts.some((text) => text.start <= start && end <= text.end))
        continue;
      if (found.some((other) => other.start < end && start < other.end)) continue;
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
