/** Calls to an object at the other end of a port, which may stand in any thread of the process. */
import type { MessagePort } from 'node:worker_threads';
import { PendingCalls, type Callable } from './pending-calls.js';

export class PortCalls<Remote extends Callable<Remote>> {
  readonly #port;
  readonly #calls: PendingCalls<Remote>;

  /** Takes the port over: nobody else may listen to it. `servePort` is the other end. */
  constructor(port: MessagePort) {
    this.#port = port;
    // A listener keeps the thread alive, so it comes before what lets the thread go.
    port.on('message', (message: unknown) => {
      this.#calls.settle(message);
    });
    port.on('close', () => {
      this.#calls.end(new Error('The port has been closed'));
    });
    this.#calls = new PendingCalls(port);
  }

  /** Whether the other end still answers. */
  get isOpen(): boolean {
    return this.#calls.isOpen;
  }

  /** A signal among the parameters, as the last of them, ends the call here at once and reaches the method. */
  call<Name extends keyof Remote & string>(
    method: Name,
    ...parameters: Parameters<Remote[Name]>
  ): Promise<Awaited<ReturnType<Remote[Name]>>> {
    return this.#calls.call(method, ...parameters);
  }

  /** Closes both ends: calls that still wait are rejected, and their signals are aborted over there. */
  close(): void {
    this.#calls.end(new Error('The port has been closed'));
    this.#port.close();
  }
}
