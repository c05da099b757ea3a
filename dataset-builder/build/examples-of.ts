import type { CallSite } from '../../domain/index.js';
import type { Drop, DraftExample, DropReason } from './draft-example.js';
import type { CutScript, ExampleContext } from './example-context.js';
import { grouped } from './grouped.js';
import { ScriptCutter } from './script-cutter.js';
import { readSyntaxTree } from './syntax-tree.js';

export interface ScriptExamples {
  readonly examples: readonly DraftExample[];
  readonly drops: readonly Drop[];
}

/**
 * The examples of one script, API by API in the order of its call sites: for each API the first statement that needs it,
 * or each one; for each member that it calls behind a dot (`question: 'member'`) the same. One of the cuts that the
 * statement allows is taken, chosen by the seed and the example's id. What is in sight has every trace of the ground
 * truth masked, as `hideApi` and `hideMember` say, and keeps its lines; where that cannot be done the example is dropped
 * with the reason. Pure.
 */
export function examplesOf(
  script: CutScript,
  callSites: readonly CallSite[],
  context: ExampleContext,
): ScriptExamples {
  const resolved = callSites.filter(({ resolution }) => resolution !== 'unresolved');
  if (resolved.length === 0) return { examples: [], drops: [] };
  const examples: DraftExample[] = [];
  const drops: Drop[] = [];
  const tree = readSyntaxTree(script.source);
  const cutter = tree === null ? null : new ScriptCutter(script, tree, context);
  for (const [api, sites] of grouped(resolved, (site) => site.api)) {
    const facts = context.facts(api);
    if (facts === null) continue;
    const outcomes =
      cutter === null
        ? [unreadable(api)]
        : [...cutter.apiExamples(facts, sites), ...cutter.memberExamples(facts, sites)];
    for (const outcome of outcomes) {
      if ('reason' in outcome) drops.push(outcome);
      else examples.push(outcome);
    }
  }
  return { examples, drops };
}

function unreadable(api: string): Drop {
  const reason: DropReason = 'unreadable-script';
  return { api, question: 'api', reason };
}
