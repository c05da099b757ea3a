/** The scripts of a mirror as a tree: the files are its packed shards, each script is known as `SYS_ID.js`. */
import { createError, isError } from '../../../domain/index.js';
import { openShards, type ShardSet } from '../../../sync/index.js';
import type { MirrorPlace } from '../context-finder.js';
import { copiesOf } from './copy-of-sight.js';
import { ripgrepLines } from './ripgrep-lines.js';
import type { ShardTexts } from './shard-texts.js';
import type { SourceTree, TreeHit } from './source-tree.js';

const ENDING = '.js';

interface ShardTreeParts {
  readonly texts: ShardTexts;
  readonly ripgrepPath: string;
}

/** The tree as it is now, without the edited scripts and the copies of what is in sight. Throws SHARDS_MISSING. */
export async function openShardTree(
  { instance, shardsFolder, excluded }: MirrorPlace,
  sight: { readonly codeBefore: string; readonly codeAfter: string },
  { texts, ripgrepPath }: ShardTreeParts,
): Promise<SourceTree> {
  const shards = await openShards(shardsFolder).catch(() => null);
  if (shards === null) throw createError('SHARDS_MISSING', { instance });
  // As hits name them.
  const paths = new Map(shards.files.map((file) => [file.replaceAll('\\', '/'), file]));
  const read = scriptReader(shards, texts, { excluded, sight });
  return {
    lines: (file) => read(sysIdOf(file)),
    async search(search, signal) {
      const place = { ripgrepPath, folder: shardsFolder, paths: shards.files };
      try {
        // Every script is JavaScript, whatever its shard is called.
        const { hits, cut } = await ripgrepLines(place, { ...search, globs: [] }, signal);
        const located = hits.flatMap((hit) => locate(shards, paths, hit));
        return {
          hits: located.filter(({ file }) => read(sysIdOf(file)) !== null).sort(byPlace),
          cut,
        };
      } catch (error) {
        throw isError(error, 'CONTEXT_ROOT_UNREADABLE')
          ? createError('SHARDS_MISSING', { instance }, { cause: error })
          : error;
      }
    },
  };
}

/** `SYS_ID` of `SYS_ID.js`. */
export function sysIdOf(file: string): string {
  return file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : file;
}

/** Reads each script once; null for those that are left out. */
function scriptReader(
  shards: ShardSet,
  texts: ShardTexts,
  {
    excluded,
    sight: { codeBefore, codeAfter },
  }: {
    readonly excluded: readonly string[];
    readonly sight: { readonly codeBefore: string; readonly codeAfter: string };
  },
): (sysId: string) => readonly string[] | null {
  const isCopy = copiesOf(codeBefore + codeAfter);
  const scripts = new Map<string, readonly string[] | null>(excluded.map((sysId) => [sysId, null]));
  return (sysId) => {
    const known = scripts.get(sysId);
    if (known !== undefined) return known;
    const place = shards.place(sysId);
    const lines = place === null ? null : texts.lines(place);
    const read = lines === null || isCopy(lines) ? null : lines;
    scripts.set(sysId, read);
    return read;
  };
}

function locate(
  shards: ShardSet,
  paths: ReadonlyMap<string, string>,
  hit: TreeHit,
): readonly TreeHit[] {
  const place = shards.locate(paths.get(hit.file) ?? '', hit.line);
  return place === null ? [] : [{ ...hit, file: place.scriptSysId + ENDING, line: place.line }];
}

function byPlace(one: TreeHit, other: TreeHit): number {
  return one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1;
}
