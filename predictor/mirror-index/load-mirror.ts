/** Builds the ranking structures from a mirror, and follows what changed in it since. */
import type { CallSite } from '../../domain/index.js';
import type { Changes, MirrorReader, StoredApi, StoredScript } from '../../sync/index.js';
import type { PreparedScript } from './entries.js';
import { MirrorIndex } from './mirror-index.js';
import { Pacer } from './pacer.js';
import { prepareScript } from './prepare-script.js';

/** So few that one page of them is read from the store in a stretch that nobody notices. */
const PAGE_SIZE = 50;
/** More changes than this are not followed one by one: a fresh index is built beside and takes the place. */
const MAX_FOLLOWED_SCRIPTS = 500;
/** An index of which this share has left is built afresh. */
const MAX_DEAD_SHARE = 0.3;

interface ChangePage {
  after?: string;
  limit: number;
}

/** Reads the whole mirror. Yields to the event loop; an abort throws and leaves nothing behind. */
export async function loadMirror(store: MirrorReader, signal?: AbortSignal): Promise<MirrorIndex> {
  const pacer = new Pacer(signal);
  const index = new MirrorIndex();
  index.generation = await store.generation();
  index.access = await readAccess(store);
  const readApis = (page: ChangePage): Promise<Changes<StoredApi>> => store.apiChanges(0, page);
  for await (const { items } of pages(readApis, signal)) {
    for (const api of items) {
      index.putApi(api);
      await pacer.breathe();
    }
  }
  const sites = await readCallSites(store, 0, signal);
  const readScripts = (page: ChangePage): Promise<Changes<StoredScript>> =>
    store.scriptChanges(0, page);
  for await (const { items } of pages(readScripts, signal)) {
    for (const script of items) {
      const callSites = sites.changed.get(script.sysId) ?? [];
      index.putScript(await prepareScript(script, callSites, index.terms, pacer));
      sites.changed.delete(script.sysId);
    }
  }
  return index;
}

/**
 * Brings `index` to the store's generation and gives it back, or gives a fresh one where that is cheaper.
 * What is expensive is prepared beforehand in short stretches; the change itself is one step.
 */
export async function followMirror(
  index: MirrorIndex,
  store: MirrorReader,
  signal?: AbortSignal,
): Promise<MirrorIndex> {
  const generation = await store.generation();
  if (generation === index.generation) return index;
  const changes = await prepareChanges(index, store, signal);
  if (changes === null || index.identifiers.deadShare > MAX_DEAD_SHARE) {
    return loadMirror(store, signal);
  }
  for (const api of changes.deletedApis) index.removeApi(api);
  for (const api of changes.apis) index.putApi(api);
  for (const sysId of changes.deletedScripts) index.removeScript(sysId);
  for (const script of changes.scripts) index.putScript(script);
  index.access = changes.access;
  index.generation = generation;
  return index;
}

interface PreparedChanges {
  readonly apis: readonly StoredApi[];
  readonly deletedApis: readonly string[];
  readonly scripts: readonly PreparedScript[];
  readonly deletedScripts: readonly string[];
  readonly access: MirrorIndex['access'];
}

async function prepareChanges(
  index: MirrorIndex,
  store: MirrorReader,
  signal: AbortSignal | undefined,
): Promise<PreparedChanges | null> {
  const since = index.generation;
  const pacer = new Pacer(signal);
  const apis: StoredApi[] = [];
  const deletedApis: string[] = [];
  const readApis = (page: ChangePage): Promise<Changes<StoredApi>> => store.apiChanges(since, page);
  for await (const { items, deleted } of pages(readApis, signal)) {
    apis.push(...items);
    deletedApis.push(...deleted);
    if (apis.length > MAX_FOLLOWED_SCRIPTS) return null;
  }
  const sites = await readCallSites(store, since, signal);
  if (sites.changed.size > MAX_FOLLOWED_SCRIPTS) return null;
  const scripts: PreparedScript[] = [];
  const deletedScripts: string[] = [];
  const prepare = async (script: StoredScript): Promise<void> => {
    const callSites =
      sites.changed.get(script.sysId) ??
      (sites.without.has(script.sysId) ? [] : await callSitesOf(store, script.sysId));
    sites.changed.delete(script.sysId);
    sites.without.delete(script.sysId);
    scripts.push(await prepareScript(script, callSites, index.terms, pacer));
  };
  const readScripts = (page: ChangePage): Promise<Changes<StoredScript>> =>
    store.scriptChanges(since, page);
  for await (const { items, deleted } of pages(readScripts, signal)) {
    for (const script of items) await prepare(script);
    deletedScripts.push(...deleted);
    if (scripts.length > MAX_FOLLOWED_SCRIPTS) return null;
  }
  // What is left was linked anew though its text stayed: an API that it names came, went or changed.
  const gone = new Set(deletedScripts);
  for (const sysId of [...sites.changed.keys(), ...sites.without]) {
    if (gone.has(sysId)) continue;
    const script = await store.script(sysId);
    if (script !== null) await prepare(script);
  }
  return { apis, deletedApis, scripts, deletedScripts, access: await readAccess(store) };
}

async function readCallSites(
  store: MirrorReader,
  since: number,
  signal: AbortSignal | undefined,
): Promise<{ changed: Map<string, readonly CallSite[]>; without: Set<string> }> {
  const changed = new Map<string, readonly CallSite[]>();
  const without = new Set<string>();
  const read = (
    page: ChangePage,
  ): Promise<Changes<{ readonly scriptSysId: string; readonly callSites: readonly CallSite[] }>> =>
    store.callSiteChanges(since, page);
  for await (const { items, deleted } of pages(read, signal)) {
    for (const { scriptSysId, callSites } of items) changed.set(scriptSysId, callSites);
    for (const scriptSysId of deleted) without.add(scriptSysId);
  }
  return { changed, without };
}

async function callSitesOf(store: MirrorReader, scriptSysId: string): Promise<CallSite[]> {
  const sites: CallSite[] = [];
  let after: string | null = null;
  do {
    const page = await store.callSites(
      { scriptSysId },
      { limit: 1_000, ...(after === null ? {} : { after }) },
    );
    sites.push(...page.items);
    after = page.next;
  } while (after !== null);
  return sites;
}

async function readAccess(store: MirrorReader): Promise<MirrorIndex['access']> {
  const [scopes, privileges, restrictedCallers] = await Promise.all([
    store.scopes(),
    store.privileges(),
    store.restrictedCallers(),
  ]);
  return { scopeNames: scopes.map((entry) => entry.scope), privileges, restrictedCallers };
}

async function* pages<Item>(
  read: (page: ChangePage) => Promise<Changes<Item>>,
  signal: AbortSignal | undefined,
): AsyncIterable<Changes<Item>> {
  let after: string | null = null;
  do {
    signal?.throwIfAborted();
    const changes: Changes<Item> = await read({
      limit: PAGE_SIZE,
      ...(after === null ? {} : { after }),
    });
    yield changes;
    after = changes.next;
  } while (after !== null);
}
