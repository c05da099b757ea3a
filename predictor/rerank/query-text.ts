/** What a neural model reads of the code around the cursor. */
import type { RerankRequest, SuggestQuestion } from '../../domain/index.js';

/**
 * Characters of the code before the cursor. The window's beginning stands still until the code has grown by a step: what a
 * model has reckoned of the text so far holds while the author types on.
 */
export const BEFORE = { most: 1_600, step: 400 } as const;
/** Of the code behind it: less, for it is often what an earlier edit left. */
export const MOST_AFTER = 400;
/** A line begins within so many characters, or is cut: less than what always stands behind the window's beginning. */
const LONGEST_LINE = 300;

/**
 * The code before the cursor, at most some 1,600 characters that end at it, and the beginning of the code behind it, where
 * there is any: at most 400. Carriage returns are left out.
 */
export function queryText({
  codeBefore,
  codeAfter,
}: Pick<SuggestQuestion, 'codeBefore' | 'codeAfter'>): Required<
  Pick<RerankRequest, 'query' | 'behind'>
> {
  const query = codeBefore.slice(windowStart(codeBefore)).replaceAll('\r', '');
  const behind = firstLines(codeAfter).replaceAll('\r', '');
  return { query, behind: behind.trim() === '' ? '' : behind };
}

/** Where the window before the cursor begins: at a line behind a multiple of the step, the same for all that begins alike. */
function windowStart(code: string): number {
  const steps = Math.max(0, Math.ceil((code.length - BEFORE.most) / BEFORE.step));
  const start = steps * BEFORE.step;
  if (start === 0) return 0;
  const lineEnd = code.slice(start - 1, start + LONGEST_LINE).indexOf('\n');
  if (lineEnd >= 0) return start + lineEnd;
  return isLowSurrogate(code, start) ? start + 1 : start;
}

/** Whole lines; of a line that is longer than all of it the beginning. */
function firstLines(code: string): string {
  if (code.length <= MOST_AFTER) return code.trimEnd();
  const cut = code.slice(0, MOST_AFTER);
  const lineEnd = cut.lastIndexOf('\n');
  if (cut.slice(0, Math.max(0, lineEnd)).trim() !== '') return cut.slice(0, lineEnd).trimEnd();
  return cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd();
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
