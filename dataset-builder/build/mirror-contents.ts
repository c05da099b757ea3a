/** What the builder reads of a mirror: its texts, its APIs and who calls whom. */
import type { CallSite } from '../../domain/index.js';
import type { Changes, MirrorReader, StoredApi, StoredScript } from '../../sync/index.js';
import type { ApiFacts } from './api-facts.js';
import { distinguishingVocabularies } from './intent.js';

/** A script as far as examples need it. */
export type DatasetScript = Pick<
  StoredScript,
  'sysId' | 'table' | 'name' | 'scope' | 'source' | 'targetTable'
>;

export interface MirrorContents {
  readonly generation: number;
  /** In the order of their sys_ids, so that two mirrors of one content give one dataset. */
  readonly scripts: readonly DatasetScript[];
  readonly callSites: ReadonlyMap<string, readonly CallSite[]>;
  /** In the order of their names. */
  readonly facts: ReadonlyMap<string, ApiFacts>;
  readonly scopes: readonly string[];
}

export interface ReadOptions {
  readonly onProgress?: (phase: string, done: number) => void;
  /** An abort throws; nothing is left behind. */
  readonly signal?: AbortSignal;
}

const PAGE_SIZE = 200;

/** Reads the whole mirror into memory; the texts are most of it. */
export async function readMirrorContents(
  store: MirrorReader,
  options: ReadOptions,
): Promise<MirrorContents> {
  const generation = await store.generation();
  const scripts: DatasetScript[] = [];
  await readAll(
    (page) => store.scriptChanges(0, page),
    (items: readonly StoredScript[]) => {
      for (const { sysId, table, name, scope, source, targetTable } of items) {
        scripts.push({ sysId, table, name, scope, source, targetTable });
      }
      options.onProgress?.('scripts', scripts.length);
    },
    options.signal,
  );
  scripts.sort(({ sysId: one }, { sysId: other }) => compare(one, other));
  const callSites = new Map<string, readonly CallSite[]>();
  await readAll(
    (page) => store.callSiteChanges(0, page),
    (items: readonly { scriptSysId: string; callSites: readonly CallSite[] }[]) => {
      for (const item of items) callSites.set(item.scriptSysId, item.callSites);
    },
    options.signal,
  );
  const apis: StoredApi[] = [];
  await readAll(
    (page) => store.apiChanges(0, page),
    (items: readonly StoredApi[]) => {
      apis.push(...items);
    },
    options.signal,
  );
  const scopes = (await store.scopes()).map(({ scope }) => scope);
  return {
    generation,
    scripts,
    callSites,
    facts: factsOf(apis, callSites),
    scopes: [...new Set([...scopes, ...scripts.map(({ scope }) => scope)])].sort(compare),
  };
}

function factsOf(
  apis: readonly StoredApi[],
  callSites: ReadonlyMap<string, readonly CallSite[]>,
): ReadonlyMap<string, ApiFacts> {
  const callers = new Map<string, Set<string>>();
  for (const [sysId, sites] of callSites) {
    for (const { api, resolution } of sites) {
      if (resolution === 'unresolved') continue;
      callers.set(api, (callers.get(api) ?? new Set()).add(sysId));
    }
  }
  const surfaces = apis
    .map(({ surface }) => surface)
    .sort(({ api: one }, { api: other }) => compare(one, other));
  const vocabularies = distinguishingVocabularies(surfaces);
  return new Map(
    surfaces.map((surface) => [
      surface.api,
      {
        surface,
        callers: callers.get(surface.api) ?? new Set<string>(),
        vocabulary: vocabularies.get(surface.api) ?? new Map<string, number>(),
      },
    ]),
  );
}

async function readAll<Item>(
  read: (page: { after?: string; limit: number }) => Promise<Changes<Item>>,
  take: (items: readonly Item[]) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  let after: string | null = null;
  do {
    signal?.throwIfAborted();
    const page: Changes<Item> = await read({
      limit: PAGE_SIZE,
      ...(after === null ? {} : { after }),
    });
    take(page.items);
    after = page.next;
  } while (after !== null);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
