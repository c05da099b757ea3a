import type { MirrorReader } from './store.js';

/** A mirror that reads differently in some things; the mirror itself stays as it is. */
export function mirrorView(mirror: MirrorReader, changed: Partial<MirrorReader>): MirrorReader {
  return {
    instance: mirror.instance,
    generation: () => mirror.generation(),
    status: () => mirror.status(),
    script: (sysId) => mirror.script(sysId),
    findScript: (nameOrSysId) => mirror.findScript(nameOrSysId),
    scripts: (filter, page) => mirror.scripts(filter, page),
    scriptChanges: (generation, page) => mirror.scriptChanges(generation, page),
    changedScriptCount: (generation) => mirror.changedScriptCount(generation),
    api: (api) => mirror.api(api),
    apis: (filter, page) => mirror.apis(filter, page),
    apiChanges: (generation, page) => mirror.apiChanges(generation, page),
    callSites: (filter, page) => mirror.callSites(filter, page),
    callSiteChanges: (generation, page) => mirror.callSiteChanges(generation, page),
    searchApis: (query) => mirror.searchApis(query),
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
    ...changed,
  };
}
