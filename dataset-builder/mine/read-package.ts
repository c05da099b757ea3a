/** A package as modules that name each other's functions and classes. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, posix, relative, sep } from 'node:path';
import { z } from 'zod';
import { createError } from '../../domain/index.js';
import { PERMISSIVE, type MinedPackage } from './mined-packages.js';
import { readModule, type ReadModule } from './read-module.js';

/** Larger ones are bundles or tables. */
const MOST_BYTES = 200_000;
const ENDINGS = ['.js', '.mjs', '.cjs'];

const manifestSchema = z.object({ version: z.string(), license: z.string() });

export interface ReadPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX */
  readonly licence: string;
  /** By their paths below the folder, with `/` and their endings. */
  readonly modules: ReadonlyMap<string, ReadModule>;
}

/** A declaration, by where it stands. */
export interface Place {
  readonly path: string;
  readonly local: string;
}

/** Throws PACKAGE_NOT_PERMISSIVE, and PACKAGE_UNREADABLE where it is not installed. An abort throws its reason. */
export async function readPackage(
  nodeModules: string,
  { name, folder, without = [] }: MinedPackage,
  signal?: AbortSignal,
): Promise<ReadPackage> {
  try {
    const text = await readFile(join(nodeModules, name, 'package.json'), 'utf8');
    const { version, license: licence } = manifestSchema.parse(JSON.parse(text));
    if (!PERMISSIVE.has(licence)) throw createError('PACKAGE_NOT_PERMISSIVE', { name, licence });
    const root = join(nodeModules, name, folder);
    const modules = new Map<string, ReadModule>();
    for (const path of await paths(root, without)) {
      signal?.throwIfAborted();
      const source = await readFile(join(root, path), 'utf8');
      const module = source.length > MOST_BYTES ? null : readModule(source, nameOf(path));
      if (module !== null) modules.set(path, module);
    }
    return { name, version, licence, modules };
  } catch (error) {
    if (!(error instanceof Error && ('syscall' in error || error instanceof z.ZodError)))
      throw error;
    const reason = 'code' in error ? String(error.code) : 'its package.json says no licence';
    throw createError('PACKAGE_UNREADABLE', { name, reason }, { cause: error });
  }
}

async function paths(root: string, without: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const found = entries
    .filter((entry) => entry.isFile() && ENDINGS.includes(extname(entry.name)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(?:^|\/)node_modules\/|\.min\./.test(path))
    .filter((path) => !without.some((left) => path.startsWith(`${left}/`)));
  // Of two builds that lie side by side the first.
  const all = new Set(found);
  return found
    .filter((path) => path.endsWith('.js') || !all.has(path.replace(/\.[cm]js$/, '.js')))
    .sort();
}

/** The name of a file, as a variable may be called. */
function nameOf(path: string): string {
  return posix.basename(path, extname(path)).replace(/[^\p{L}\p{N}_$]|^(?=\p{N})/gu, '_');
}

/** The module that `from`, as written in the module at `path`, means; null for one of another package. */
export function modulePath(
  modules: ReadPackage['modules'],
  path: string,
  from: string,
): string | null {
  if (!from.startsWith('.')) return null;
  const target = posix.normalize(posix.join(dirname(path), from));
  const bare = target.replace(/\.[cm]?js$/, '');
  const candidates = [target, ...ENDINGS.flatMap((ending) => [target + ending, bare + ending])];
  candidates.push(...ENDINGS.map((ending) => posix.join(target, `index${ending}`)));
  return candidates.find((candidate) => modules.has(candidate)) ?? null;
}

/** Where the function or class stands that a module exports as `name`; null where it exports no such one. */
export function findExport(
  modules: ReadPackage['modules'],
  path: string,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): Place | null {
  const key = `${path} ${name}`;
  const module = modules.get(path);
  if (module === undefined || seen.has(key)) return null;
  const visited = new Set([...seen, key]);
  const follow = (from: string, as: string): Place | null => {
    const next = modulePath(modules, path, from);
    return next === null ? null : findExport(modules, next, as, visited);
  };
  const { names, passedOn } = module.exports;
  const exported = names.get(name);
  if (exported?.kind === 'from') return follow(exported.from, exported.name);
  if (exported?.kind === 'local') {
    if (module.declared.has(exported.local)) return { path, local: exported.local };
    const imported = module.imports.names.find(({ local }) => local === exported.local);
    return imported === undefined ? null : follow(imported.from, imported.name);
  }
  if (name === 'default') return null;
  for (const from of passedOn) {
    const found = follow(from, name);
    if (found !== null) return found;
  }
  return null;
}
