import { setTimeout as pause } from 'node:timers/promises';
import type { Server } from 'node:http';
import type { Response } from 'express';

const LOOK_INTERVAL_MS = 20;

/** Stops accepting, lets requests end on their own for `withinMs`, then cuts off the rest. Event streams, which end with their job only, are not waited for. */
export async function drain(options: {
  readonly server: Server;
  readonly inFlight: ReadonlySet<Response>;
  readonly streams: ReadonlySet<Response>;
  readonly stopping: AbortController;
  readonly withinMs: number;
}): Promise<void> {
  const { server, inFlight, streams, stopping, withinMs } = options;
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  const deadline = performance.now() + withinMs;
  const waitedFor = (): boolean => [...inFlight].some((response) => !streams.has(response));
  while (waitedFor() && performance.now() < deadline) await pause(LOOK_INTERVAL_MS);
  stopping.abort();
  // What ends by the signal may still say so to its client.
  await pause(LOOK_INTERVAL_MS);
  server.closeAllConnections();
  await closed;
}
