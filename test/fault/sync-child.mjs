/**
 * A process that syncs an instance, to be killed: `node sync-child.mjs HOME URL USER PAGE_SIZE`, the password in DEMO_PASSWORD.
 * Says `syncing` when it begins and `done` when the mirror is complete.
 */
import { hostname } from 'node:os';
import { openInstanceSource } from '../../dist/connector/index.js';
import { configurationSchema } from '../../dist/domain/index.js';
import { instancePaths, openStore, syncInstance } from '../../dist/sync/index.js';

const [home = '', url = '', user = '', pageSize = ''] = process.argv.slice(2);
const instance = 'dev';
const { instances } = configurationSchema.parse({
  instances: {
    [instance]: { url, pageSize: Number(pageSize), authentication: { method: 'basic', user } },
  },
});

const store = await openStore({ home, instance, mode: 'direct', create: true });
await store.acquireWriter({ pid: process.pid, host: hostname(), serviceUrl: null });
const source = openInstanceSource({
  name: instance,
  configuration: instances[instance],
  secrets: { password: process.env.DEMO_PASSWORD ?? '' },
  environment: {},
});
console.log('syncing');
await syncInstance({
  store,
  source,
  mode: 'full',
  reconcile: true,
  maxVanishShare: 0.2,
  shardsFolder: instancePaths(home, instance).shards,
});
console.log('done');
await source.close();
await store.close();
