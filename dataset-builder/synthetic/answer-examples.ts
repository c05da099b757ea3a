import type { ChatAnswer } from '../../domain/index.js';
import type { ApiFacts } from '../build/api-facts.js';
import type { DraftExample, Drop, DropReason } from '../build/draft-example.js';
import { findLeaks } from '../check/find-leaks.js';
import { modelCode } from './model-answer.js';
import type { SyntheticCutter } from './synthetic-cutter.js';
import type { SyntheticExamples } from './synthetic-examples.js';
import { inventedSysId, type SyntheticScript } from './synthetic-script.js';

/**
 * The examples of what a model answered for one API, as of any other script; what does not call the API, calls members that
 * it does not have, or leaks, is dropped with the reason. Pure.
 */
export function answerExamples(
  answer: ChatAnswer | null,
  facts: ApiFacts,
  cutter: SyntheticCutter,
): SyntheticExamples {
  const { api, scope, scriptSysId, isAjaxProcessor } = facts.surface;
  const examples: { draft: DraftExample; placedBy: string }[] = [];
  const drops: Drop[] = [];
  const drop = (reason: DropReason, question: Drop['question'] = 'api'): void => {
    drops.push({ api, question, reason });
  };
  const parts = answer === null ? [] : modelCode(answer);
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'none') {
      drop(part.reason);
      continue;
    }
    const { source } = part;
    const table = isAjaxProcessor ? 'sys_script_client' : 'sys_script';
    const sysId = inventedSysId('model', api, index, source);
    const script = { sysId, table, scope, source };
    const made: SyntheticScript = { origin: 'model', script, madeFrom: scriptSysId };
    const callSites = cutter.callSites(made, facts);
    if (callSites.length === 0) drop('model-code-without-api');
    else if (callSites.some(({ resolution }) => resolution === 'member-unknown')) {
      drop('model-invented-member');
    } else {
      const cut = cutter.cut(made, facts);
      drops.push(...cut.drops);
      // An include on its own asks for no API.
      if (cut.examples.length + cut.drops.length === 0) drop('model-code-without-api');
      for (const entry of cut.examples) {
        if (leaks(entry.draft, scriptSysId)) drop('model-code-leaks', entry.draft.question);
        else examples.push(entry);
      }
    }
  }
  return { api, examples, drops };
}

function leaks(draft: DraftExample, apiSysId: string): boolean {
  // Where it is placed is known later; the checker of one example does not look at that.
  const example = { ...draft, family: draft.script, split: 'train', fold: 0 } as const;
  const apiScripts = new Map([[draft.groundTruth.api, apiSysId]]);
  return findLeaks(example, { apiScripts }).length > 0;
}
