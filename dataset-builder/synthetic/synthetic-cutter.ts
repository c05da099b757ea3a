import { analyseScript, createApiDirectory, linkCallSites } from '../../analysis/index.js';
import type { CallSite } from '../../domain/index.js';
import type { ApiFacts } from '../build/api-facts.js';
import type { DraftExample, Drop } from '../build/draft-example.js';
import { examplesOf } from '../build/examples-of.js';
import type { MirrorContents } from '../build/mirror-contents.js';
import type { SyntheticScript } from './synthetic-script.js';

export interface CutExamples {
  readonly examples: readonly {
    readonly draft: DraftExample;
    /** sys_id of the script whose family it belongs to. */
    readonly placedBy: string;
  }[];
  readonly drops: readonly Drop[];
}

export interface SyntheticCutter {
  /** The places where a script calls the API. */
  callSites(made: SyntheticScript, facts: ApiFacts): readonly CallSite[];
  cut(made: SyntheticScript, facts: ApiFacts): CutExamples;
}

/** Puts scripts that no mirror holds through the same analysis, cutting and masking as those of the mirror. */
export function syntheticCutter(
  contents: MirrorContents,
  options: { readonly sites: 'first' | 'all'; readonly seed: number },
): SyntheticCutter {
  const directory = createApiDirectory([...contents.facts.values()].map(({ surface }) => surface));

  function callSites({ script }: SyntheticScript, { surface }: ApiFacts): readonly CallSite[] {
    // Named after nothing: a script of the API's own name would be the API itself.
    const named = { ...script, name: '' };
    const sites = linkCallSites(named, analyseScript(named).references, directory);
    return sites.filter(({ api }) => api === surface.api);
  }

  return {
    callSites,
    cut(made, facts) {
      const { origin, script, madeFrom } = made;
      const context = { ...options, origin, facts: () => facts };
      const { examples, drops } = examplesOf(script, callSites(made, facts), context);
      return { drops, examples: examples.map((draft) => ({ draft, placedBy: madeFrom })) };
    },
  };
}
