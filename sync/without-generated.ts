import type { MirrorReader, StoredApi } from './store.js';

/** The mirror as it reads where no model has written documentation; the mirror itself stays as it is. */
export function withoutGenerated(mirror: MirrorReader): MirrorReader {
  return {
    instance: mirror.instance,
    generation: () => mirror.generation(),
    status: () => mirror.status(),
    script: (sysId) => mirror.script(sysId),
    findScript: (nameOrSysId) => mirror.findScript(nameOrSysId),
    scripts: (filter, page) => mirror.scripts(filter, page),
    scriptChanges: (generation, page) => mirror.scriptChanges(generation, page),
    changedScriptCount: (generation) => mirror.changedScriptCount(generation),
    async api(api) {
      const stored = await mirror.api(api);
      return stored === null ? null : stripped(stored);
    },
    async apis(filter, page) {
      const { items, ...rest } = await mirror.apis(filter, page);
      return { ...rest, items: items.map(stripped) };
    },
    async apiChanges(generation, page) {
      const { items, ...rest } = await mirror.apiChanges(generation, page);
      return { ...rest, items: items.map(stripped) };
    },
    callSites: (filter, page) => mirror.callSites(filter, page),
    callSiteChanges: (generation, page) => mirror.callSiteChanges(generation, page),
    searchApis: (query) => mirror.searchApis({ ...query, withoutGenerated: true }),
    vectorStamp: () => mirror.vectorStamp(),
    vectorHashes: (space, page) => mirror.vectorHashes(space, page),
    vectorChanges: (space, stamp, page) => mirror.vectorChanges(space, stamp, page),
    scopes: () => mirror.scopes(),
    privileges: () => mirror.privileges(),
    restrictedCallers: () => mirror.restrictedCallers(),
    snapshots: () => mirror.snapshots(),
    surfacesAt: (generation, page) => mirror.surfacesAt(generation, page),
    identity: () => mirror.identity(),
    lastReconciliation: () => mirror.lastReconciliation(),
    textBytes: () => mirror.textBytes(),
    changedBuckets: (generation) => mirror.changedBuckets(generation),
    texts: (buckets, page) => mirror.texts(buckets, page),
  };
}

function stripped(api: StoredApi): StoredApi {
  return { ...api, generated: null };
}
