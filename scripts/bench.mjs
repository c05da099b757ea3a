/** `npm run bench`: installs what is missing, builds, measures, and writes bench/results/. Arguments go to the measurement. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

installDependencies();
for (const parameters of [
  [join('scripts', 'build.mjs')],
  [join('dist', 'bench', 'main.js'), ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
