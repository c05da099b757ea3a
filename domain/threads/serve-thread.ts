/** The worker's side of `ThreadCalls`: one object, its methods called by message. */
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { toWireError } from './wire-error.js';

const messageSchema = z.union([
  z.strictObject({ cancel: z.int() }),
  z.strictObject({
    id: z.int(),
    method: z.string(),
    parameters: z.array(z.unknown()),
    /** Whether the method takes a signal, as its last parameter. */
    ends: z.boolean(),
  }),
]);
type Call = Exclude<z.output<typeof messageSchema>, { cancel: number }>;

/** Opens the object and answers the calls that come, until the thread is ended from the other side. */
export async function serveThread(open: () => object | Promise<object>): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker thread only');
  let remote: object;
  try {
    remote = await open();
  } catch (error) {
    port.postMessage({ id: 0, error: toWireError(error) });
    return;
  }
  const running = new Map<number, AbortController>();
  port.on('message', (message: unknown) => {
    const call = messageSchema.parse(message);
    if ('cancel' in call) {
      running.get(call.cancel)?.abort();
      return;
    }
    const { id, method } = call;
    const ending = new AbortController();
    if (call.ends) running.set(id, ending);
    invoke(remote, call, ending.signal)
      .then((result) => {
        port.postMessage({ id, method, result });
      })
      .catch((error: unknown) => {
        port.postMessage({ id, error: toWireError(error) });
      })
      .finally(() => running.delete(id));
  });
  port.postMessage({ id: 0, method: 'open', result: null });
}

async function invoke(
  remote: object,
  { method: name, parameters, ends }: Call,
  signal: AbortSignal,
): Promise<unknown> {
  const method: unknown = Reflect.get(remote, name, remote);
  if (typeof method !== 'function') throw new Error(`The thread's object has no method ${name}`);
  const given = ends ? [...parameters, signal] : parameters;
  const result: unknown = await Reflect.apply(method, remote, given);
  return result;
}
