/**
 * A process that trains on a mirror, to be killed: `node train-child.mjs HOME INSTANCE`. Says each step of its progress as
 * `PHASE DONE`, and `done` when it has ended.
 */
import { configurationSchema } from '../../dist/domain/index.js';
import { jobKinds } from '../../dist/jobs/index.js';
import { executeJob, openStore } from '../../dist/sync/index.js';

const [home = '', instance = ''] = process.argv.slice(2);
const { sync } = configurationSchema.parse({});
const store = await openStore({ home, instance, mode: 'direct' });
await executeJob({
  store,
  kind: 'train',
  params: {},
  jobs: jobKinds.jobs,
  environment: { home, instance, configuration: null, sync, secrets: {} },
  onProgress: ({ phase, done }) => {
    console.log(`${phase} ${done}`);
  },
});
console.log('done');
await store.close();
