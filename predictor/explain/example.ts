/** The call that shows best how an API is used: the one whose surroundings are most like these. */
import type { Suggestion } from '../../domain/index.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { QueryContext } from '../question/query-context.js';
import { mostAlike, type SiteScores } from '../retrievers/site-scores.js';

/** A call of the member if there is one, else any use of the API; never from the edited script. */
export function bestExample(
  api: number,
  member: string | null,
  { index, context, sites }: { index: MirrorIndex; context: QueryContext; sites: SiteScores },
): Suggestion['example'] {
  const visible = index
    .sitesOfApi(api)
    .filter(({ number }) => !context.exclusion.sites.has(number));
  const ofMember = visible.filter((site) => site.member === member);
  const best = mostAlike(ofMember.length > 0 ? ofMember : visible, sites, index);
  const script = best === null ? null : index.scripts.get(best.script);
  if (best === null || script === null) return null;
  return {
    script: script.name,
    sysId: script.sysId,
    table: script.table,
    scope: script.scope,
    line: best.line,
    text: best.text,
  };
}
