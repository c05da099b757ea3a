/** Where the package lies, whether it runs from `dist/` or from its sources. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Path of a compiled module, for worker threads and child processes: `compiledModule('sync/store-worker')`. */
export function compiledModule(name: string): string {
  return join(packageRoot, 'dist', `${name}.js`);
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json was not found above the program');
  return findRoot(parent);
}
