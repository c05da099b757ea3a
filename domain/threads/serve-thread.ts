/** The worker's side of `ThreadCalls`: one object, opened when the thread starts. */
import { parentPort } from 'node:worker_threads';
import { servePort } from './serve-port.js';
import { toWireError } from './wire-error.js';

/** The first reply says whether the object could be opened; calls count from 1. */
export const OPENING_ID = 0;

/** Opens the object and answers the calls that come, until the thread is ended from the other side. */
export async function serveThread(open: () => object | Promise<object>): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This module runs in a worker thread only');
  let remote: object;
  try {
    remote = await open();
  } catch (error) {
    port.postMessage({ id: OPENING_ID, error: toWireError(error) });
    return;
  }
  servePort(port, remote);
  port.postMessage({ id: OPENING_ID, method: 'open', result: null });
}
