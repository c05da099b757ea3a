/** Compiles the program into dist/: TypeScript, the platform catalogue, the page. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (process.argv.includes('--clean')) rmSync(join(root, 'dist'), { recursive: true, force: true });
node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
for (const step of ['scripts/build-platform-catalogue.mjs', 'scripts/build-page.mjs']) {
  if (existsSync(join(root, step))) node(step);
}

function node(...parameters) {
  const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
