/** What lies in a folder of shards, and which of the files in it count. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const shardSchema = z.strictObject({
  /** Packed text, a file name in the folder. */
  text: z.string(),
  textBytes: z.int(),
  /** Line map, a file name in the folder. */
  lines: z.string(),
});
export type ManifestShard = Readonly<z.output<typeof shardSchema>>;

const manifestSchema = z.strictObject({
  version: z.literal(1),
  /** The mirror that was packed. */
  mirror: z.string(),
  generation: z.int(),
  /** Shard number k of n holds the buckets b with b mod n = k. */
  shards: z.array(shardSchema).min(1),
});
export type Manifest = Readonly<z.output<typeof manifestSchema>>;

const MANIFEST_FILE = 'manifest.json';

/** The manifest of a folder, or null when there is none that can be used. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  return readJsonFile(join(folder, MANIFEST_FILE), manifestSchema);
}

/** Puts the manifest in the place of the one before, in one step. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await replaceFile(join(folder, MANIFEST_FILE), JSON.stringify(manifest));
}

/** Writes a file whole or not at all. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** The parsed content, or null when the file is missing, cut or not of this shape: shards are made again from the mirror. */
export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: a file that was cut.
    return null;
  }
}
