/**
 * Writes pairs of a call and a declaration, mined from packages that the project installs, as rerankers are trained on:
 * `node scripts/mine-pairs.mjs OUT`. Needs a build.
 */
import { join } from 'node:path';
import { MINED_PACKAGES, writeMinedPairs } from '../dist/dataset-builder/index.js';
import { DeepCodeSeekError, packageRoot } from '../dist/domain/index.js';

const [out, ...others] = process.argv.slice(2);
if (out === undefined || out.startsWith('-') || others.length > 0) {
  console.error(
    'Usage: node scripts/mine-pairs.mjs OUT\n\nExample:\n  node scripts/mine-pairs.mjs ./pairs',
  );
  process.exit(out === '--help' ? 0 : 2);
}
const ending = new globalThis.AbortController();
process.once('SIGINT', () => ending.abort());
try {
  const reports = await writeMinedPairs({
    nodeModules: join(packageRoot, 'node_modules'),
    packages: MINED_PACKAGES,
    folder: out,
    onProgress: ({ phase, done, total }) => console.error(`${done} of ${total}: ${phase}`),
    signal: ending.signal,
  });
  console.table(reports);
} catch (error) {
  if (ending.signal.aborted) process.exit(130);
  if (!(error instanceof DeepCodeSeekError)) throw error;
  console.error(`${error.message}\n${error.remedy}`);
  process.exitCode = 1;
}
