import { jobSchema, type Job } from '../../../domain/index.js';
import { readEvents } from './read-events.js';
import type { ServiceClient } from './service-client.js';

const RECONNECT_MS = 1_500;
const ENDED = new Set<Job['state']>(['done', 'failed', 'cancelled', 'interrupted']);

/** Whether a job will not change any more. */
export function hasEnded(job: Job): boolean {
  return ENDED.has(job.state);
}

/** The job's states until it ends; a broken stream is opened again. Throws when the service refuses. */
export async function* watchJob(
  client: ServiceClient,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<Job> {
  while (!signal.aborted) {
    const response = await client.open(`/api/v1/jobs/${encodeURIComponent(id)}/events`, signal);
    try {
      for await (const { event, data } of readEvents(response)) {
        if (event !== 'job') continue;
        const job = jobSchema.parse(JSON.parse(data));
        yield job;
        if (hasEnded(job)) return;
      }
    } catch (error) {
      // A connection cut in the middle (a TypeError) is opened again below.
      if (!(error instanceof TypeError)) throw error;
    }
    await new Promise((resolve) => window.setTimeout(resolve, RECONNECT_MS));
  }
}
