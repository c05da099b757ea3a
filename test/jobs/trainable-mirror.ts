/** A mirror of a made-up instance that has just enough call sites to learn from, synced from a real one. */
import { generateInstance } from '../../bench/generated-instance.js';
import { configurationSchema } from '../../domain/index.js';
import { executeJob, type JobEnvironment, type Store } from '../../sync/index.js';
import type { DemoData, DemoInstance } from '../../connector/demo-instance/index.js';
import { configurationOf, demoInstance, READER_SECRETS } from '../sync/demo-source.js';
import { INSTANCE, openMirror, temporaryHome } from '../sync/temporary-mirror.js';

const SCRIPTS = 80;

export interface TrainableMirror {
  readonly home: string;
  readonly store: Store;
  readonly demo: DemoInstance;
  readonly environment: JobEnvironment;
}

/** Of `data`, or of 80 scripts that call each other. */
export async function trainableMirror(
  data: DemoData = generateInstance(SCRIPTS).data,
  mode: 'direct' | 'thread' = 'direct',
): Promise<TrainableMirror> {
  const home = await temporaryHome();
  const demo = await demoInstance(data);
  const environment: JobEnvironment = {
    home,
    instance: INSTANCE,
    configuration: configurationOf(demo.url, 500),
    sync: configurationSchema.parse({}).sync,
    secrets: READER_SECRETS,
  };
  const store = await openMirror(home, mode);
  await executeJob({ store, kind: 'sync', params: { mode: 'full' }, environment });
  return { home, store, demo, environment };
}
