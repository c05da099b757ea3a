/** Everything that a mirror says, in a form in which two mirrors of the same records are equal. */
import { readFile } from 'node:fs/promises';
import { MIRRORED_TABLES, type MirrorRecord } from '../../domain/index.js';
import type { RecordSource } from '../../connector/index.js';
import { openShards, type Page, type Store, type StoredScript } from '../../sync/index.js';

const QUERIES = [
  ['invoice', 'total'],
  ['run'],
  ['vendor', 'risk', 'score'],
  ['getBalance'],
  ['user'],
];

/** Reads all pages. */
export async function everyItem<Item>(
  read: (page: { after?: string; limit: number }) => Promise<Page<Item>>,
  limit = 100,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | null | undefined;
  do {
    const page = await read({ limit, ...(typeof after === 'string' ? { after } : {}) });
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

/** The mirrored records as a source gives them, by table and sys_id. */
export async function mirroredRecords(store: Store): Promise<MirrorRecord[]> {
  const scripts = await everyItem((page) => store.scriptChanges(0, page));
  const records: MirrorRecord[] = [
    ...scripts.map(recordOf),
    ...(await store.scopes()),
    ...(await store.privileges()),
    ...(await store.restrictedCallers()),
  ];
  return records.sort(bySysId);
}

/** The script as its source gives it. */
function recordOf(script: StoredScript): MirrorRecord {
  const derived = new Set(['generation', 'contentHash', 'parse']);
  const { kind, sysId, table, name, scope, packageId, description, source, access } = script;
  const { callerAccess, clientCallable, active, policy, targetTable } = script;
  const { updatedOn, updatedBy, modCount } = script;
  const record = { kind, sysId, table, name, scope, packageId, description, source, access };
  const whole = {
    ...record,
    ...{ callerAccess, clientCallable, active, policy, targetTable },
    ...{ updatedOn, updatedBy, modCount },
  };
  const forgotten = Object.keys(script).filter((key) => !(key in whole) && !derived.has(key));
  if (forgotten.length > 0) throw new Error(`Not compared: ${forgotten.join(', ')}`);
  return whole;
}

/** The records that a source holds. */
export async function sourceRecords(source: RecordSource): Promise<MirrorRecord[]> {
  const records = new Map<string, MirrorRecord>();
  for (const table of MIRRORED_TABLES) {
    for await (const page of source.pages(table, null)) {
      for (const record of page.records) records.set(record.sysId, record);
    }
  }
  return [...records.values()].sort(bySysId);
}

/** Records, APIs, call sites, search hits and packed text. */
export async function mirrorContents(
  store: Store,
  shardsFolder: string,
): Promise<Record<string, unknown>> {
  const scripts = await everyItem((page) => store.scripts({}, page));
  const apis = await everyItem((page) => store.apis({}, page));
  const callSites = await everyItem((page) => store.callSites({}, page), 1_000);
  const hits = [];
  for (const terms of QUERIES) {
    const found = await store.searchApis({ terms, limit: 10_000 });
    hits.push({ terms, apis: found.map(({ api }) => api).sort() });
  }
  return {
    records: await mirroredRecords(store),
    parses: scripts.map(({ sysId, parse }) => `${sysId} ${parse}`).sort(),
    // Generations count how a mirror came about, not what it holds.
    apis: apis.map((api) => ({ ...api, generation: 0 })),
    callSites: callSites.map((site) => JSON.stringify(site)).sort(),
    hits,
    packed: await packedTexts(shardsFolder),
    waiting: [await store.pendingCount(), await store.unlinkedCount()],
  };
}

/** The packed text of each script, put together from its lines. */
export async function packedTexts(shardsFolder: string): Promise<Record<string, string>> {
  const shards = await openShards(shardsFolder);
  if (shards === null) throw new Error(`There are no shards in ${shardsFolder}`);
  const texts = new Map<string, string[]>();
  for (const file of shards.files) {
    const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
    for (const [index, text] of lines.entries()) {
      const place = shards.locate(file, index + 1);
      if (place === null) throw new Error(`Line ${String(index + 1)} belongs to no script`);
      const collected = texts.get(place.scriptSysId) ?? [];
      if (place.line !== collected.length + 1) throw new Error('Lines are out of order');
      texts.set(place.scriptSysId, [...collected, text]);
    }
  }
  const sorted = [...texts].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([sysId, lines]) => [sysId, lines.join('\n')]));
}

function bySysId(left: MirrorRecord, right: MirrorRecord): number {
  return left.sysId < right.sysId ? -1 : 1;
}
