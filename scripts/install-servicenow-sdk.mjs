/**
 * Installs the vendor's SDK beside the project, where a test tries it against the demo instance.
 * It is 340 MB and no part of the package, so it stays out of node_modules: `.cache/servicenow-sdk`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = ['@servicenow/sdk@4.9.0', '@servicenow/glide@27.0.5'];
const folder = fileURLToPath(new URL('../.cache/servicenow-sdk', import.meta.url));
/** Written last, so that an interrupted installation is not taken for a finished one. */
const stamp = join(folder, '.installed');
const wanted = packages.join('\n');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) install();

function install() {
  console.log(`Installing ${packages.join(' and ')} (340 MB, the first time only) …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = spawnSync(
    'npm',
    [
      'install',
      '--ignore-scripts',
      '--no-progress',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...packages,
    ],
    { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (status !== 0) {
    console.error('The ServiceNow SDK could not be installed: see the lines above.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
