import { analyseScript, createApiDirectory, linkCallSites } from '../../analysis/index.js';
import type { ApiFacts } from '../build/api-facts.js';
import type { DraftExample, Drop } from '../build/draft-example.js';
import { examplesOf } from '../build/examples-of.js';
import type { MirrorContents } from '../build/mirror-contents.js';
import { documentedExamples } from './documented-examples.js';
import { internalUses } from './internal-uses.js';
import type { SyntheticScript } from './synthetic-script.js';
import { templateSource } from './templates.js';

export interface SyntheticExamples {
  readonly api: string;
  readonly examples: readonly {
    readonly draft: DraftExample;
    /** sys_id of the script whose family it belongs to. */
    readonly placedBy: string;
  }[];
  readonly drops: readonly Drop[];
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
  const directory = createApiDirectory([...contents.facts.values()].map(({ surface }) => surface));
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
    ];
    yield { api, ...cut(made, facts) };
  }

  function cut(
    made: readonly SyntheticScript[],
    facts: ApiFacts,
  ): Pick<SyntheticExamples, 'examples' | 'drops'> {
    const { api } = facts.surface;
    const outcomes = made.map(({ origin, script, madeFrom }) => {
      // Named after nothing: a script of the API's own name would be the API itself.
      const named = { ...script, name: '' };
      const callSites = linkCallSites(named, analyseScript(named).references, directory);
      const { examples, drops } = examplesOf(
        script,
        callSites.filter((site) => site.api === api),
        { ...options, origin, facts: () => facts },
      );
      return { drops, examples: examples.map((draft) => ({ draft, placedBy: madeFrom })) };
    });
    return {
      examples: outcomes.flatMap(({ examples }) => examples),
      drops: outcomes.flatMap(({ drops }) => drops),
    };
  }
}
