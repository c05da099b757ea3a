/** The packed text as searches read it. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  lineMapSchema,
  locateLine,
  scriptLines,
  type LineMap,
  type ShardLines,
} from './line-map.js';
import { readJsonFile, readManifest, type ManifestShard } from './manifest.js';

/** The files never change, and stay for ten minutes after newer ones have taken their place; open the shards again to follow the mirror. */
export interface ShardSet {
  /** The generation of the mirror that was packed. */
  readonly generation: number;
  /** Absolute paths of the text files. */
  readonly files: readonly string[];
  /** What stands at a line (from 1) of one of the files: the script and the line in it, or null where there is none. */
  locate(file: string, line: number): { scriptSysId: string; line: number } | null;
  /** Where the text of a script stands; null for one that has none. */
  place(scriptSysId: string): ScriptPlace | null;
}

export interface ScriptPlace extends ShardLines {
  /** One of the files. */
  readonly file: string;
}

/** Opens the shards of a folder; null when there are none or they are not whole, then `packShards` makes them again. */
export async function openShards(folder: string): Promise<ShardSet | null> {
  const manifest = await readManifest(folder);
  if (manifest === null) return null;
  const shards = await Promise.all(manifest.shards.map((shard) => openShard(folder, shard)));
  const maps = new Map<string, LineMap>();
  for (const shard of shards) {
    if (shard === null) return null;
    maps.set(shard.file, shard.lines);
  }
  let places: ReadonlyMap<string, ScriptPlace> | null = null;
  return {
    generation: manifest.generation,
    files: [...maps.keys()],
    locate(file, line) {
      const lines = maps.get(file);
      return lines === undefined ? null : locateLine(lines, line);
    },
    place(scriptSysId) {
      places ??= placesIn(maps);
      return places.get(scriptSysId) ?? null;
    },
  };
}

function placesIn(maps: ReadonlyMap<string, LineMap>): ReadonlyMap<string, ScriptPlace> {
  const places = new Map<string, ScriptPlace>();
  for (const [file, map] of maps) {
    for (const [sysId, lines] of scriptLines(map)) places.set(sysId, { file, ...lines });
  }
  return places;
}

async function openShard(
  folder: string,
  shard: ManifestShard,
): Promise<{ readonly file: string; readonly lines: LineMap } | null> {
  const file = join(folder, shard.text);
  const lines = await readJsonFile(join(folder, shard.lines), lineMapSchema);
  if (lines === null || (await sizeOf(file)) !== shard.textBytes) return null;
  return { file, lines };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
