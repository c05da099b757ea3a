/** A worker thread that answers calls of one store; `thread-store.ts` is its other end. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { toWireError } from '../wire-error.js';
import { SqliteStore } from './sqlite-store.js';

const optionsSchema = z.strictObject({
  file: z.string(),
  instance: z.string(),
  create: z.boolean(),
});
const callSchema = z.strictObject({
  id: z.int(),
  method: z.string(),
  parameters: z.array(z.unknown()),
});

/** The first message says whether the store could be opened; after it comes one answer for each call. */
function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker thread only');
  let store: SqliteStore;
  try {
    store = new SqliteStore(optionsSchema.parse(workerData));
  } catch (error) {
    port.postMessage({ id: 0, error: toWireError(error) });
    return;
  }
  port.postMessage({ id: 0, method: 'open', result: null });
  port.on('message', (message: unknown) => {
    const { id, method, parameters } = callSchema.parse(message);
    call(store, method, parameters).then(
      (result) => {
        port.postMessage({ id, method, result });
      },
      (error: unknown) => {
        port.postMessage({ id, error: toWireError(error) });
      },
    );
  });
}

async function call(
  store: SqliteStore,
  name: string,
  parameters: readonly unknown[],
): Promise<unknown> {
  const method: unknown = Reflect.get(store, name, store);
  if (typeof method !== 'function') throw new Error(`The store has no method ${name}`);
  const result: unknown = await Reflect.apply(method, store, parameters);
  return result;
}

serve();
