/** `npm test`: installs what is missing, builds, and runs every test. `--soak` runs the long ones instead. Further arguments go to Vitest. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireChromium } from './find-chromium.mjs';
import { installDependencies } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const soak = process.argv.includes('--soak');
const rest = process.argv.slice(2).filter((argument) => argument !== '--soak');

installDependencies();
const browser = soak ? undefined : requireChromium();
run(join('scripts', 'build.mjs'));
run(join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...rest);

function run(...parameters) {
  const { status } = spawnSync(process.execPath, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(browser === undefined ? {} : { CHROME_PATH: browser }),
      ...(soak ? { DEEPCODESEEK_SOAK: '1' } : {}),
    },
  });
  if (status !== 0) process.exit(status ?? 1);
}
