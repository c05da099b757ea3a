import type { JobProgress } from '../domain/index.js';
import type { JobRun } from '../sync/index.js';

/** How a job is followed and stopped, as the work takes it: absent where there is nobody. */
export function watched({ onProgress, signal }: JobRun): {
  readonly onProgress?: (progress: JobProgress) => void;
  readonly signal?: AbortSignal;
} {
  return {
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  };
}
