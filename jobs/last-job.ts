import type { Job, JobKind } from '../domain/index.js';
import type { Store } from '../sync/index.js';

/** As many as are remembered of the kinds that are frequent, so that the last one of each kind is among them. */
const JOBS_LOOKED_AT = 1_000;

/** The job of a kind that was begun last; null where none is remembered. */
export async function lastJob(store: Pick<Store, 'jobs'>, kind: JobKind): Promise<Job | null> {
  const jobs = await store.jobs(JOBS_LOOKED_AT);
  return jobs.find((job) => job.kind === kind) ?? null;
}
