import { suggestQuestionSchema, type Example, type SuggestQuestion } from '../../domain/index.js';

/** `both`: the code on both sides of the cut. `before`: nothing behind it, as when typing at the end of a function. */
export type View = 'both' | 'before';

/** The question that an author would ask at the cut. */
export function questionOf(
  { id, codeBefore, codeAfter, scope, table, script }: Example,
  view: View,
): SuggestQuestion {
  return suggestQuestionSchema.parse({
    id,
    codeBefore,
    codeAfter: view === 'both' ? codeAfter : '',
    scope,
    table,
    script,
  });
}
