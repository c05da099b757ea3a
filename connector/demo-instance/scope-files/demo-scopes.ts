/** The sample scopes as the files describe them, with the text of their scripts. */
import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createError, packageRoot } from '../../../domain/index.js';
import { readScopeManifest, type ManifestScript, type ScopeManifest } from './scope-manifest.js';

export interface DemoScript extends ManifestScript {
  readonly scope: string;
  readonly source: string;
}

export interface DemoScope extends Omit<ScopeManifest, 'scripts'> {
  readonly scripts: readonly DemoScript[];
}

/** Where the sample scopes of the package lie. */
export const SAMPLE_SCOPES_FOLDER = join(packageRoot, 'connector', 'demo-instance', 'scopes');

/**
 * Every scope below `folder`, in the order of their names; a folder without `scope.json` is none.
 * Throws DEMO_SCOPES_MISSING, DEMO_MANIFEST_INVALID or DEMO_SCRIPT_UNREADABLE, which name file and key.
 */
export async function demoScopes(folder: string = SAMPLE_SCOPES_FOLDER): Promise<DemoScope[]> {
  if (!existsSync(folder)) throw createError('DEMO_SCOPES_MISSING', { folder });
  const names = (await readdir(folder)).sort();
  const folders = names.map((name) => join(folder, name));
  const withManifest = folders.filter((path) => existsSync(join(path, 'scope.json')));
  const scopes: DemoScope[] = [];
  for (const path of withManifest) scopes.push(await readScope(path));
  return scopes;
}

async function readScope(folder: string): Promise<DemoScope> {
  const file = join(folder, 'scope.json');
  const manifest = await readScopeManifest(file);
  const seen = new Set<string>();
  const scripts: DemoScript[] = [];
  for (const [index, script] of manifest.scripts.entries()) {
    const key = `scripts.${String(index)}`;
    const identity = `${script.table}/${script.name}`;
    if (seen.has(identity)) {
      const reason = `${identity} is listed twice`;
      throw createError('DEMO_MANIFEST_INVALID', { file, key: `${key}.name`, reason });
    }
    seen.add(identity);
    const source = await readScript(join(folder, 'scripts', script.file), file, `${key}.file`);
    scripts.push({ ...script, scope: manifest.scope, source });
  }
  return { ...manifest, scripts };
}

async function readScript(path: string, manifest: string, key: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw createError('DEMO_SCRIPT_UNREADABLE', { file: path, manifest, key }, { cause });
  }
}
