/** Shows a text with stretches of it masked, and makes sure that nothing of them is left in disguise. */
import { MASK } from '../../domain/index.js';
import type { NameTrace } from './name-trace.js';
import type { TextRange } from './text-range.js';

/** The part of `source` within `shown`, each of `masked` (in order, without overlaps) as one `_` and its line breaks. */
export function maskedText(source: string, shown: TextRange, masked: readonly TextRange[]): string {
  let text = '';
  let at = shown.start;
  for (const range of masked) {
    const start = Math.max(range.start, at);
    const end = Math.min(range.end, shown.end);
    if (end <= start) continue;
    text += source.slice(at, start) + MASK;
    text +=
      source
        .slice(start, end)
        .match(/[\r\n]+/g)
        ?.join('') ?? '';
    at = end;
  }
  return text + source.slice(at, shown.end);
}

const INVISIBLE = /[\p{M}\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu;
const JOINED_STRINGS = /(["'`])\s*\+\s*["'`]/g;
const ESCAPES =
  /\\u\{([\da-f]{1,6})\}|\\u([\da-f]{4})|\\x([\da-f]{2})|&#x([\da-f]{1,6});|%([\da-f]{2})/gi;
const DECIMAL_ENTITY = /&#(\d{1,7});/g;

/**
 * Whether a trace shows in masked text, also once escapes, entities, accents, invisible characters and concatenations are
 * undone. Where it does, the name was written so that the mask did not cover it, or masking brought its parts together.
 */
export function stillShows(text: string, traces: readonly NameTrace[]): boolean {
  const plain = undisguised(text);
  return traces.some((trace) => trace.find(text).length > 0 || trace.find(plain).length > 0);
}

function undisguised(text: string): string {
  return text
    .replace(ESCAPES, (_, ...groups: unknown[]) => {
      const digits = groups.slice(0, 5).find((group) => typeof group === 'string');
      return character(Number.parseInt(String(digits), 16));
    })
    .replace(DECIMAL_ENTITY, (_, digits: string) => character(Number(digits)))
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(JOINED_STRINGS, '');
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
