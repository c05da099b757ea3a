/** What a model is asked, so that its answer widens a query. The same code and mode give the same bytes. */
import type { ChatRequest, ExpansionMode, SuggestQuestion } from '../../domain/index.js';
import { codeAround } from './code-around.js';

/** The modes in which a model is asked. */
export type WrittenMode = Exclude<ExpansionMode, 'prefix'>;

const SYSTEM =
  'You complete JavaScript that runs on a ServiceNow server (ES5, GlideRecord, gs). Helpers are methods of classes ' +
  'that the application itself defines; their names say what they do.';

const TASKS: Readonly<Record<WrittenMode, string>> = {
  description:
    'The code needs a helper where the cursor stands. Say in one sentence of at most 30 words what that helper does, ' +
    'with what, and on which records. Answer with the sentence alone.',
  'hypothetical-code':
    'Write the next 5 lines of code from the cursor on, as the author would. Where a helper is needed, call it by the ' +
    'names that its class and method would have. Answer with code alone.',
};

/** The longest answer, in tokens: twice what is asked for. */
const MAX_TOKENS: Readonly<Record<WrittenMode, number>> = {
  description: 80,
  'hypothetical-code': 200,
};
const SEED = 1;

/** Holds the code around the cursor, and no name of an API but those that stand there. */
export function expansionRequest(
  mode: WrittenMode,
  question: SuggestQuestion,
  model: string,
): ChatRequest {
  const { before, after } = codeAround(question);
  const behind = after.trim() === '' ? [] : [`Code after the cursor:\n\`\`\`js\n${after}\n\`\`\``];
  const content = [`Code before the cursor:\n\`\`\`js\n${before}\n\`\`\``, ...behind, TASKS[mode]];
  return {
    model,
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: content.join('\n\n') },
    ],
    temperature: 0,
    seed: SEED,
    max_tokens: MAX_TOKENS[mode],
  };
}
