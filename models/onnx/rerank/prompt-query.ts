/** The part of a prompt that holds the code around the cursor, in tokens. */
import type { ModelTokenizer } from '../tokenise.js';
import { cutFront } from './cut-tokens.js';
import type { QueryText } from './pair-scorer.js';

/** What stands behind the cursor may take this share of the tokens; the rest is for what leads up to it. */
const BEHIND_SHARE = 0.25;
const MARKS = { behind: '// after the cursor:\n', before: '\n// before the cursor:\n' } as const;

/**
 * `template` with the code in the place of `{query}`, at most `most` tokens. What stands behind the cursor comes first, its
 * end cut off; then what stands before it, cut at its beginning in steps. So the tokens end at the cursor and what the
 * template has behind it, and typing changes nothing in front.
 */
export function promptQuery(
  template: string,
  { query, behind = '' }: QueryText,
  tokenizer: Pick<ModelTokenizer, 'encode'>,
  most: number,
): readonly number[] {
  if (behind === '') {
    return cutFront(tokenizer.encode(template.replace('{query}', () => query)), most);
  }
  const [lead = '', tail = ''] = template.split('{query}');
  const first = tokenizer
    .encode(`${lead}${MARKS.behind}${behind}`)
    .slice(0, Math.floor(most * BEHIND_SHARE));
  const mark = tokenizer.encode(MARKS.before);
  const rest = cutFront(tokenizer.encode(`${query}${tail}`), most - first.length - mark.length);
  return [...first, ...mark, ...rest];
}
