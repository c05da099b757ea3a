import type { CallSite } from '../domain/index.js';
import { mirrorView } from './mirror-view.js';
import type { MirrorReader } from './store.js';

/** The mirror as it reads where nobody calls some of its APIs (`scope.Class`) yet; the scripts keep their text. */
export function withoutCalls(
  mirror: MirrorReader,
  isUncalled: (api: string) => boolean,
): MirrorReader {
  const called = (sites: readonly CallSite[]): readonly CallSite[] =>
    sites.filter(({ api }) => !isUncalled(api));
  return mirrorView(mirror, {
    async callSites(filter, page) {
      const { items, ...rest } = await mirror.callSites(filter, page);
      return { ...rest, items: called(items) };
    },
    async callSiteChanges(generation, page) {
      const { items, ...rest } = await mirror.callSiteChanges(generation, page);
      const left = items.map(({ scriptSysId, callSites }) => ({
        scriptSysId,
        callSites: called(callSites),
      }));
      return { ...rest, items: left };
    },
  });
}
