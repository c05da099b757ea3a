/** What the record of a failed job keeps of its error. */
import { createError, DeepCodeSeekError, type JobKind } from '../../domain/index.js';
import type { JobOutcome } from '../store.js';

/** The outcome of a job that threw `error`; one that is not in the registry becomes JOB_CRASHED with its message. */
export function failureOf(kind: JobKind, error: unknown): JobOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  const known =
    error instanceof DeepCodeSeekError ? error : createError('JOB_CRASHED', { kind, reason });
  const { code, message, remedy } = known;
  return { state: 'failed', error: { code, message, remedy } };
}
