import type { ApiSurface, ChatRequest } from '../../domain/index.js';
import { apiDeclaration } from './api-declaration.js';

/** Pieces of code that one answer is to hold. */
export const MODEL_SCRIPTS = 3;

/** About 300 lines: three scripts and some words around them. */
const MAX_TOKENS = 3_000;

const SYSTEM =
  'You write scripts for ServiceNow as experienced developers of an instance do: plain JavaScript (ES5), the ' +
  "platform's own classes (GlideRecord, gs, current, previous), no modules, no placeholders. You answer with code alone.";

/** What a model is asked, so that its answer holds code that calls the API. The same API and seed give the same question. */
export function modelQuestion(surface: ApiSurface, model: string, seed: number): ChatRequest {
  const { name, isAjaxProcessor } = surface;
  const [kind, rule] = isAjaxProcessor
    ? ['client scripts', `It is called through \`new GlideAjax('${name}')\`.`]
    : [
        'server scripts (a business rule, a scheduled job, a method of another Script Include)',
        `Call it by its name, \`${name}\`; do not define it.`,
      ];
  const wanted = `Write ${MODEL_SCRIPTS} different ${kind} that each need this Script Include for a task of their own:`;
  const form =
    'Use only members that are declared there. Around each call write the code that such a script has before and ' +
    'after it: where the values come from and what is done with the result. 10 to 40 lines each, each in a ```js block.';
  return {
    model,
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: `${wanted}\n\n${apiDeclaration(surface)}\n\n${rule} ${form}` },
    ],
    temperature: 0,
    seed,
    max_tokens: MAX_TOKENS,
  };
}
