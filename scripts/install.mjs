/**
 * Installs what is missing, and only then: node_modules is taken as current while it was made from this lock file.
 * Where Node's own headers are on the machine they are used, so that native modules compile with no download.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.installed-from');

/** Makes node_modules match package-lock.json; ends the process when npm fails. */
export function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.version)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing dependencies (a minute or two, the first time only) …');
  const { status } = spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...localHeaders() },
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      'The dependencies could not be installed: see the lines above. A C++ compiler and Python are needed.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

function localHeaders() {
  if (process.env.npm_config_nodedir !== undefined) return {};
  const prefix = dirname(dirname(process.execPath));
  const found = [prefix, '/usr'].find((folder) =>
    existsSync(join(folder, 'include', 'node', 'node.h')),
  );
  return found === undefined ? {} : { npm_config_nodedir: found };
}
