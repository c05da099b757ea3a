/** Where an author may stand when the API is needed. */
import type { Example } from '../../domain/index.js';
import type { StatementUnit } from './statement-unit.js';
import type { TextRange } from './text-range.js';

export interface Cut extends TextRange {
  /** From `start` to `end` the code is taken out of sight. */
  readonly kind: Example['cut'];
}

/** Ends with an assignment, `return` or an opening parenthesis; comparisons and arrows are none. */
const VALUE_BEGINS = /(?:(?:^|[^=!<>])=|<<=|>>=|[^\p{L}\p{N}_$.]return|^return|\()\s*$/u;
const NEW = /^new\s+/;
/** Behind this many characters of white space nobody takes the value for a continuation. */
const LOOK_BEHIND = 200;

/**
 * The places where the question for the API of `use` may be asked, from the left to the right: where the statement
 * begins, where a value begins with the use, and after `new `. The first ends where the unit does, the others with it or,
 * in the head of an `if` or a loop, before the parenthesis that closes it.
 */
export function apiCuts(source: string, use: TextRange, unit: StatementUnit): readonly Cut[] {
  const { whole, valueEnd } = unit;
  const cuts: Cut[] = [];
  if (whole !== null) cuts.push({ kind: 'statement', ...whole });
  const behind = source.slice(Math.max(whole?.start ?? 0, use.start - LOOK_BEHIND), use.start);
  const isValue = VALUE_BEGINS.test(behind);
  if (isValue) cuts.push({ kind: 'value', start: use.start, end: valueEnd });
  const made = NEW.exec(source.slice(use.start, use.end));
  if (made !== null && !/^new\s+GlideAjax\b/.test(source.slice(use.start, use.end))) {
    cuts.push({ kind: 'new', start: use.start + made[0].length, end: valueEnd });
  }
  return cuts;
}

/** The place after `receiver.` where the member of `use` is asked for, or null where the member is not written so. */
export function memberCut(
  source: string,
  use: TextRange,
  member: string,
  unit: StatementUnit,
): Cut | null {
  const start = use.end - member.length;
  if (start < use.start || source.slice(start, use.end) !== member) return null;
  if (!source.slice(0, start).endsWith('.')) return null;
  return { kind: 'member', start, end: unit.valueEnd };
}
