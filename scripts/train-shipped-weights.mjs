/** Trains the ranker on the sample scopes and keeps the weights as those that are shipped. Needs a build. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DEMO_READER, startDemoInstance } from '../dist/connector/demo-instance/index.js';
import { trainInstance } from '../dist/dataset-builder/index.js';
import { configurationSchema } from '../dist/domain/index.js';
import { FIXED_RANKER, SHIPPED_WEIGHTS, WEIGHTS_FILE } from '../dist/predictor/index.js';
import { executeJob, instancePaths, openStore } from '../dist/sync/index.js';

const instance = 'demo';
const home = mkdtempSync(join(tmpdir(), 'deepcodeseek-weights-'));
const demo = await startDemoInstance({ port: 0 });
const store = await openStore({ home, instance, mode: 'direct', create: true });
try {
  const authentication = { method: 'basic', user: DEMO_READER.userName };
  const { instances, sync } = configurationSchema.parse({
    instances: { [instance]: { url: demo.url, authentication } },
  });
  const secrets = { password: DEMO_READER.password };
  const environment = { home, instance, configuration: instances[instance], sync, secrets };
  await executeJob({ store, kind: 'sync', params: { mode: 'full' }, environment });
  // Weights of an earlier day have seen the scripts that are kept apart.
  const report = await trainInstance({
    home,
    instance,
    store,
    baseline: FIXED_RANKER,
    onProgress: progress(),
  });
  console.log(report);
  if (!report.taken) throw new Error('the new weights are no better than the fixed ones');
  mkdirSync(dirname(SHIPPED_WEIGHTS), { recursive: true });
  copyFileSync(join(instancePaths(home, instance).ranker, WEIGHTS_FILE), SHIPPED_WEIGHTS);
} finally {
  await store.close();
  await demo.close();
  rmSync(home, { recursive: true, force: true });
}

function progress() {
  let shown = 0;
  return ({ phase, done, total }) => {
    if (Date.now() - shown < 5_000) return;
    shown = Date.now();
    console.error(`${phase}: ${done} of ${total}`);
  };
}
