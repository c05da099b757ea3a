/** The store in a worker thread: every method is a message there and back. */
import { ThreadCalls } from '../../domain/index.js';
import type { Store } from '../store.js';

/** Opens the store of `file` in a thread of its own. Throws as `openDatabase` does. */
export async function openThreadStore(options: {
  readonly file: string;
  readonly instance: string;
  readonly create: boolean;
}): Promise<Store> {
  const calls = new ThreadCalls<Omit<Store, 'instance'>>('sync/sqlite/store-worker', options);
  await calls.opened();
  return {
    instance: options.instance,
    generation: () => calls.call('generation'),
    status: () => calls.call('status'),
    script: (sysId) => calls.call('script', sysId),
    findScript: (nameOrSysId) => calls.call('findScript', nameOrSysId),
    scripts: (filter, page) => calls.call('scripts', filter, page),
    scriptChanges: (generation, page) => calls.call('scriptChanges', generation, page),
    changedScriptCount: (generation) => calls.call('changedScriptCount', generation),
    api: (api) => calls.call('api', api),
    apis: (filter, page) => calls.call('apis', filter, page),
    apiChanges: (generation, page) => calls.call('apiChanges', generation, page),
    callSites: (filter, page) => calls.call('callSites', filter, page),
    callSiteChanges: (generation, page) => calls.call('callSiteChanges', generation, page),
    searchApis: (query) => calls.call('searchApis', query),
    vectorStamp: () => calls.call('vectorStamp'),
    vectorHashes: (space, page) => calls.call('vectorHashes', space, page),
    vectorChanges: (space, stamp, page) => calls.call('vectorChanges', space, stamp, page),
    scopes: () => calls.call('scopes'),
    privileges: () => calls.call('privileges'),
    restrictedCallers: () => calls.call('restrictedCallers'),
    snapshots: () => calls.call('snapshots'),
    surfacesAt: (generation, page) => calls.call('surfacesAt', generation, page),
    identity: () => calls.call('identity'),
    lastReconciliation: () => calls.call('lastReconciliation'),
    textBytes: () => calls.call('textBytes'),
    changedBuckets: (generation) => calls.call('changedBuckets', generation),
    texts: (buckets, page) => calls.call('texts', buckets, page),
    createJob: (kind, params) => calls.call('createJob', kind, params),
    job: (id) => calls.call('job', id),
    jobs: (limit) => calls.call('jobs', limit),
    startJob: (id) => calls.call('startJob', id),
    updateJob: (id, progress) => calls.call('updateJob', id, progress),
    finishJob: (id, outcome) => calls.call('finishJob', id, outcome),
    applyPage: (page) => calls.call('applyPage', page),
    checkpoint: (source, table) => calls.call('checkpoint', source, table),
    remove: (table, sysIds) => calls.call('remove', table, sysIds),
    finishSnapshot: (kind) => calls.call('finishSnapshot', kind),
    mirroredIds: (table, packages) => calls.call('mirroredIds', table, packages),
    recordReconciliation: () => calls.call('recordReconciliation'),
    pendingCount: () => calls.call('pendingCount'),
    pendingScripts: (limit) => calls.call('pendingScripts', limit),
    applyAnalyses: (items) => calls.call('applyAnalyses', items),
    unlinkedCount: () => calls.call('unlinkedCount'),
    unlinkedScripts: (limit) => calls.call('unlinkedScripts', limit),
    surfacesNamed: (names) => calls.call('surfacesNamed', names),
    applyCallSites: (items) => calls.call('applyCallSites', items),
    applyDocumentation: (items) => calls.call('applyDocumentation', items),
    removeDocumentation: () => calls.call('removeDocumentation'),
    applyVectors: (space, items) => calls.call('applyVectors', space, items),
    optimise: () => calls.call('optimise'),
    acquireWriter: (holder) => calls.call('acquireWriter', holder),
    joinWriter: (token) => calls.call('joinWriter', token),
    releaseWriter: () => calls.call('releaseWriter'),
    holdsWriter: () => calls.call('holdsWriter'),
    writer: () => calls.call('writer'),
    close: () => calls.close(),
  };
}
