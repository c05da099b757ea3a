/** The answering side of calls: one object, its methods called by message. `port-calls.ts` and `thread-calls.ts` ask. */
import type { MessagePort } from 'node:worker_threads';
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

/** Answers the calls that come over the port. When it closes, whoever asked is gone: what still runs is aborted. */
export function servePort(port: MessagePort, remote: object): void {
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
  port.on('close', () => {
    for (const ending of running.values()) ending.abort();
  });
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
