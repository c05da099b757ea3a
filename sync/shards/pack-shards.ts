/** Packs the scripts' texts into files that ripgrep searches much faster than one file for each script. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BUCKET_COUNT } from '../bucket.js';
import type { Store } from '../store.js';
import { readManifest, replaceFile, writeManifest, type Manifest } from './manifest.js';
import type { ManifestShard } from './manifest.js';
import { packText } from './packed-text.js';
import { openShards } from './shard-set.js';

/** What a shard holds at most when the number of shards is chosen anew; a small change rewrites one of them. */
const SHARD_BYTES = 1024 * 1024;
/** How long a file that the manifest no longer names stays for those who are reading it. */
const RETIRED_AFTER_MS = 10 * 60_000;
const SCRIPTS_PER_READ = 100;

type PackedStore = Pick<
  Store,
  'identity' | 'generation' | 'textBytes' | 'changedBuckets' | 'texts'
>;

export interface PackOptions {
  readonly store: PackedStore;
  /** Absolute, or from the current folder; made when it is missing. */
  readonly folder: string;
  /** An abort leaves the shards as they were. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Brings the shards of `folder` to the mirror's generation: rewrites those in which a script changed, or all of them where the
 * manifest is missing, torn, of another mirror, or their number no longer fits. Gives how many were written.
 */
export async function packShards(options: PackOptions): Promise<{
  readonly generation: number;
  readonly written: number;
}> {
  const { store, signal, onProgress } = options;
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mirror = await store.identity();
  const generation = await store.generation();
  const wanted = shardCount(await store.textBytes());
  const before = await usable(folder, mirror, generation, wanted);
  if (before?.generation === generation) return { generation, written: 0 };

  const count = before?.shards.length ?? wanted;
  const changed = await store.changedBuckets(before?.generation ?? 0);
  const stale = new Set(before === null ? range(count) : changed.map((bucket) => bucket % count));
  const shards = [...(before?.shards ?? [])];
  let written = 0;
  for (const index of stale) {
    signal?.throwIfAborted();
    shards[index] = await writeShard(store, folder, index, count);
    written += 1;
    onProgress?.(written, stale.size);
  }
  await retire(folder, before?.shards ?? [], shards);
  await writeManifest(folder, { version: 1, mirror, generation, shards });
  await removeRetired(folder, shards);
  return { generation, written };
}

/** The manifest to go on from, or null when everything is to be packed. */
async function usable(
  folder: string,
  mirror: string,
  generation: number,
  wanted: number,
): Promise<Manifest | null> {
  const manifest = await readManifest(folder);
  if (manifest?.mirror !== mirror) return null;
  if (manifest.generation > generation) return null;
  const count = manifest.shards.length;
  // One doubling either way is let be: a mirror whose size hovers about a limit is not packed anew each time.
  if (wanted > count * 2 || wanted < count / 2) return null;
  return (await openShards(folder)) === null ? null : manifest;
}

/** A power of two, so that BUCKET_COUNT buckets fall evenly on them. */
function shardCount(bytes: number): number {
  let count = 1;
  while (count < BUCKET_COUNT && count * SHARD_BYTES < bytes) count *= 2;
  return count;
}

async function writeShard(
  store: PackedStore,
  folder: string,
  index: number,
  count: number,
): Promise<ManifestShard> {
  const buckets = range(BUCKET_COUNT).filter((bucket) => bucket % count === index);
  const scripts: { sysId: string; source: string }[] = [];
  let after: string | undefined;
  do {
    const page = await store.texts(buckets, {
      limit: SCRIPTS_PER_READ,
      ...(after === undefined ? {} : { after }),
    });
    scripts.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  const { text, lines } = packText(scripts);
  // A name of its own each time: readers keep the file they have.
  const name = `shard-${String(index).padStart(3, '0')}-${randomUUID().slice(0, 8)}`;
  const content = Buffer.from(text);
  await replaceFile(join(folder, `${name}.txt`), content);
  await replaceFile(join(folder, `${name}.json`), JSON.stringify(lines));
  return { text: `${name}.txt`, textBytes: content.byteLength, lines: `${name}.json` };
}

/** From now on the time runs after which files that are no longer named go. */
async function retire(
  folder: string,
  before: readonly ManifestShard[],
  after: readonly ManifestShard[],
): Promise<void> {
  const now = new Date();
  const kept = new Set(after);
  for (const { text, lines } of before.filter((shard) => !kept.has(shard))) {
    await utimes(join(folder, text), now, now);
    await utimes(join(folder, lines), now, now);
  }
}

async function removeRetired(folder: string, shards: readonly ManifestShard[]): Promise<void> {
  const named = new Set(shards.flatMap(({ text, lines }) => [text, lines]));
  for (const name of await readdir(folder)) {
    if (!/^shard-|\.draft$/.test(name) || named.has(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > RETIRED_AFTER_MS) await rm(path, { force: true });
  }
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}
