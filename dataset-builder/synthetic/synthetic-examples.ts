import type { MirrorContents } from '../build/mirror-contents.js';
import { documentedExamples } from './documented-examples.js';
import { internalUses } from './internal-uses.js';
import { syntheticCutter, type CutExamples } from './synthetic-cutter.js';
import { templateSource } from './templates.js';

export interface SyntheticExamples extends CutExamples {
  readonly api: string;
}

/**
 * Examples for the APIs that no other script calls, API by API in the order of their names: from documented examples,
 * from the class's use of its own members, and from templates. Each goes through the same analysis, cutting and masking
 * as a call site, so that what holds for those holds here.
 */
export function* syntheticExamples(
  contents: MirrorContents,
  options: { readonly sites: 'first' | 'all'; readonly seed: number },
): Iterable<SyntheticExamples> {
  const cutter = syntheticCutter(contents, options);
  const templates = templateSource(contents, options.seed);
  const scripts = new Map(contents.scripts.map((script) => [script.sysId, script]));
  for (const [api, facts] of contents.facts) {
    if (facts.callers.size > 0) continue;
    const { surface } = facts;
    const script = scripts.get(surface.scriptSysId);
    const made = [
      ...(script === undefined ? [] : documentedExamples(surface, script)),
      ...(script === undefined ? [] : internalUses(surface, script)),
      ...templates.templatesFor(surface),
    ].map((entry) => cutter.cut(entry, facts));
    yield {
      api,
      examples: made.flatMap(({ examples }) => examples),
      drops: made.flatMap(({ drops }) => drops),
    };
  }
}
