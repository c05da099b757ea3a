/** Hands a job to a running service and follows it there. */
import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import {
  createError,
  jobSchema,
  type Job,
  type JobKind,
  type JobProgress,
} from '../domain/index.js';

export interface RemoteJobOptions {
  readonly url: string;
  readonly token: string | null;
  readonly instance: string;
  readonly kind: JobKind;
  readonly params: Readonly<Record<string, unknown>>;
  readonly onProgress: (progress: JobProgress) => void;
  readonly signal: AbortSignal;
}

const POLL_INTERVAL_MS = 300;
const REQUEST_TIMEOUT_MS = 10_000;

/** Follows the job to its end; an abort cancels it in the service. Throws SERVICE_UNREACHABLE or JOB_FAILED. */
export async function runRemoteJob(options: RemoteJobOptions): Promise<NonNullable<Job['result']>> {
  const { instance, kind, params, onProgress, signal } = options;
  let job = await call(options, 'post', 'jobs', { instance, kind, params });
  while (job.state === 'queued' || job.state === 'running') {
    if (job.state === 'running') onProgress(job.progress);
    await pause(POLL_INTERVAL_MS);
    job = signal.aborted
      ? await call(options, 'post', `jobs/${job.id}/cancel`)
      : await call(options, 'get', `jobs/${job.id}`);
  }
  signal.throwIfAborted();
  if (job.state === 'done' && job.result !== null) return job.result;
  throw createError('JOB_FAILED', {
    kind,
    reason: job.error?.message ?? `it ended as ${job.state}`,
    remedy: job.error?.remedy ?? 'Start it again to go on where it stopped.',
  });
}

async function call(
  { url, token, instance }: RemoteJobOptions,
  method: 'get' | 'post',
  path: string,
  data?: unknown,
): Promise<Job> {
  try {
    const response = await axios.request<unknown>({
      method,
      url: `${url}/api/v1/${path}`,
      params: { instance },
      data,
      timeout: REQUEST_TIMEOUT_MS,
      // The service is on this machine or configured by name; a proxy has no part in it.
      proxy: false,
      headers: token === null ? {} : { Authorization: `Bearer ${token}` },
    });
    return jobSchema.parse(response.data);
  } catch (error) {
    const reason = axios.isAxiosError(error)
      ? (error.response?.statusText ?? error.code ?? error.message)
      : 'its answer was not a job';
    throw createError('SERVICE_UNREACHABLE', { url, reason });
  }
}
