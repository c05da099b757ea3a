/** Writes the golden files anew; the difference belongs into the commit that caused it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/dataset-builder/evaluate/golden'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, DEEPCODESEEK_UPDATE_GOLDEN: '1' } },
);
process.exit(status ?? 1);
